package dev.mitosis.graph.usage;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What stands between users and what they use, and by which edges it is used itself: {@code passages.tsv}. */
final class PassageTable {
    static final String FILE = "passages.tsv";

    private final Map<String, Set<EdgeKind>> kinds = new HashMap<>();

    static PassageTable load() {
        PassageTable table = new PassageTable();
        for (TsvTable.TsvRow row : TsvTable.load(PassageTable.class, FILE, 3)) {
            Set<EdgeKind> into = EnumSet.noneOf(EdgeKind.class);
            if (!row.cell(1).equals("-")) {
                row.list(1).forEach(label -> into.add(kind(row, label)));
            }
            table.kinds.put(row.cell(0), into);
        }
        return table;
    }

    private static EdgeKind kind(TsvTable.TsvRow row, String label) {
        return EdgeKind.of(label).orElseThrow(() -> row.error("'" + label + "' is no edge kind"));
    }

    /** Whether what is of this type is only a way to something else. */
    boolean isPassage(String type) {
        return kinds.containsKey(type);
    }

    /** Whether the one that needs a passage of the type by this edge goes through it. */
    boolean leadsThrough(String type, Edge edge) {
        return kinds.getOrDefault(type, Set.of()).contains(edge.kind());
    }
}
