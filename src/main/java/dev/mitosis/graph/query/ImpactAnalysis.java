package dev.mitosis.graph.query;

import dev.mitosis.graph.ownership.InlineParts;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what stops working if a resource goes away.
 *
 * <p>The loss of what only a part needs (a zone's record, an API's method, a route) is the loss of that part: others
 * that need the whole are not concerned. A whole that is nothing without its parts stops with the last of them.
 */
public final class ImpactAnalysis {
    /** How bad the loss is for one that needs it. */
    public enum Loss {
        STOPS,
        /** Stops if it makes use of a permission that it shares with others. */
        MAY_STOP,
        /** Goes on, but blind, unsupervised, reachable by fewer or without one of its parts. */
        DEGRADES;

        /** The name used on the screen, for example {@code may-stop}. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One that needs it, directly or through others.
     *
     * @param distance hops from what went away
     * @param edge the edge by which the loss arrives
     * @param text the edge in words
     */
    public record AffectedResource(String id, Loss loss, int distance, Edge edge, String text) {}

    /** A loss that goes on from a resource to those who need it. */
    private record Wave(String lost, Loss loss, int distance) {}

    private final ResourceGraph graph;
    private final InlineParts parts = InlineParts.load();

    public ImpactAnalysis(ResourceGraph graph) {
        this.graph = graph;
    }

    /** Everything that stops or degrades, nearest first; what merely degrades takes nothing further down. */
    public List<AffectedResource> of(String id) {
        return new Spread(id).run();
    }

    /** One question. */
    private final class Spread {
        private final String start;
        private final Map<String, AffectedResource> found = new HashMap<>();
        private final Map<String, Loss> lost = new HashMap<>();
        private final Map<String, Loss> granting = new HashMap<>();
        private final Deque<Wave> certain = new ArrayDeque<>();
        private final Deque<Wave> possible = new ArrayDeque<>();

        Spread(String start) {
            this.start = start;
            spread(new Wave(start, Loss.STOPS, 0));
        }

        /** What certainly stops is followed to its end before what may stop, so that the certain answer counts. */
        List<AffectedResource> run() {
            while (!certain.isEmpty() || !possible.isEmpty()) {
                Wave wave = certain.isEmpty() ? possible.removeFirst() : certain.removeFirst();
                for (Edge edge : graph.neededBy(wave.lost())) {
                    if (!edge.from().equals(start)) {
                        reach(wave, edge);
                    }
                }
            }
            return sorted(found);
        }

        private void reach(Wave wave, Edge edge) {
            if (!edge.kind().stopsWithout()) {
                note(wave, edge, Loss.DEGRADES);
            } else if (isGrant(edge)) {
                note(wave, edge, Loss.DEGRADES);
                holders(new Wave(edge.from(), wave.loss(), wave.distance() + 1));
            } else {
                Loss loss = isPartial(wave, edge) ? Loss.DEGRADES : wave.loss();
                note(wave, edge, loss);
                if (loss != Loss.DEGRADES) {
                    spread(new Wave(edge.from(), loss, wave.distance() + 1));
                }
            }
        }

        private void note(Wave wave, Edge edge, Loss loss) {
            found.merge(
                    edge.from(),
                    new AffectedResource(
                            edge.from(), loss, wave.distance() + 1, edge, EdgeExplanation.sentence(graph, edge)),
                    (first, second) -> second.loss().compareTo(first.loss()) < 0 ? second : first);
        }

        private void spread(Wave wave) {
            if (isWorse(lost, wave)) {
                (wave.loss() == Loss.STOPS ? certain : possible).addLast(wave);
            }
        }

        /** Notes the loss; tells whether it is worse than what was known. */
        private static boolean isWorse(Map<String, Loss> known, Wave wave) {
            Loss before = known.get(wave.lost());
            boolean worse = before == null || wave.loss().compareTo(before) < 0;
            if (worse) {
                known.put(wave.lost(), wave.loss());
            }
            return worse;
        }

        /** Who holds a permission that leads nowhere: one alone has it for its use, of several each may use it. */
        private void holders(Wave grant) {
            if (!isWorse(granting, grant)) {
                return;
            }
            List<Edge> holding = graph.neededBy(grant.lost()).stream()
                    .filter(edge -> isHolding(edge) && !edge.from().equals(start))
                    .toList();
            Loss loss = holding.size() == 1 ? grant.loss() : Loss.MAY_STOP;
            for (Edge edge : holding) {
                boolean passesOn = parts.isGranting(graph.node(edge.from()).type());
                note(grant, edge, passesOn ? Loss.DEGRADES : loss);
                Wave next = new Wave(edge.from(), loss, grant.distance() + 1);
                if (passesOn) {
                    holders(next);
                } else {
                    spread(next);
                }
            }
        }

        /** Whether the one that needs goes on without it, because only one of its parts is lost. */
        private boolean isPartial(Wave wave, Edge edge) {
            return !isHolding(edge)
                    && !edge.parts().isEmpty()
                    && edge.parts().stream().noneMatch(part -> isLastOf(wave, edge, part));
        }

        /** Whether the whole stops with its last part of this kind, and this is the last. */
        private boolean isLastOf(Wave wave, Edge edge, String part) {
            String type = graph.node(edge.from()).type();
            Optional<InlineParts.Kind> kind = parts.kindOf(type, part);
            return kind.filter(found -> found.whenAllLost() == InlineParts.WhenAllLost.STOPS)
                            .isPresent()
                    && graph.needs(edge.from()).stream()
                            .filter(other -> other.kind() == edge.kind())
                            .filter(other -> other.parts().stream()
                                    .anyMatch(p -> parts.kindOf(type, p).equals(kind)))
                            .allMatch(other ->
                                    lost.getOrDefault(other.to(), Loss.DEGRADES).compareTo(wave.loss()) <= 0);
        }

        private boolean isGrant(Edge edge) {
            return parts.isGranting(graph.node(edge.from()).type()) && !isHolding(edge);
        }

        /** Whether the one takes over what the other may do. */
        private boolean isHolding(Edge edge) {
            return edge.kind() == EdgeKind.RUNS_AS
                    || (edge.kind() == EdgeKind.ATTACHED_TO
                            && parts.isGranting(graph.node(edge.to()).type()));
        }
    }

    private static List<AffectedResource> sorted(Map<String, AffectedResource> found) {
        List<AffectedResource> list = new ArrayList<>(found.values());
        list.sort(Comparator.comparing(AffectedResource::loss)
                .thenComparing(AffectedResource::distance)
                .thenComparing(AffectedResource::id));
        return list;
    }
}
