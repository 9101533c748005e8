package dev.mitosis.partition.contexts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes contexts that only names speak of a part of the one that they are tied to more than to themselves: the system
 * of an application that has a name of its own. Nothing that was stated is absorbed.
 */
final class Absorption {
    private final AccountGraph graph;
    private final Atoms atoms;
    private final Labels labels;
    private final Holdings holdings;

    Absorption(AccountGraph graph, Atoms atoms, Labels labels, Holdings holdings) {
        this.graph = graph;
        this.atoms = atoms;
        this.labels = labels;
        this.holdings = holdings;
    }

    void give() {
        Set<String> named = new HashSet<>();
        Set<String> stated = new HashSet<>();
        Map<String, Integer> sizes = new HashMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            String label = holdings.context(atom);
            Reason reason = holdings.reason(atom);
            if (label != null && reason != null) {
                sizes.merge(label, 1, Integer::sum);
                boolean byName =
                        reason.rule().equals("context.name") || reason.rule().equals("context.neighbours");
                (byName ? named : stated).add(label);
            }
        }
        named.removeAll(stated);
        Map<String, Map<String, Double>> ties = ties(named);
        Map<String, String> into = new TreeMap<>();
        ties.forEach((label, near) -> {
            String target = target(label, near, sizes);
            if (!target.isEmpty()) {
                into.put(label, target);
            }
        });
        into.values().removeIf(into::containsKey);
        for (int atom = 0; atom < atoms.size(); atom++) {
            String target = into.get(String.valueOf(holdings.context(atom)));
            if (target != null) {
                String old = String.valueOf(holdings.context(atom));
                holdings.rival(atom, old);
                holdings.give(
                        atom,
                        target,
                        Tuning.BY_TIES,
                        new Reason(
                                "context.absorbed",
                                Map.of("part", old),
                                "What is called '" + labels.display(old) + "' is tied to " + labels.display(target)
                                        + " more than to itself."));
            }
        }
    }

    private Map<String, Map<String, Double>> ties(Set<String> named) {
        Map<String, Map<String, Double>> ties = new TreeMap<>();
        for (int subject = 0; subject < graph.size(); subject++) {
            for (Tie tie : graph.out(subject)) {
                int from = atoms.of(tie.from());
                int to = atoms.of(tie.to());
                String left = holdings.context(from);
                String right = holdings.context(to);
                if (from != to && left != null && right != null && !atoms.isHub(from) && !atoms.isHub(to)) {
                    if (named.contains(left)) {
                        ties.computeIfAbsent(left, unused -> new TreeMap<>()).merge(right, tie.context(), Double::sum);
                    }
                    if (named.contains(right) && !left.equals(right)) {
                        ties.computeIfAbsent(right, unused -> new TreeMap<>()).merge(left, tie.context(), Double::sum);
                    }
                }
            }
        }
        return ties;
    }

    private static String target(String label, Map<String, Double> near, Map<String, Integer> sizes) {
        double inside = near.getOrDefault(label, 0.0);
        String best = "";
        double outside = 0;
        for (Map.Entry<String, Double> entry : near.entrySet()) {
            if (!entry.getKey().equals(label)) {
                outside += entry.getValue();
                best = best.isEmpty() || entry.getValue() > near.getOrDefault(best, 0.0) ? entry.getKey() : best;
            }
        }
        boolean larger = sizes.getOrDefault(best, 0) > sizes.getOrDefault(label, 0);
        boolean close = near.getOrDefault(best, 0.0) >= Tuning.AGREED * outside && outside >= Tuning.LOOSE * inside;
        return outside > 0 && larger && close ? best : "";
    }
}
