package dev.mitosis.partition.contexts;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * What ties atoms to each other, by how much it proves: parts of one whole, what one application holds by its nature,
 * and uses. Calls are left out, because strangers call each other, and so are roles that many take and that name
 * nothing.
 */
final class Strands {
    /**
     * What belongs to one application by what it is for.
     *
     * @param all whether what does nothing by itself belongs to it, too
     */
    record Bond(int holder, int held, boolean all) {}

    private final Map<String, String> binders =
            Table.read(Strands.class, "binders.tsv", row -> Map.entry(row.get("type"), row.get("edges"))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    private final AccountGraph graph;
    private final Atoms atoms;
    private final IntPredicate takesPart;
    private final List<Map<Integer, Double>> near = new ArrayList<>();
    private final List<Set<Integer>> parts = new ArrayList<>();
    private final List<Bond> bonds = new ArrayList<>();

    /** Reads the ties between those that take part. */
    Strands(AccountGraph graph, Atoms atoms, IntPredicate takesPart) {
        this.graph = graph;
        this.atoms = atoms;
        this.takesPart = takesPart;
        for (int atom = 0; atom < atoms.size(); atom++) {
            near.add(new TreeMap<>());
            parts.add(new TreeSet<>());
        }
        for (int subject = 0; subject < graph.size(); subject++) {
            graph.out(subject).forEach(this::read);
        }
    }

    private void read(Tie tie) {
        int from = atoms.of(tie.from());
        int to = atoms.of(tie.to());
        if (from == to || tie.context() <= 0 || !takesPart.test(from) || !takesPart.test(to)) {
            return;
        }
        if (tie.context() >= Tuning.LEAST_MASS) {
            bind(tie, from, to);
        }
        if (!isCall(tie) && !isTakenByMany(tie) && !atoms.isLodging(tie.from(), tie.to())) {
            near.get(from).merge(to, tie.context(), Math::max);
            near.get(to).merge(from, tie.context(), Math::max);
            if (tie.part() && tie.context() >= Tuning.CLOSE) {
                parts.get(from).add(to);
                parts.get(to).add(from);
            }
        }
    }

    private void bind(Tie tie, int from, int to) {
        if ("out".equals(edges(tie.from()))) {
            bonds.add(new Bond(from, to, false));
        }
        if ("in".equals(edges(tie.to()))) {
            bonds.add(new Bond(to, from, false));
        }
        if (tie.kind() == EdgeKind.RUNS_AS && isTaken(tie.to(), 2) && namesSomething(tie.to())) {
            bonds.add(new Bond(to, from, true));
        }
        if ("all".equals(edges(tie.to()))) {
            bonds.add(new Bond(to, from, true));
        }
    }

    private String edges(int subject) {
        return binders.getOrDefault(graph.subject(subject).type(), "");
    }

    /** Whether what does something, or the role it takes, calls what does something else. */
    private boolean isCall(Tie tie) {
        return !tie.part()
                && atoms.isActive(atoms.of(tie.to()))
                && (atoms.isActive(atoms.of(tie.from())) || isTaken(tie.from(), 1))
                && !edges(tie.from()).equals("out");
    }

    private boolean isTaken(int subject, int times) {
        return graph.in(subject).stream()
                        .filter(tie -> tie.kind() == EdgeKind.RUNS_AS)
                        .count()
                >= times;
    }

    /** A role that several take and that may use nothing in particular, as the one that starts all containers. */
    private boolean isTakenByMany(Tie tie) {
        return tie.kind() == EdgeKind.RUNS_AS && isTaken(tie.to(), 2) && !namesSomething(tie.to());
    }

    private boolean namesSomething(int role) {
        return graph.out(role).stream()
                .anyMatch(use -> use.strength() >= Tuning.LEAST_STRENGTH && !atoms.isHub(atoms.of(use.to())));
    }

    /** The atoms that an atom is tied to, with the weight of the strongest tie to each. */
    Map<Integer, Double> near(int atom) {
        return near.get(atom);
    }

    /** The atoms of which one cannot be without the other. */
    Set<Integer> parts(int atom) {
        return parts.get(atom);
    }

    /** What is held by nature. */
    List<Bond> bonds() {
        return bonds;
    }
}
