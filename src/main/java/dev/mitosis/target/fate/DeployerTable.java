package dev.mitosis.target.fate;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What deploys to others or watches over them, and by which dependencies it does: the rows of {@code deployers.tsv}.
 */
final class DeployerTable {
    private static final String FILE = "deployers.tsv";
    private static final String NONE = "-";

    private final Map<String, Set<EdgeKind>> works = new HashMap<>();

    static DeployerTable load() {
        DeployerTable table = new DeployerTable();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(DeployerTable.class, FILE)) {
            Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
            if (!row.get("kinds").equals(NONE)) {
                row.list(1)
                        .forEach(label -> kinds.add(
                                EdgeKind.of(label).orElseThrow(() -> row.error("'" + label + "' is no edge kind"))));
            }
            table.works.put(row.get("type"), kinds);
        }
        return table;
    }

    /** Whether things of the type do their work by it, so that it is no need of theirs. */
    boolean isWork(String type, EdgeKind kind) {
        Set<EdgeKind> kinds = works.get(type);
        return kinds != null && (kind.handsOn() || kinds.contains(kind));
    }
}
