package dev.mitosis.partition.contexts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    private final Map<String, String> binders =
            Table.read(Groups.class, "binders.tsv", row -> Map.entry(row.get("type"), row.get("edges"))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    private final AccountGraph graph;
    private final Atoms atoms;
    private final AtomNames names;
    private final Labels labels;
    private final Holdings holdings;
    private final long seed;
    private final BitSet apart = new BitSet();

    Groups(AccountGraph graph, Atoms atoms, AtomNames names, Labels labels, Holdings holdings, long seed) {
        this.graph = graph;
        this.atoms = atoms;
        this.names = names;
        this.labels = labels;
        this.holdings = holdings;
        this.seed = seed;
    }

    /** Remembers the cores that are tied to no known context to speak of. */
    void findApart() {
        List<Map<Integer, Double>> near = neighbours();
        for (List<Integer> core : cores(near)) {
            if (core.size() >= Tuning.CORE && outside(core) < Tuning.APART * inside(core, near)) {
                core.forEach(apart::set);
            }
        }
    }

    /** Whether the atom belongs to a core that hangs together by itself. */
    boolean isApart(int atom) {
        return apart.get(atom);
    }

    private static double inside(List<Integer> core, List<Map<Integer, Double>> near) {
        return core.stream()
                        .mapToDouble(atom -> near.get(atom).values().stream()
                                .mapToDouble(weight -> weight)
                                .sum())
                        .sum()
                / 2;
    }

    private double outside(List<Integer> core) {
        double outside = 0;
        for (int atom : core) {
            for (int member : atoms.members(atom)) {
                for (Tie tie : graph.out(member)) {
                    outside += counts(atoms.of(tie.to())) ? tie.context() : 0;
                }
                for (Tie tie : graph.in(member)) {
                    outside += counts(atoms.of(tie.from())) ? tie.context() : 0;
                }
            }
        }
        return outside;
    }

    private boolean counts(int atom) {
        return holdings.context(atom) != null && !atoms.isHub(atom);
    }

    void give() {
        List<Map<Integer, Double>> near = neighbours();
        for (List<Integer> core : cores(near)) {
            if (core.size() >= Tuning.GROUP) {
                divide(core, near).forEach(this::found);
            }
        }
    }

    private List<List<Integer>> cores(List<Map<Integer, Double>> near) {
        int[] parent = join(near);
        Map<Integer, List<Integer>> cores = new TreeMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (parent[atom] >= 0) {
                cores.computeIfAbsent(Cores.find(parent, atom), unused -> new ArrayList<>())
                        .add(atom);
            }
        }
        return List.copyOf(cores.values());
    }

    /** The ties of each open atom to others, by weight; empty for atoms that take no part. */
    private List<Map<Integer, Double>> neighbours() {
        List<Map<Integer, Double>> near = new ArrayList<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            near.add(new TreeMap<>());
        }
        for (int subject = 0; subject < graph.size(); subject++) {
            for (Tie tie : graph.out(subject)) {
                int from = atoms.of(tie.from());
                int to = atoms.of(tie.to());
                boolean counts = from != to
                        && tie.context() > 0
                        && takesPart(from)
                        && takesPart(to)
                        && !atoms.isLodging(tie.from(), tie.to());
                if (counts) {
                    near.get(from).merge(to, tie.context(), Double::sum);
                    near.get(to).merge(from, tie.context(), Double::sum);
                }
            }
        }
        return near;
    }

    /** What belongs to one application by what it is for, each with what it serves there. */
    private List<int[]> bonds() {
        List<int[]> bonds = new ArrayList<>();
        for (int subject = 0; subject < graph.size(); subject++) {
            for (Tie tie : graph.out(subject)) {
                int from = atoms.of(tie.from());
                int to = atoms.of(tie.to());
                boolean counts = from != to && tie.context() >= Tuning.LEAST_MASS && takesPart(from) && takesPart(to);
                if (counts && "out".equals(binders.get(graph.subject(tie.from()).type()))) {
                    bonds.add(new int[] {from, to});
                }
                if (counts && "in".equals(binders.get(graph.subject(tie.to()).type()))) {
                    bonds.add(new int[] {to, from});
                }
            }
        }
        return bonds;
    }

    private boolean takesPart(int atom) {
        return holdings.isOpen(atom) && !atoms.isHub(atom);
    }

    private int[] join(List<Map<Integer, Double>> near) {
        return new Cores(atoms, near, bonds(), this::takesPart).parents();
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
