package dev.mitosis.graph.relation;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import java.util.HashMap;
import java.util.Map;

/** The usual edge kind of a target type, for references that no rule explains: a key encrypts, a role is taken. */
final class TargetKinds {
    private final Map<String, EdgeKind> kinds = new HashMap<>();

    static TargetKinds load() {
        TargetKinds loaded = new TargetKinds();
        for (TsvTable.TsvRow row : TsvTable.load(TargetKinds.class, "target-kinds.tsv", 2)) {
            if (!(RuleAction.parse(row.cell(1)).orElse(null) instanceof RuleAction.Draw draw)) {
                throw row.error("'" + row.cell(1) + "' is no edge kind");
            }
            loaded.kinds.put(row.cell(0), draw.kind());
        }
        return loaded;
    }

    EdgeKind kindFor(String type) {
        return kinds.getOrDefault(type, EdgeKind.REFERENCES);
    }
}
