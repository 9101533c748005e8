package dev.mitosis.partition.borders;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Use;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.shared.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which contexts use a store, in which environment, and whether they change it. */
final class StoreUsers {
    /** What is known of a use; a later one outweighs an earlier one. */
    enum Mode {
        UNKNOWN,
        READS,
        WRITES
    }

    private static final Set<EdgeKind> NO_USE = Set.of(
            EdgeKind.LOGS_TO, EdgeKind.ENCRYPTS_WITH, EdgeKind.TRUSTS, EdgeKind.RESOLVES_TO, EdgeKind.DEPLOYED_BY);

    private final Map<Integer, Map<String, Map<String, Mode>>> users = new HashMap<>();
    private final List<Placement> placements;

    StoreUsers(AccountGraph graph, List<Placement> placements, List<Use> uses) {
        this.placements = placements;
        for (int from = 0; from < placements.size(); from++) {
            for (Tie tie : graph.out(from)) {
                if (!NO_USE.contains(tie.kind())) {
                    note(tie.to(), from, mode(tie.kind()));
                }
            }
        }
        for (Use use : uses) {
            Subject hub = graph.find(use.hub());
            Subject user = graph.find(use.user());
            boolean told = use.how() == Use.How.USES && use.strength().weight() >= Tuning.LEAST_STRENGTH;
            if (told && hub != null && user != null) {
                note(hub.index(), user.index(), mode(use));
            }
        }
    }

    private static Mode mode(EdgeKind kind) {
        if (kind == EdgeKind.WRITES) {
            return Mode.WRITES;
        }
        return kind == EdgeKind.READS ? Mode.READS : Mode.UNKNOWN;
    }

    private static Mode mode(Use use) {
        if (use.modes().contains(Use.Mode.WRITE) || use.modes().contains(Use.Mode.ADMIN)) {
            return Mode.WRITES;
        }
        return use.modes().isEmpty() ? Mode.UNKNOWN : Mode.READS;
    }

    private void note(int store, int user, Mode mode) {
        Placement placement = placements.get(user);
        if (placement.isWorkload() && placement.context() != null && placement.environment() != null) {
            users.computeIfAbsent(store, unused -> new TreeMap<>())
                    .computeIfAbsent(placement.environment(), unused -> new TreeMap<>())
                    .merge(placement.context(), mode, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }

    /** The contexts that use it, by environment, with what they do. */
    Map<String, Map<String, Mode>> of(int store) {
        return users.getOrDefault(store, Map.of());
    }

    /** The contexts of an environment that use it. */
    Map<String, Mode> of(int store, String environment) {
        return of(store).getOrDefault(environment, Map.of());
    }
}
