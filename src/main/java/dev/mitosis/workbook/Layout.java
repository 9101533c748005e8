package dev.mitosis.workbook;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import java.util.Arrays;
import java.util.List;

/**
 * Where the parts of a table stand on its sheet. Behind the visible columns come hidden ones: the key of the row and,
 * for each column that people fill in, what stood there at first.
 */
final class Layout<R> {
    static final int HEADER_ROW = 3;
    static final int FIRST_ROW = HEADER_ROW + 1;
    /** The header of the hidden column with the rows' keys. */
    static final String KEY = "_key";
    /** What the header of a hidden column with original values starts with. */
    static final String ORIGINAL = "_was_";

    private final Table<R> table;
    private final int shownRows;
    private final List<Column<R>> inputs;
    /** Digests of the keys in order, each with its row: the keys themselves would be as large as the sheet. */
    private final long[] digests;

    private final int[] places;

    Layout(Table<R> table, int maxRows) {
        this.table = table;
        this.shownRows = Math.min(table.rows().size(), maxRows - FIRST_ROW);
        this.inputs = table.columns().stream()
                .filter(column -> column.input() != null)
                .toList();
        long[] found = new long[shownRows];
        for (int i = 0; i < shownRows; i++) {
            found[i] = SheetLine.digest(table.key().apply(table.rows().get(i)));
        }
        this.digests = found.clone();
        Arrays.sort(digests);
        this.places = new int[shownRows];
        for (int i = shownRows - 1; i >= 0; i--) {
            places[Arrays.binarySearch(digests, found[i])] = FIRST_ROW + i;
        }
    }

    Table<R> table() {
        return table;
    }

    List<R> rows() {
        return table.rows().subList(0, shownRows);
    }

    /** How many rows had no room. */
    int leftOut() {
        return table.rows().size() - shownRows;
    }

    List<Column<R>> inputs() {
        return inputs;
    }

    int visibleColumns() {
        return table.columns().size();
    }

    int printedColumns() {
        return (int) table.columns().stream().filter(column -> !column.aside()).count();
    }

    /** The last column, hidden ones included. */
    int lastColumn() {
        return inputs.isEmpty() ? visibleColumns() - 1 : keyColumn() + inputs.size();
    }

    int keyColumn() {
        return visibleColumns();
    }

    /** The hidden column that remembers what a column held. */
    int originalColumn(Column<R> input) {
        return keyColumn() + 1 + inputs.indexOf(input);
    }

    /** The last row of the table; an empty one still has one row. */
    int lastRow() {
        return FIRST_ROW + Math.max(shownRows, 1) - 1;
    }

    /** The row with this key, or the header. */
    int row(String key) {
        int place = Arrays.binarySearch(digests, SheetLine.digest(key));
        return place < 0 ? HEADER_ROW : places[place];
    }
}
