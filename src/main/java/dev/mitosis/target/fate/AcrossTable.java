package dev.mitosis.target.fate;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What may be bound to something in another account, against the rule of its kind: the rows of {@code across.tsv}; and
 * what may not, though its kind would allow it: the rows of {@code together.tsv}.
 */
final class AcrossTable {
    private static final String FILE = "across.tsv";
    private static final String TOGETHER = "together.tsv";
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
    private final List<Rule> together = new ArrayList<>();

    static AcrossTable load() {
        AcrossTable table = new AcrossTable();
        TsvTable.loadNamed(AcrossTable.class, FILE).forEach(row -> table.rules.add(Rule.of(row)));
        TsvTable.loadNamed(AcrossTable.class, TOGETHER).forEach(row -> table.together.add(Rule.of(row)));
        return table;
    }

    /** Whether the two may be in different accounts. */
    boolean allows(EdgeKind kind, String consumer, String provider) {
        return mayBeCut(kind, consumer, provider) || isExcepted(kind, consumer, provider);
    }

    /** Whether a row lets two of these types be apart, against the rule of the kind. */
    boolean isExcepted(EdgeKind kind, String consumer, String provider) {
        return rules.stream().anyMatch(rule -> rule.covers(kind, consumer, provider));
    }

    /** Whether two of these types may be apart by the rule of the kind. */
    boolean mayBeCut(EdgeKind kind, String consumer, String provider) {
        return kind.mayBeCut() && !isOfOne(kind, consumer, provider);
    }

    /** Whether the two are of one network or one load balancer, though their kind of dependency may be cut. */
    boolean isOfOne(EdgeKind kind, String consumer, String provider) {
        return together.stream().anyMatch(rule -> rule.covers(kind, consumer, provider));
    }
}
