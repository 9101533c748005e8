package dev.mitosis.graph.observed;

import dev.mitosis.graph.identity.Glob;
import dev.mitosis.graph.relation.RuleAction;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which operations make use of the resource that they name, and how. */
final class UsedActions {
    private record Use(String pattern, EdgeKind kind) {}

    private final List<Use> uses = TsvTable.loadNamed(UsedActions.class, "used-actions.tsv").stream()
            .map(row -> new Use(row.get("action").toLowerCase(Locale.ROOT), kind(row)))
            .toList();

    private static EdgeKind kind(TsvRow row) {
        if (RuleAction.parse(row.get("kind")).orElse(null) instanceof RuleAction.Draw draw) {
            return draw.kind();
        }
        throw row.error("'" + row.get("kind") + "' is no edge kind");
    }

    /** The kind of use; empty for operations that only describe or change the resource. */
    Optional<EdgeKind> kind(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return uses.stream()
                .filter(use -> Glob.matches(use.pattern(), lower))
                .map(Use::kind)
                .findFirst();
    }
}
