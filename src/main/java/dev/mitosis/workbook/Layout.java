package dev.mitosis.workbook;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the parts of a table stand on its sheets: on one as long as its rows have room there, else on as many as they
 * need. Behind the visible columns come hidden ones: the key of the row and, for each column that people fill in, what
 * stood there at first.
 */
final class Layout<R> {
    static final int HEADER_ROW = 3;
    static final int FIRST_ROW = HEADER_ROW + 1;
    private static final int LONGEST_TITLE = 31;
    /** The header of the hidden column with the rows' keys. */
    static final String KEY = "_key";
    /** What the header of a hidden column with original values starts with. */
    static final String ORIGINAL = "_was_";

    private final Table<R> table;
    private final int rowsOfSheet;
    private final List<Part> parts;
    private final List<Column<R>> inputs;
    /** Digests of the keys in order, each with its row: the keys themselves would be as large as the sheet. */
    private final long[] digests;

    private final int[] places;

    Layout(Table<R> table, int maxRows) {
        this.table = table;
        this.rowsOfSheet = maxRows - FIRST_ROW;
        this.parts = parts(table, rowsOfSheet);
        this.inputs = table.columns().stream()
                .filter(column -> column.input() != null)
                .toList();
        long[] found = new long[table.rows().size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = SheetLine.digest(table.key().apply(table.rows().get(i)));
        }
        this.digests = found.clone();
        Arrays.sort(digests);
        this.places = new int[found.length];
        for (int i = found.length - 1; i >= 0; i--) {
            places[Arrays.binarySearch(digests, found[i])] = i;
        }
    }

    /**
     * The rows of a table that stand on one sheet.
     *
     * @param number from 1
     * @param from the first of them, counted from 0
     * @param to the first that is not on it
     */
    record Part(int number, String title, int from, int to) {
        /** The last row of the sheet that is filled; an empty table still has one row. */
        int lastRow() {
            return FIRST_ROW + Math.max(to - from, 1) - 1;
        }
    }

    private static List<Part> parts(Table<?> table, int most) {
        List<Part> parts = new ArrayList<>();
        int rows = table.rows().size();
        for (int from = 0; from == 0 || from < rows; from += most) {
            int number = parts.size() + 1;
            parts.add(new Part(number, title(table.title(), number), from, Math.min(rows, from + most)));
        }
        return List.copyOf(parts);
    }

    /** What the sheet of a part is called: the title of the table, with a number from the second one on. */
    static String title(String table, int number) {
        String end = number == 1 ? "" : " " + number;
        return table.substring(0, Math.min(table.length(), LONGEST_TITLE - end.length())) + end;
    }

    Table<R> table() {
        return table;
    }

    /** The sheets that the table takes, at least one. */
    List<Part> parts() {
        return parts;
    }

    List<R> rows(Part part) {
        return table.rows().subList(part.from(), part.to());
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

    /** A cell of one of its sheets. */
    record Place(String sheet, int row) {}

    /** Where the row with this key stands, or the header. */
    Place place(String key) {
        int found = Arrays.binarySearch(digests, SheetLine.digest(key));
        if (found < 0) {
            return new Place(parts.get(0).title(), HEADER_ROW);
        }
        int row = places[found];
        return new Place(parts.get(row / rowsOfSheet).title(), FIRST_ROW + row % rowsOfSheet);
    }
}
