package dev.mitosis.partition.contexts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.contexts.Occasions.Companions;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes groups of open atoms that hang together and of which nothing else is known. */
final class Groups {
    private final AccountGraph graph;
    private final Atoms atoms;
    private final AtomNames names;
    private final Labels labels;
    private final Holdings holdings;
    private final BitSet apart = new BitSet();

    Groups(AccountGraph graph, Atoms atoms, AtomNames names, Labels labels, Holdings holdings) {
        this.graph = graph;
        this.atoms = atoms;
        this.names = names;
        this.labels = labels;
        this.holdings = holdings;
    }

    /** Remembers the cores that are tied to no known context to speak of. */
    void findApart() {
        Strands strands = new Strands(graph, atoms, this::takesPart);
        for (List<Integer> core : cores(strands)) {
            if (core.size() >= Tuning.MANY && outside(core) < Tuning.APART * inside(core, strands)) {
                core.forEach(apart::set);
            }
        }
    }

    /** Whether the atom belongs to a core that hangs together by itself. */
    boolean isApart(int atom) {
        return apart.get(atom);
    }

    private static double inside(List<Integer> core, Strands strands) {
        return core.stream()
                        .mapToDouble(atom -> strands.near(atom).values().stream()
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
        List<List<Integer>> groups = cores(new Strands(graph, atoms, this::takesPart)).stream()
                .filter(this::isGroup)
                .toList();
        List<Companions> companions =
                new Occasions(groups.stream().map(this::moments).toList()).companions();
        int[] parent = IntStream.range(0, groups.size()).toArray();
        Map<Integer, List<LocalDate>> days = new TreeMap<>();
        for (Companions pair : companions) {
            parent[Cores.find(parent, pair.left())] = Cores.find(parent, pair.right());
            days.putIfAbsent(pair.left(), pair.days());
            days.putIfAbsent(pair.right(), pair.days());
        }
        Map<Integer, List<Integer>> joined = new TreeMap<>();
        for (int group = 0; group < groups.size(); group++) {
            joined.computeIfAbsent(Cores.find(parent, group), unused -> new ArrayList<>())
                    .addAll(groups.get(group));
        }
        for (int group = 0; group < groups.size(); group++) {
            List<Integer> all = joined.getOrDefault(Cores.find(parent, group), List.of());
            if (holdings.isOpen(all.get(0))) {
                found(all);
            }
            List<LocalDate> together = days.get(group);
            if (together != null) {
                explain(groups.get(group), all, together);
            }
        }
    }

    private Set<Long> moments(List<Integer> group) {
        Set<Long> moments = new TreeSet<>();
        for (int atom : group) {
            for (int member : atoms.members(atom)) {
                moments.addAll(graph.subject(member).moments());
            }
        }
        return moments;
    }

    private boolean isGroup(List<Integer> group) {
        int size = group.stream().mapToInt(atom -> atoms.members(atom).length).sum();
        return size >= Tuning.SEVERAL && group.stream().anyMatch(atoms::isActive);
    }

    private void explain(List<Integer> group, List<Integer> all, List<LocalDate> days) {
        String listed = days.stream().limit(3).map(LocalDate::toString).collect(Collectors.joining(", "));
        for (int atom : group) {
            holdings.give(
                    atom,
                    String.valueOf(holdings.label(atom)),
                    Tuning.BY_GROUP,
                    new Reason(
                            "context.changed-together",
                            Map.of("days", listed),
                            "No tag or name says where it belongs; it hangs together with " + (group.size() - 1)
                                    + " others, and was made or changed together with "
                                    + (all.size() - group.size()) + " more when few others were, on " + listed
                                    + "."));
        }
    }

    private List<List<Integer>> cores(Strands strands) {
        int[] parent = new Cores(atoms, strands, this::takesPart).parents();
        Map<Integer, List<Integer>> cores = new TreeMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (parent[atom] >= 0) {
                cores.computeIfAbsent(Cores.find(parent, atom), unused -> new ArrayList<>())
                        .add(atom);
            }
        }
        return List.copyOf(cores.values());
    }

    /** What AWS made for the account is everybody's. */
    private boolean takesPart(int atom) {
        return holdings.isOpen(atom)
                && !atoms.isHub(atom)
                && !atoms.anchor(atom).isMade();
    }

    private void found(List<Integer> group) {
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
                    Tuning.BY_GROUP,
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
