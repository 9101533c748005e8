package dev.mitosis.partition.atoms;

import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Owners;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.TypePattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Joins what cannot be apart: parts with their wholes and what is managed with who manages it. The rest of the
 * partition moves atoms, never single subjects.
 */
public final class Atoms {
    /**
     * A row of {@code hosts.tsv}.
     *
     * @param guests the type of the parts that belong to those who made them
     */
    private record Host(String type, TypePattern guests, boolean hub) {}

    private final Map<String, Host> hosts = Table.read(
                    Atoms.class,
                    "hosts.tsv",
                    row -> new Host(
                            row.get("type"),
                            new TypePattern(row.get("guests")),
                            row.get("hub").equals("yes")))
            .stream()
            .collect(Collectors.toMap(Host::type, host -> host));
    private final Set<String> active = Set.copyOf(Table.read(Atoms.class, "active.tsv", row -> row.get("type")));
    private final AccountGraph graph;
    private final Roles roles;
    private final BitSet owned = new BitSet();
    private final BitSet hubs = new BitSet();
    private final int[] parent;
    private final int[] atomOf;
    private final List<int[]> members = new ArrayList<>();
    private final int[] anchor;

    /** Joins the subjects of a graph. */
    public Atoms(AccountGraph graph, Roles roles, Owners owners) {
        this.graph = graph;
        this.roles = roles;
        this.parent = new int[graph.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (Subject subject : graph.subjects()) {
            List<Subject> wholes = wholes(subject);
            if (wholes.size() == 1) {
                union(subject.index(), wholes.get(0).index());
            }
            owners.owner(graph, subject).ifPresent(owner -> {
                owned.set(subject.index());
                union(subject.index(), owner.index());
            });
        }
        this.atomOf = number();
        this.anchor = anchors();
        for (int atom = 0; atom < anchor.length; atom++) {
            hubs.set(atom, isHub(anchor(atom).type()));
        }
    }

    /** What the subject is one with; what is part of several is one with none, as a subnet group of two databases. */
    private List<Subject> wholes(Subject subject) {
        return graph.wholes(subject).stream()
                .filter(whole -> isOneWith(subject, whole))
                .toList();
    }

    /** Parts of a network move with it; those of another host belong to whoever made them. */
    private boolean isOneWith(Subject part, Subject whole) {
        boolean network = roles.isNetwork(whole.type());
        Host host = hosts.get(whole.type());
        return network
                ? roles.isNetwork(part.type())
                : host == null || !host.guests().matches(part.type());
    }

    private void union(int part, int whole) {
        int left = find(part);
        int right = find(whole);
        if (left != right) {
            parent[left] = right;
        }
    }

    private int find(int subject) {
        int root = subject;
        while (parent[root] != root) {
            root = parent[root];
        }
        int at = subject;
        while (parent[at] != root) {
            int next = parent[at];
            parent[at] = root;
            at = next;
        }
        return root;
    }

    private int[] number() {
        int[] numbers = new int[parent.length];
        int[] byRoot = new int[parent.length];
        java.util.Arrays.fill(byRoot, -1);
        List<List<Integer>> lists = new ArrayList<>();
        for (int subject = 0; subject < parent.length; subject++) {
            int root = find(subject);
            if (byRoot[root] < 0) {
                byRoot[root] = lists.size();
                lists.add(new ArrayList<>(1));
            }
            numbers[subject] = byRoot[root];
            lists.get(byRoot[root]).add(subject);
        }
        lists.forEach(list -> members.add(list.stream().mapToInt(i -> i).toArray()));
        return numbers;
    }

    /** The whole that is part of nothing else here, people's own before what was made. */
    private int[] anchors() {
        int[] anchors = new int[members.size()];
        for (int atom = 0; atom < anchors.length; atom++) {
            int best = members.get(atom)[0];
            for (int member : members.get(atom)) {
                if (rank(member) < rank(best)) {
                    best = member;
                }
            }
            anchors[atom] = best;
        }
        return anchors;
    }

    private int rank(int subject) {
        Subject found = graph.subject(subject);
        boolean part = graph.wholes(found).stream().anyMatch(whole -> find(whole.index()) == find(subject));
        return (found.isMade() ? 4 : 0) + (owned.get(subject) ? 2 : 0) + (part ? 1 : 0);
    }

    public int size() {
        return members.size();
    }

    /** The atom of a subject. */
    public int of(int subject) {
        return atomOf[subject];
    }

    /** The subjects of an atom. */
    public int[] members(int atom) {
        return members.get(atom);
    }

    /** The subject that stands for the atom. */
    public Subject anchor(int atom) {
        return graph.subject(anchor[atom]);
    }

    /** Whether one of two subjects only lives in the other, which says nothing about either. */
    public boolean isLodging(int left, int right) {
        return of(left) != of(right) && (lodges(left, right) || lodges(right, left));
    }

    private boolean lodges(int part, int whole) {
        return graph.subject(part).wholes().contains(graph.subject(whole).arn());
    }

    /** Whether something in it does something. */
    public boolean isActive(int atom) {
        for (int member : members.get(atom)) {
            if (active.contains(graph.subject(member).type())) {
                return true;
            }
        }
        return false;
    }

    /** Whether strangers live in it or pass through it by nature. */
    public boolean isHub(int atom) {
        return hubs.get(atom);
    }

    private boolean isHub(String type) {
        Host host = hosts.get(type);
        return roles.of(type).hub() || (host != null && host.hub());
    }
}
