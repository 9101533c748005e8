package dev.mitosis.partition.contexts;

import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Table;
import java.util.Arrays;
import java.util.Set;

/** What an application is made of: what does something, and what keeps what it works with. */
final class Substance {
    private final Set<String> stores = Set.copyOf(Table.read(Cores.class, "stores.tsv", row -> row.get("type")));
    private final AccountGraph graph;
    private final Atoms atoms;

    Substance(AccountGraph graph, Atoms atoms) {
        this.graph = graph;
        this.atoms = atoms;
    }

    /** Whether the atom is more than the surroundings of another, as its role, its logs or its alarm. */
    boolean holds(int atom) {
        return atoms.isActive(atom) || keeps(atom);
    }

    private boolean keeps(int atom) {
        return Arrays.stream(atoms.members(atom))
                .anyMatch(member -> stores.contains(graph.subject(member).type()));
    }
}
