package dev.mitosis.target.fate;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.Fate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account can have one of its own of: the rows of {@code copies.tsv}. */
final class CopyTable {
    private static final String FILE = "copies.tsv";

    private record Rule(Set<EdgeKind> kinds, Fate fate) {
        static Rule of(TsvTable.TsvRow row) {
            Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
            if (row.get("kinds").equals("*")) {
                kinds.addAll(EnumSet.allOf(EdgeKind.class));
            } else {
                row.list(1)
                        .forEach(label -> kinds.add(
                                EdgeKind.of(label).orElseThrow(() -> row.error("'" + label + "' is no edge kind"))));
            }
            return new Rule(
                    kinds, Fate.valueOf(row.get("fate").toUpperCase(Locale.ROOT).replace('-', '_')));
        }
    }

    private final Map<String, Rule> rules = new HashMap<>();

    static CopyTable load() {
        CopyTable table = new CopyTable();
        TsvTable.loadNamed(CopyTable.class, FILE).forEach(row -> table.rules.put(row.get("type"), Rule.of(row)));
        return table;
    }

    /** How a consumer gets one of its own of the type; null where it uses the one that is there. */
    @Nullable
    Fate copyOf(String type, EdgeKind kind) {
        Rule rule = rules.get(type);
        return rule == null || !rule.kinds().contains(kind) ? null : rule.fate();
    }
}
