package dev.mitosis.workbook;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The calendar as bars over days, below its table and drawn from the cells of it. */
final class CalendarChart<R> {
    private static final String FIRST_DAY = "first_day";
    private static final String LENGTH = "days_";
    /** In the order of the table: something is down, nothing is, nothing may be switched. */
    private static final List<String> COLORS = List.of("0B7285", "9FB3C8", "F08C00");

    private static final int AROUND_BARS = 6;
    private static final int MAX_BARS = 60;
    /** Where the printed columns and a laptop's screen end. */
    private static final int LAST_COLUMN = 7;

    private final Book book;
    private final Layout<R> layout;

    CalendarChart(Book book, Layout<R> layout) {
        this.book = book;
        this.layout = layout;
    }

    void write() {
        List<R> rows =
                layout.rows(layout.parts().get(0)).stream().limit(MAX_BARS).toList();
        if (rows.isEmpty()) {
            return;
        }
        XSSFSheet sheet = book.template().getSheet(layout.table().title());
        int top = layout.parts().get(0).lastRow() + 2;
        // A name of two lines takes more than a row.
        int bottom = top + rows.size() * 3 / 2 + AROUND_BARS;
        new Charts(sheet).bars(new Charts.Place(0, top, LAST_COLUMN, bottom), bars(rows));
        book.template()
                .setPrintArea(book.template().getSheetIndex(sheet), 0, layout.printedColumns() - 1, 0, bottom + 1);
    }

    private Charts.Bars bars(List<R> rows) {
        List<Column<R>> columns = layout.table().columns();
        List<Charts.Part> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(FIRST_DAY)) {
                parts.add(part(rows, i, null));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().startsWith(LENGTH)) {
                parts.add(part(rows, i, COLORS.get(parts.size() - 1)));
            }
        }
        List<String> names = rows.stream()
                .map(row -> columns.get(0).value().apply(row).plain())
                .toList();
        List<String> spans =
                IntStream.range(0, rows.size()).mapToObj(i -> span(parts, i)).toList();
        String title = "The waves over the days of the plan";
        return new Charts.Bars(
                title,
                "Gantt chart. " + title + ". " + Charts.told(names, spans) + ".",
                Layout.FIRST_ROW,
                0,
                names,
                parts,
                1);
    }

    private Charts.Part part(List<R> rows, int column, @Nullable String color) {
        Column<R> described = layout.table().columns().get(column);
        return new Charts.Part(
                described.title().replaceFirst("^Days: ", ""),
                column,
                rows.stream().map(row -> number(described.value().apply(row))).toList(),
                color);
    }

    private static double number(Value value) {
        return value instanceof Value.Amount amount ? amount.number().doubleValue() : 0;
    }

    private static String span(List<Charts.Part> parts, int row) {
        double first = parts.get(0).lengths().get(row);
        double days = parts.stream()
                .skip(1)
                .mapToDouble(part -> part.lengths().get(row))
                .sum();
        String what = parts.stream()
                .skip(1)
                .filter(part -> part.lengths().get(row) > 0)
                .map(Charts.Part::name)
                .findFirst()
                .orElse("");
        return String.format(java.util.Locale.ROOT, "day %.0f to %.0f, %s", first, first + days - 1, what);
    }
}
