package dev.mitosis.report.table;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Digests of rows, by which a later workbook knows what has changed since somebody read them. */
public final class RowDigests {
    /** Approvals are of one plan anyway; resources are looked up, and too many to be read one by one. */
    private static final Set<String> LEFT_OUT = Set.of(BriefTable.NAME, ResourcesTable.NAME);

    /** The column that marks what has changed, which is no content of its row. */
    static final String SINCE = "since";

    private static final String PLACE = "number";
    private static final Set<String> LOOSE = Set.of(PLACE, SINCE);
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private RowDigests() {}

    /** The digests of the tables that people fill in, by the name of the table and the key of the row. */
    public static Map<String, Map<String, String>> of(List<Table<?>> tables) {
        Map<String, Map<String, String>> digests = new TreeMap<>();
        for (Table<?> table : tables) {
            if (!LEFT_OUT.contains(table.name())
                    && table.columns().stream().anyMatch(column -> column.input() != null)) {
                digests.put(table.name(), rows(table));
            }
        }
        return digests;
    }

    private static <R> Map<String, String> rows(Table<R> table) {
        Map<String, String> rows = new TreeMap<>();
        for (R row : table.rows()) {
            long digest = OFFSET;
            for (Column<R> column : table.columns()) {
                if (column.input() == null && !LOOSE.contains(column.name())) {
                    digest = add(digest, column.value().apply(row).plain());
                }
            }
            rows.put(table.key().apply(row), Long.toHexString(digest));
        }
        return rows;
    }

    /** FNV-1a over the text and an end that no text holds. */
    private static long add(long before, String text) {
        long digest = before;
        for (int i = 0; i < text.length(); i++) {
            digest = (digest ^ text.charAt(i)) * PRIME;
        }
        return (digest ^ Character.MAX_VALUE) * PRIME;
    }
}
