package dev.mitosis.partition.contexts;

import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.contexts.Strands.Bond;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.Tuning;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Joins atoms that hang together, the surest first: what one application holds by its nature, parts of one whole, what
 * a single group uses, and two groups that share a store. What three groups use is a hub and joins nothing. O(edges x
 * sweeps).
 */
final class Cores {
    private final Set<String> stores = Set.copyOf(Table.read(Cores.class, "stores.tsv", row -> row.get("type")));
    private final Atoms atoms;
    private final Strands strands;
    private final List<Integer> order;
    private final int[] parent;
    private final BitSet active = new BitSet();

    /** Joins those that take part. */
    Cores(Atoms atoms, Strands strands, IntPredicate takesPart) {
        this.atoms = atoms;
        this.strands = strands;
        this.parent = new int[atoms.size()];
        this.order = IntStream.range(0, atoms.size())
                .filter(takesPart)
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer atom) -> strands.parts(atom).size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Arrays.fill(parent, -1);
        order.forEach(atom -> {
            parent[atom] = atom;
            active.set(atom, atoms.isActive(atom));
        });
        Set<Integer> holders = bind();
        parts(holders);
        exclusive();
        stores();
        exclusive();
    }

    /** The group of each atom as a forest of parents; -1 for what takes no part. */
    int[] parents() {
        return parent;
    }

    private Set<Integer> bind() {
        Set<Integer> holders = new HashSet<>();
        strands.bonds().forEach(bond -> holders.add(bond.holder()));
        for (Bond bond : strands.bonds()) {
            // What does nothing by itself may serve others, too: the bucket that several pipelines write.
            if (bond.all() || atoms.isActive(bond.held()) || holders.contains(bond.held())) {
                join(bond.holder(), bond.held());
            }
        }
        return holders;
    }

    /** What does something first, then what does not, so that what many share finds them joined and stands aside. */
    private void parts(Set<Integer> holders) {
        BitSet added = new BitSet();
        for (int atom : order) {
            if (atoms.isActive(atom)
                    || holders.contains(atom)
                    || strands.parts(atom).size() < 2) {
                added.set(atom);
                join(atom, added);
            }
        }
        for (int atom : order) {
            Set<Integer> known = new TreeSet<>(strands.parts(atom));
            known.removeIf(other -> !added.get(other));
            if (!added.get(atom) && activeGroups(known).size() < Tuning.SEVERAL) {
                added.set(atom);
                join(atom, added);
            }
        }
    }

    private void join(int atom, BitSet added) {
        for (int other : strands.parts(atom)) {
            if (added.get(other)) {
                join(atom, other);
            }
        }
    }

    private Set<Integer> activeGroups(Set<Integer> members) {
        Set<Integer> groups = new TreeSet<>();
        for (int member : members) {
            int group = find(parent, member);
            if (active.get(group)) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** What does nothing by itself belongs to the only group that is tied to it. */
    private void exclusive() {
        boolean again = true;
        while (again) {
            again = false;
            for (Map.Entry<Integer, Set<Integer>> entry : around().entrySet()) {
                if (entry.getValue().size() == 1) {
                    join(entry.getKey(), entry.getValue().iterator().next());
                    again = true;
                }
            }
        }
    }

    /** The active groups around each passive one. */
    private Map<Integer, Set<Integer>> around() {
        Map<Integer, Set<Integer>> around = new TreeMap<>();
        for (int atom : order) {
            int root = find(parent, atom);
            if (!active.get(root)) {
                around.computeIfAbsent(root, unused -> new TreeSet<>()).addAll(activeGroups(users(atom)));
            }
        }
        return around;
    }

    private Set<Integer> users(int atom) {
        Set<Integer> users = new TreeSet<>();
        strands.near(atom).forEach((other, weight) -> {
            if (weight >= Tuning.LEAST_USE) {
                users.add(other);
            }
        });
        return users;
    }

    /** Two groups with one store are one; what three use is judged before any are joined, and joins none. */
    private void stores() {
        Map<Integer, Set<Integer>> around = around();
        Map<Integer, Set<Integer>> shared = new TreeMap<>();
        for (int atom : order) {
            if (stores.contains(atoms.anchor(atom).type())) {
                int root = find(parent, atom);
                Set<Integer> groups = new TreeSet<>(around.getOrDefault(root, Set.of()));
                if (active.get(root)) {
                    groups.addAll(activeGroups(users(atom)));
                    groups.add(root);
                }
                shared.put(atom, groups);
            }
        }
        shared.forEach((store, groups) -> {
            if (groups.size() < Tuning.SEVERAL) {
                groups.forEach(group -> join(store, group));
            }
        });
    }

    private void join(int atom, int other) {
        int left = find(parent, atom);
        int right = find(parent, other);
        if (left != right) {
            parent[Math.max(left, right)] = Math.min(left, right);
            active.set(Math.min(left, right), active.get(left) || active.get(right));
        }
    }

    /** The root of an atom's group. */
    static int find(int[] parent, int atom) {
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
}
