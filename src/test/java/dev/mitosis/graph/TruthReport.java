package dev.mitosis.graph;

import dev.mitosis.emulator.Truth;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Precision and recall of a graph against the truth, by the two ends of each dependency; how often the two call it by
 * the same kind is told beside.
 */
final class TruthReport {
    private record Pair(String from, String to) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return toString().compareTo(other.toString());
        }
    }

    private final Map<String, Truth.TrueResource> resources = new TreeMap<>();
    private final Map<Pair, String> expected = new TreeMap<>();
    private final Map<Pair, String> drawn = new TreeMap<>();
    private final Map<Pair, Set<String>> expectedKinds = new TreeMap<>();
    private final Map<Pair, Set<String>> drawnKinds = new TreeMap<>();
    private final Set<Pair> crossings = new TreeSet<>();

    /**
     * Compares what both know: resources that the scan did not bring home are not the graph's fault.
     *
     * @param graph the graph of a scan of the account that the truth describes
     */
    TruthReport(Truth truth, GraphDocument graph) {
        Set<String> nodes = graph.nodes().stream().map(node -> node.id()).collect(Collectors.toSet());
        truth.resources().stream()
                .filter(resource -> nodes.contains(resource.arn()))
                .forEach(resource -> resources.put(resource.arn(), resource));
        truth.edges().stream()
                .filter(edge -> known(edge.from(), edge.to()))
                .forEach(edge -> note(expected, expectedKinds, new Pair(edge.from(), edge.to()), edge.kind()));
        for (Edge edge : graph.edges()) {
            if (known(edge.from(), edge.to())) {
                note(
                        drawn,
                        drawnKinds,
                        new Pair(edge.from(), edge.to()),
                        edge.kind().label());
            }
        }
        truth.crossContext().forEach(edge -> crossings.add(new Pair(edge.from(), edge.to())));
    }

    private static void note(Map<Pair, String> least, Map<Pair, Set<String>> all, Pair pair, String kind) {
        least.merge(pair, kind, TruthReport::least);
        all.computeIfAbsent(pair, p -> new TreeSet<>()).add(kind);
    }

    private static String least(String left, String right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    private boolean known(String from, String to) {
        return resources.containsKey(from) && resources.containsKey(to);
    }

    double recall() {
        return share(expected, drawn);
    }

    double precision() {
        return share(drawn, expected);
    }

    private static double share(Map<Pair, String> of, Map<Pair, String> in) {
        return of.keySet().stream().filter(in::containsKey).count() / (double) of.size();
    }

    List<String> missing() {
        return describe(expected, drawn);
    }

    List<String> invented() {
        return describe(drawn, expected);
    }

    private static List<String> describe(Map<Pair, String> of, Map<Pair, String> in) {
        return of.entrySet().stream()
                .filter(entry -> !in.containsKey(entry.getKey()))
                .map(entry -> entry.getKey().from() + " " + entry.getValue() + " "
                        + entry.getKey().to())
                .toList();
    }

    /** Edges between two contexts that the truth does not know. */
    List<String> unknownCrossings() {
        return drawn.keySet().stream()
                .filter(pair -> context(pair.from()) != null
                        && context(pair.to()) != null
                        && !Objects.equals(context(pair.from()), context(pair.to()))
                        && !crossings.contains(pair)
                        && !expected.containsKey(pair))
                .map(Pair::toString)
                .toList();
    }

    private @Nullable String context(String arn) {
        return Objects.requireNonNull(resources.get(arn)).context();
    }

    /** One line for each kind, then what is missing and what was invented. */
    String table() {
        StringBuilder text =
                new StringBuilder("kind            true  found  drawn  right  recall  precision  same kind\n");
        Set<String> kinds = new TreeSet<>(expected.values());
        kinds.addAll(drawn.values());
        for (String kind : kinds) {
            line(text, kind, kind::equals);
        }
        line(text, "all", k -> true);
        missing().forEach(edge -> text.append("missing: ").append(edge).append('\n'));
        invented().forEach(edge -> text.append("invented: ").append(edge).append('\n'));
        return text.toString();
    }

    private void line(StringBuilder text, String name, Function<String, Boolean> kind) {
        long all = expected.values().stream().filter(kind::apply).count();
        long found = expected.entrySet().stream()
                .filter(e -> kind.apply(e.getValue()) && drawn.containsKey(e.getKey()))
                .count();
        long shown = drawn.values().stream().filter(kind::apply).count();
        long right = drawn.entrySet().stream()
                .filter(e -> kind.apply(e.getValue()) && expected.containsKey(e.getKey()))
                .count();
        long same = expected.entrySet().stream()
                .filter(e -> kind.apply(e.getValue()) && drawn.containsKey(e.getKey()) && agrees(e.getKey()))
                .count();
        text.append(String.format(
                Locale.ROOT,
                "%-15s %5d  %5d  %5d  %5d  %5.1f%%     %5.1f%%     %5.1f%%%n",
                name,
                all,
                found,
                shown,
                right,
                100.0 * found / Math.max(1, all),
                100.0 * right / Math.max(1, shown),
                100.0 * same / Math.max(1, found)));
    }

    private boolean agrees(Pair pair) {
        Set<String> shared = new TreeSet<>(expectedKinds.getOrDefault(pair, Set.of()));
        shared.retainAll(drawnKinds.getOrDefault(pair, Set.of()));
        return !shared.isEmpty();
    }
}
