package dev.mitosis.partition.contexts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Makes groups of open atoms that hang together and of which nothing else is known. Hubs are taken out first: atoms are
 * joined from those with few ties to those with many, and one that would join several groups is left out. What is too
 * large still is divided by the Leiden algorithm (Traag, Waltman, van Eck 2019).
 */
final class Groups {
    private static final int ITERATIONS = 50;
    private static final double RANDOMNESS = 0.01;

    private final AccountGraph graph;
    private final Atoms atoms;
    private final AtomNames names;
    private final Labels labels;
    private final Holdings holdings;
    private final long seed;

    Groups(AccountGraph graph, Atoms atoms, AtomNames names, Labels labels, Holdings holdings, long seed) {
        this.graph = graph;
        this.atoms = atoms;
        this.names = names;
        this.labels = labels;
        this.holdings = holdings;
        this.seed = seed;
    }

    void give() {
        List<Map<Integer, Double>> near = neighbours();
        int[] parent = join(near);
        Map<Integer, List<Integer>> cores = new TreeMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (parent[atom] >= 0) {
                cores.computeIfAbsent(find(parent, atom), unused -> new ArrayList<>())
                        .add(atom);
            }
        }
        for (List<Integer> core : cores.values()) {
            if (core.size() >= Tuning.GROUP) {
                divide(core, near).forEach(this::found);
            }
        }
    }

    /** The ties of each open atom to others, by weight; empty for atoms that take no part. */
    private List<Map<Integer, Double>> neighbours() {
        List<Map<Integer, Double>> near = new ArrayList<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            Map<Integer, Double> ties = new TreeMap<>();
            if (takesPart(atom)) {
                for (int member : atoms.members(atom)) {
                    for (Tie tie : graph.out(member)) {
                        count(atom, atoms.of(tie.to()), tie, ties);
                    }
                    for (Tie tie : graph.in(member)) {
                        count(atom, atoms.of(tie.from()), tie, ties);
                    }
                }
            }
            near.add(ties);
        }
        return near;
    }

    private boolean takesPart(int atom) {
        return holdings.isOpen(atom) && !atoms.isHub(atom);
    }

    private void count(int atom, int other, Tie tie, Map<Integer, Double> ties) {
        if (other != atom && takesPart(other) && tie.context() > 0) {
            ties.merge(other, tie.context(), Double::sum);
        }
    }

    /** Joins from few ties to many; -1 for hubs. */
    private int[] join(List<Map<Integer, Double>> near) {
        int[] parent = new int[atoms.size()];
        int[] size = new int[atoms.size()];
        java.util.Arrays.fill(parent, -1);
        List<Integer> order = IntStream.range(0, atoms.size())
                .filter(this::takesPart)
                .boxed()
                .sorted(Comparator.comparing((Integer atom) -> near.get(atom).size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int atom : order) {
            Set<Integer> large = new HashSet<>();
            Set<Integer> all = new HashSet<>();
            for (int other : near.get(atom).keySet()) {
                if (parent[other] >= 0) {
                    int root = find(parent, other);
                    all.add(root);
                    if (size[root] >= Tuning.GROUP) {
                        large.add(root);
                    }
                }
            }
            if (large.size() < Tuning.HUB_GROUPS) {
                parent[atom] = atom;
                size[atom] = 1;
                for (int root : all) {
                    int top = find(parent, atom);
                    parent[root] = top;
                    size[top] += size[root];
                }
            }
        }
        return parent;
    }

    private static int find(int[] parent, int atom) {
        int root = atom;
        while (parent[root] != root) {
            root = parent[root];
        }
        int at = atom;
        while (parent[at] != root) {
            int next = parent[at];
            parent[at] = root;
            at = next;
        }
        return root;
    }

    private List<List<Integer>> divide(List<Integer> core, List<Map<Integer, Double>> near) {
        Map<Integer, Integer> numbers = new HashMap<>();
        core.forEach(atom -> numbers.put(atom, numbers.size()));
        LargeIntArray from = new LargeIntArray(0);
        LargeIntArray to = new LargeIntArray(0);
        LargeDoubleArray weights = new LargeDoubleArray(0);
        for (int atom : core) {
            near.get(atom).forEach((other, weight) -> {
                Integer number = numbers.get(other);
                if (other > atom && number != null) {
                    from.append(numbers.getOrDefault(atom, 0));
                    to.append(number);
                    weights.append(weight);
                }
            });
        }
        Network network = new Network(core.size(), true, new LargeIntArray[] {from, to}, weights, false, true);
        double all = network.getTotalEdgeWeight();
        Clustering clustering = new LeidenAlgorithm(
                        Tuning.RESOLUTION / Math.max(1e-9, 2 * all), ITERATIONS, RANDOMNESS, new Random(seed))
                .findClustering(network);
        List<List<Integer>> groups = new ArrayList<>();
        for (int[] cluster : clustering.getNodesPerCluster()) {
            groups.add(java.util.Arrays.stream(cluster)
                    .map(core::get)
                    .boxed()
                    .sorted()
                    .toList());
        }
        groups.sort(Comparator.comparing(group -> group.get(0)));
        return groups;
    }

    private void found(List<Integer> group) {
        boolean active = group.stream().anyMatch(atoms::isActive);
        if (group.size() < Tuning.GROUP || !active) {
            return;
        }
        String name = name(group);
        String stem = name;
        for (int number = 2; labels.knows(stem); number++) {
            stem = name + "-" + number;
        }
        labels.note(stem, stem, Labels.Source.GROUP);
        for (int atom : group) {
            holdings.give(
                    atom,
                    stem,
                    Tuning.BY_COMMUNITY,
                    new Reason(
                            "context.community",
                            Map.of("size", String.valueOf(group.size())),
                            "No tag or name says where it belongs; it hangs together with " + (group.size() - 1)
                                    + " others."));
        }
    }

    /** The word that most members bear, else the name of the active member with the most ties. */
    private String name(List<Integer> group) {
        Map<String, Integer> words = new TreeMap<>();
        for (int atom : group) {
            new HashSet<>(names.products(atom)).forEach(word -> words.merge(word, 1, Integer::sum));
        }
        return words.entrySet().stream()
                .filter(entry -> 2 * entry.getValue() >= group.size())
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElseGet(() -> {
                    int core = group.stream()
                            .filter(atoms::isActive)
                            .max(Comparator.comparing((Integer atom) ->
                                            graph.degree(atoms.anchor(atom).index()))
                                    .thenComparing(Comparator.reverseOrder()))
                            .orElseThrow();
                    String name = atoms.anchor(core).name();
                    return "around-" + (name.isEmpty() ? atoms.anchor(core).id() : name);
                });
    }
}
