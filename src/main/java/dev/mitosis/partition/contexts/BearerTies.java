package dev.mitosis.partition.contexts;

import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What ties say of the atoms that bear a word: whether they are one, or the same piece of several applications. */
final class BearerTies {
    private final AccountGraph graph;
    private final Atoms atoms;
    private final AtomNames names;
    private final Holdings holdings;

    BearerTies(AccountGraph graph, Atoms atoms, AtomNames names, Holdings holdings) {
        this.graph = graph;
        this.atoms = atoms;
        this.names = names;
        this.holdings = holdings;
    }

    /**
     * Whether the bearers are tied to each other at least as much as to contexts that are known; the same whole in
     * several environments is one however many others use it.
     */
    boolean hangTogether(Set<Integer> own) {
        if (own.stream().allMatch(atoms::isActive)
                && own.stream().map(names::all).distinct().count() == 1) {
            return true;
        }
        double inside = 0;
        double outside = 0;
        for (int atom : own) {
            for (int member : atoms.members(atom)) {
                for (Tie tie : graph.out(member)) {
                    int other = atoms.of(tie.to());
                    inside += other != atom && own.contains(other) ? tie.context() : 0;
                    outside += counts(other) ? tie.context() : 0;
                }
                for (Tie tie : graph.in(member)) {
                    outside += counts(atoms.of(tie.from())) ? tie.context() : 0;
                }
            }
        }
        return inside >= outside;
    }

    private boolean counts(int atom) {
        return holdings.context(atom) != null && !atoms.isHub(atom);
    }

    /**
     * Whether a word is that of a piece which several applications have, as {@code ranker} of {@code exams-ranker} and
     * {@code tolls-ranker}: nearly all that bear it bear one of a few other words, too, and nothing ties those of one
     * to those of another. Where the others do not stand before it, it takes more of them: an application may have two
     * pieces that never meet.
     */
    boolean isPiece(String word, Set<Integer> own) {
        Map<String, List<Integer>> beside = new TreeMap<>();
        for (int atom : own) {
            for (String other : names.products(atom)) {
                if (!other.equals(word) && !names.isEnvironment(other)) {
                    beside.computeIfAbsent(other, unused -> new ArrayList<>()).add(atom);
                }
            }
        }
        beside.values().removeIf(atoms -> atoms.size() < Tuning.SEVERAL);
        Map<Integer, String> sides = sides(beside);
        long before = own.stream()
                .filter(atom -> isBefore(sides.get(atom), word, atom))
                .count();
        return before >= Tuning.NEARLY_ALL * own.size()
                && sides.values().stream().distinct().count() >= Tuning.WITNESSES
                && areApart(sides, own);
    }

    /** The word by which each atom counts: of several the one that most have. */
    private static Map<Integer, String> sides(Map<String, List<Integer>> beside) {
        Map<Integer, String> sides = new HashMap<>();
        beside.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Integer>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> entry.getValue().forEach(atom -> sides.putIfAbsent(atom, entry.getKey())));
        return sides;
    }

    private boolean isBefore(@Nullable String side, String word, int atom) {
        List<String> words = names.products(atom);
        return side != null && words.contains(word) && words.indexOf(side) < words.indexOf(word);
    }

    /** Whether those of one side are tied to each other, and neither to those of another nor to what both use. */
    private boolean areApart(Map<Integer, String> sides, Set<Integer> own) {
        double within = 0;
        double across = 0;
        Map<Integer, Map<String, Double>> between = new HashMap<>();
        for (Map.Entry<Integer, String> side : sides.entrySet()) {
            for (int member : atoms.members(side.getKey())) {
                for (Tie tie : graph.out(member)) {
                    int to = atoms.of(tie.to());
                    String other = sides.get(to);
                    within += side.getValue().equals(other) ? tie.context() : 0;
                    across += other != null && !side.getValue().equals(other) ? tie.context() : 0;
                    if (other == null && own.contains(to)) {
                        between.computeIfAbsent(to, unused -> new HashMap<>())
                                .merge(side.getValue(), tie.context(), Double::sum);
                    }
                }
            }
        }
        for (Map<String, Double> users : between.values()) {
            across += users.size() > 1
                    ? users.values().stream().mapToDouble(tie -> tie).sum()
                    : 0;
        }
        return within > 0 && across < Tuning.APART * within;
    }
}
