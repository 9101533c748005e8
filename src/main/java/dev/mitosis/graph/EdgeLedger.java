package dev.mitosis.graph;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the edges: one for each (from, to, kind), with the strongest evidence first seen.
 *
 * <p>An untyped {@code references} edge is dropped where a typed one joins the same two.
 */
final class EdgeLedger {
    private static final int EVIDENCE_KEPT = 5;
    private static final int NODE_BITS = 28;

    private static final class Draft {
        private final Entity from;
        private final Entity to;
        private final EdgeKind kind;
        private Strength strength;
        private final List<Evidence> evidence = new ArrayList<>(1);

        Draft(Entity from, Entity to, EdgeKind kind, Strength strength) {
            this.from = from;
            this.to = to;
            this.kind = kind;
            this.strength = strength;
        }
    }

    private final Map<Long, Draft> drafts = new HashMap<>();
    private final Set<Long> typed = new HashSet<>();

    void add(Entity from, Entity to, EdgeKind kind, Strength strength, Evidence evidence) {
        if (from.ordinal() == to.ordinal()) {
            return;
        }
        long pair = ((long) from.ordinal() << NODE_BITS) | to.ordinal();
        if (kind != EdgeKind.REFERENCES) {
            typed.add(pair);
        }
        long key = pair | ((long) kind.ordinal() << (2 * NODE_BITS));
        Draft draft = drafts.computeIfAbsent(key, k -> new Draft(from, to, kind, strength));
        if (strength.compareTo(draft.strength) < 0) {
            draft.strength = strength;
        }
        if (draft.evidence.size() < EVIDENCE_KEPT && !draft.evidence.contains(evidence)) {
            draft.evidence.add(evidence);
        }
    }

    /** The edges, sorted. */
    List<Edge> edges() {
        return drafts.values().stream()
                .filter(draft -> draft.kind != EdgeKind.REFERENCES
                        || !typed.contains(((long) draft.from.ordinal() << NODE_BITS) | draft.to.ordinal()))
                .map(draft -> new Edge(draft.from.arn(), draft.to.arn(), draft.kind, draft.strength, draft.evidence))
                .sorted()
                .toList();
    }
}
