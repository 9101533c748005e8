package dev.mitosis.target.fate;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/** What may be bound to something in another account: the rows of {@code across.tsv}. */
final class AcrossTable {
    private static final String FILE = "across.tsv";
    private static final String ANY = "*";

    private record Rule(EdgeKind kind, String from, String to) {
        static Rule of(TsvTable.TsvRow row) {
            EdgeKind kind = EdgeKind.of(row.get("kind"))
                    .orElseThrow(() -> row.error("'" + row.get("kind") + "' is no edge kind"));
            return new Rule(kind, row.get("from"), row.get("to"));
        }

        boolean covers(EdgeKind edge, String consumer, String provider) {
            return kind == edge
                    && (from.equals(ANY) || from.equals(consumer))
                    && (to.equals(ANY) || to.equals(provider));
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    static AcrossTable load() {
        AcrossTable table = new AcrossTable();
        TsvTable.loadNamed(AcrossTable.class, FILE).forEach(row -> table.rules.add(Rule.of(row)));
        return table;
    }

    /** Whether the two may be in different accounts. */
    boolean allows(EdgeKind kind, String consumer, String provider) {
        return kind.mayBeCut() || rules.stream().anyMatch(rule -> rule.covers(kind, consumer, provider));
    }
}
