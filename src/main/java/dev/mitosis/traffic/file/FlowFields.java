package dev.mitosis.traffic.file;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields that records of flow logs may have. */
public final class FlowFields {
    private static final List<TsvRow> ROWS = TsvTable.loadNamed(FlowFields.class, "flow-fields.tsv");
    private static final Set<String> KNOWN =
            ROWS.stream().map(row -> row.get("field")).collect(Collectors.toSet());

    /** Rows that stand for several records count them in a column of their own. */
    private static final String RECORDS = "records";

    private FlowFields() {}

    /** Those of a log for which no format was named. */
    static List<String> standard() {
        return ROWS.stream()
                .filter(row -> row.get("version").equals("2"))
                .map(row -> row.get("field"))
                .toList();
    }

    /** Whether there is a field of this name, with hyphens or, as in tables, underscores. */
    public static boolean isKnown(String name) {
        return KNOWN.contains(name.replace('_', '-')) || name.equals(RECORDS);
    }
}
