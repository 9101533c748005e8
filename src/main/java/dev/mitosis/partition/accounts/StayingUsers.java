package dev.mitosis.partition.accounts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.shared.Placement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keeps what only staying environments use where they are: a network never leaves before those who live in it. */
final class StayingUsers {
    private static final int DEEPEST = 3;

    private final AccountGraph graph;
    private final List<Placement> placements;
    private final Map<String, Reason> staying;

    StayingUsers(AccountGraph graph, List<Placement> placements, Map<String, Reason> staying) {
        this.graph = graph;
        this.placements = placements;
        this.staying = staying;
    }

    /** Why it stays; empty where somebody who leaves uses it, or nobody is known to. */
    Optional<Reason> reason(Placement placement) {
        if (staying.isEmpty()) {
            return Optional.empty();
        }
        if (placement.environment() != null) {
            return Optional.ofNullable(staying.get(placement.environment()));
        }
        SortedSet<String> environments = environments(placement.subject().index());
        return !environments.isEmpty() && staying.keySet().containsAll(environments)
                ? Optional.ofNullable(staying.get(environments.first()))
                : Optional.empty();
    }

    /** The nearest known ones on each way to those who use it, level by level so that no short way is missed. */
    private SortedSet<String> environments(int subject) {
        SortedSet<String> environments = new TreeSet<>();
        Set<Integer> seen = new HashSet<>(Set.of(subject));
        Set<Integer> level = Set.of(subject);
        for (int depth = 0; depth < DEEPEST; depth++) {
            Set<Integer> next = new TreeSet<>();
            for (int used : level) {
                for (Tie tie : graph.in(used)) {
                    String environment = placements.get(tie.from()).environment();
                    if (environment != null) {
                        environments.add(environment);
                    } else if (seen.add(tie.from())) {
                        next.add(tie.from());
                    }
                }
            }
            level = next;
        }
        return environments;
    }
}
