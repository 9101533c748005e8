package dev.mitosis.partition.contexts;

import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Joins atoms that hang together, the closest first. What would join several groups is a hub and left out, unless the
 * groups are twins, one thing in several environments; and two groups are not joined by a single strand. Bonds join
 * whatever they hold.
 */
final class Cores {
    private final Atoms atoms;
    private final List<Map<Integer, Double>> near;
    private final List<int[]> bonds;
    private final IntPredicate takesPart;
    private final int[] parent;
    private final int[] size;
    private final BitSet active = new BitSet();
    private final Map<Integer, Map<String, Integer>> types = new HashMap<>();

    Cores(Atoms atoms, List<Map<Integer, Double>> near, List<int[]> bonds, IntPredicate takesPart) {
        this.bonds = bonds;
        this.atoms = atoms;
        this.near = near;
        this.takesPart = takesPart;
        this.parent = new int[near.size()];
        this.size = new int[near.size()];
    }

    /** The group of each atom as a forest of parents; -1 for hubs and what takes no part. */
    int[] parents() {
        java.util.Arrays.fill(parent, -1);
        List<Integer> order = IntStream.range(0, near.size())
                .filter(takesPart)
                .boxed()
                .sorted(Comparator.comparing((Integer atom) -> near.get(atom).size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Set<Integer> bound = new HashSet<>();
        bonds.forEach(bond -> bound.add(bond[0]));
        for (int atom : order) {
            if (bound.contains(atom) || !isHub(atom)) {
                add(atom);
                for (Map.Entry<Integer, Double> tie : near.get(atom).entrySet()) {
                    if (tie.getValue() >= Tuning.CLOSE) {
                        join(atom, tie.getKey());
                    }
                }
            }
        }
        for (int[] bond : bonds) {
            if (parent[bond[0]] >= 0 && !isPassive(bond[1])) {
                join(bond[0], bond[1]);
            }
        }
        loose(order);
        return parent;
    }

    /** What does nothing by itself may serve others, too: the bucket that several pipelines write. */
    private boolean isPassive(int atom) {
        return !atoms.isActive(atom);
    }

    private void add(int atom) {
        parent[atom] = atom;
        size[atom] = 1;
        active.set(atom, atoms.isActive(atom));
        types.put(atom, new TreeMap<>(Map.of(atoms.anchor(atom).type(), 1)));
    }

    /** Whether it would join several groups of some size that are no twins. */
    private boolean isHub(int atom) {
        Set<Integer> large = new HashSet<>();
        for (int other : near.get(atom).keySet()) {
            if (parent[other] >= 0) {
                int root = find(parent, other);
                if (size[root] >= Tuning.GROUP) {
                    large.add(root);
                }
            }
        }
        return large.size() >= Tuning.HUB_GROUPS && !areTwins(large);
    }

    private boolean areTwins(Set<Integer> roots) {
        List<Integer> all = roots.stream().sorted().toList();
        for (int root : all.subList(1, all.size())) {
            if (similarity(all.get(0), root) < Tuning.TWINS) {
                return false;
            }
        }
        return true;
    }

    /** The cosine of what the two groups consist of. */
    private double similarity(int left, int right) {
        Map<String, Integer> one = types.getOrDefault(left, Map.of());
        Map<String, Integer> two = types.getOrDefault(right, Map.of());
        double product = 0;
        for (Map.Entry<String, Integer> type : one.entrySet()) {
            product += type.getValue() * (double) two.getOrDefault(type.getKey(), 0);
        }
        return product / Math.max(1e-9, length(one) * length(two));
    }

    private static double length(Map<String, Integer> types) {
        return Math.sqrt(types.values().stream()
                .mapToDouble(count -> count * (double) count)
                .sum());
    }

    private void join(int atom, int other) {
        if (parent[other] < 0) {
            return;
        }
        int left = find(parent, atom);
        int right = find(parent, other);
        if (left != right) {
            int small = size[left] < size[right] ? left : right;
            int large = small == left ? right : left;
            parent[small] = large;
            size[large] += size[small];
            active.set(large, active.get(large) || active.get(small));
            Map<String, Integer> sum = types.getOrDefault(large, Map.of());
            types.getOrDefault(small, Map.of()).forEach((type, count) -> sum.merge(type, count, Integer::sum));
            types.remove(small);
        }
    }

    private record Strand(int from, int to, double weight) {}

    /** Joins by uses: what is small and does nothing by itself to what is near, the rest only by several strands. */
    private void loose(List<Integer> order) {
        List<Strand> strands = new ArrayList<>();
        for (int atom : order) {
            near.get(atom).forEach((other, weight) -> {
                if (other > atom && weight < Tuning.CLOSE && parent[atom] >= 0 && parent[other] >= 0) {
                    strands.add(new Strand(atom, other, weight));
                }
            });
        }
        strands.sort(Comparator.comparingDouble((Strand strand) -> -strand.weight())
                .thenComparing(Strand::from)
                .thenComparing(Strand::to));
        for (Strand strand : strands) {
            int left = find(parent, strand.from());
            int right = find(parent, strand.to());
            int small = size[left] < size[right] ? left : right;
            boolean follows = strand.weight() >= Tuning.FOLLOWS || !active.get(small);
            if (left != right && size[small] < Tuning.CORE && follows) {
                join(strand.from(), strand.to());
            }
        }
        Map<Long, Integer> between = new TreeMap<>();
        for (Strand strand : strands) {
            between.merge(key(strand), 1, Integer::sum);
        }
        for (Strand strand : strands) {
            if (between.getOrDefault(key(strand), 0) >= Tuning.THREADS) {
                join(strand.from(), strand.to());
            }
        }
    }

    private long key(Strand strand) {
        long left = find(parent, strand.from());
        long right = find(parent, strand.to());
        return left == right ? -1 : Math.min(left, right) * parent.length + Math.max(left, right);
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
