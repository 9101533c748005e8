package dev.mitosis.graph.relation;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.ownership.InlineParts;
import dev.mitosis.graph.ownership.Wholes;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects the edges: one for each (from, to, kind), with the strongest evidence first seen.
 *
 * <p>Each keeps which parts of the one that needs it comes from. An untyped {@code references} edge is dropped where a
 * typed one joins the same two.
 */
public final class EdgeLedger {
    private static final int EVIDENCE_KEPT = 5;
    private static final int NODE_BITS = 28;
    private static final int KIND_BITS = 6;

    private static final class EdgeDraft {
        private final Entity from;
        private final Entity to;
        private final EdgeKind kind;
        private Strength strength;
        private final List<Evidence> evidence = new ArrayList<>(1);
        private Set<String> parts = Set.of();
        private boolean whole;
        private long place;

        EdgeDraft(Entity from, Entity to, EdgeKind kind, Strength strength) {
            this.from = from;
            this.to = to;
            this.kind = kind;
            this.strength = strength;
        }

        void cameFrom(String part) {
            if (parts.isEmpty()) {
                parts = new TreeSet<>();
            }
            parts.add(part);
        }

        Edge edge() {
            return new Edge(from.arn(), to.arn(), kind, strength, evidence, whole ? List.of() : List.copyOf(parts));
        }
    }

    private final InlineParts parts;
    private final Wholes wholes;
    private final Map<Long, EdgeDraft> drafts = new HashMap<>();
    private final Set<Long> typed = new HashSet<>();

    /**
     * A ledger without an edge.
     *
     * @param wholes learns from the edges what each resource is part of
     */
    public EdgeLedger(InlineParts parts, Wholes wholes) {
        this.parts = parts;
        this.wholes = wholes;
    }

    /** What each resource is part of, as far as the edges tell. */
    public Wholes wholes() {
        return wholes;
    }

    /** Adds evidence for an edge; one from a resource to itself is none. */
    public void add(Entity from, Entity to, EdgeKind kind, Strength strength, Evidence evidence) {
        if (from.ordinal() == to.ordinal()) {
            return;
        }
        if (kind != EdgeKind.REFERENCES) {
            typed.add(pair(from, to));
        }
        long key = key(from.ordinal(), to.ordinal(), kind);
        EdgeDraft draft = drafts.computeIfAbsent(key, k -> new EdgeDraft(from, to, kind, strength));
        if (strength.compareTo(draft.strength) < 0) {
            draft.strength = strength;
        }
        wholes.learn(from, to, kind, evidence.pointer());
        if (evidence.resource().equals(from.arn())) {
            String part = parts.partAt(from.type(), evidence.pointer());
            if (part.isEmpty()) {
                draft.whole = true;
            } else {
                draft.cameFrom(part);
            }
        }
        if (draft.evidence.size() < EVIDENCE_KEPT && !draft.evidence.contains(evidence)) {
            draft.evidence.add(evidence);
        }
    }

    /**
     * The edges, sorted.
     *
     * @param ranks the place of each entity among all, by ordinal: comparing numbers is cheaper than comparing ARNs
     */
    public List<Edge> edges(int[] ranks) {
        rollUp();
        EdgeDraft[] kept = drafts.values().stream()
                .filter(draft -> draft.kind != EdgeKind.REFERENCES || !typed.contains(pair(draft.from, draft.to)))
                .toArray(EdgeDraft[]::new);
        for (EdgeDraft draft : kept) {
            draft.place = key(ranks[draft.from.ordinal()], ranks[draft.to.ordinal()], draft.kind);
        }
        Arrays.parallelSort(kept, Comparator.comparingLong(draft -> draft.place));
        return Arrays.stream(kept).map(EdgeDraft::edge).toList();
    }

    /** What a part needs, the whole needs by that part alone, where nothing of its own says more. */
    private void rollUp() {
        Map<Integer, Collection<Entity>> above = new HashMap<>();
        for (EdgeDraft draft : drafts.values()) {
            for (Entity whole : above.computeIfAbsent(draft.from.ordinal(), o -> wholes.above(draft.from))) {
                EdgeDraft rolled = drafts.get(key(whole.ordinal(), draft.to.ordinal(), draft.kind));
                if (rolled != null) {
                    rolled.cameFrom(draft.from.arn());
                }
            }
        }
    }

    private static long pair(Entity from, Entity to) {
        return ((long) from.ordinal() << NODE_BITS) | to.ordinal();
    }

    private static long key(long from, long to, EdgeKind kind) {
        return (((from << NODE_BITS) | to) << KIND_BITS) | kind.ordinal();
    }
}
