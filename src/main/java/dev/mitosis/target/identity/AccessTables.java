package dev.mitosis.target.identity;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how services ask: the rows of {@code callers.tsv}, {@code edge-actions.tsv}, {@code keyed.tsv} and
 * {@code letting-in.tsv}.
 */
final class AccessTables {
    /** How the name is made in which a service calls. */
    enum SourceForm {
        SELF,
        PARENT,
        API
    }

    /**
     * A service that acts for a resource.
     *
     * @param service its principal
     */
    record Caller(String service, SourceForm form) {}

    /**
     * What an edge does.
     *
     * @param within what follows the ARN of the resource for its content; empty for nothing
     */
    record Deed(List<String> actions, String within) {}

    private record Use(String type, EdgeKind kind) {}

    private final Map<Use, Caller> callers = new HashMap<>();
    private final Map<Use, Deed> deeds = new HashMap<>();
    private final Map<Use, List<String>> keyed = new HashMap<>();
    private final Set<String> lettingIn = new HashSet<>();

    static AccessTables load() {
        AccessTables tables = new AccessTables();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(AccessTables.class, "callers.tsv")) {
            SourceForm form = SourceForm.valueOf(row.get("source-arn").toUpperCase(Locale.ROOT));
            tables.callers.put(use(row), new Caller(row.get("service"), form));
        }
        for (TsvTable.TsvRow row : TsvTable.loadNamed(AccessTables.class, "edge-actions.tsv")) {
            String within = row.get("within");
            tables.deeds.put(use(row), new Deed(actions(row), within.equals("-") ? "" : within));
        }
        for (TsvTable.TsvRow row : TsvTable.loadNamed(AccessTables.class, "keyed.tsv")) {
            tables.keyed.put(use(row), actions(row));
        }
        for (TsvTable.TsvRow row : TsvTable.loadNamed(AccessTables.class, "letting-in.tsv")) {
            tables.lettingIn.add(row.get("type"));
        }
        return tables;
    }

    private static Use use(TsvTable.TsvRow row) {
        EdgeKind kind =
                EdgeKind.of(row.get("kind")).orElseThrow(() -> row.error("'" + row.get("kind") + "' is no edge kind"));
        return new Use(row.get("type"), kind);
    }

    private static List<String> actions(TsvTable.TsvRow row) {
        return List.of(row.get("actions").split(",", -1));
    }

    /** Who calls for a resource of the type; null where nobody does but its role. */
    @Nullable
    Caller caller(String type, EdgeKind kind) {
        return callers.get(new Use(type, kind));
    }

    /** What an edge of the kind does with a resource of the type; null where no policy decides on it. */
    @Nullable
    Deed deed(String type, EdgeKind kind) {
        return deeds.get(new Use(type, kind));
    }

    /** What those who use a resource of the type do with its key. */
    List<String> onKey(String type, EdgeKind kind) {
        return keyed.getOrDefault(new Use(type, kind), List.of());
    }

    /** Whether a resource of the type lets other accounts in by a policy of its own. */
    boolean letsIn(String type) {
        return lettingIn.contains(type);
    }
}
