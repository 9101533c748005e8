package dev.mitosis.workbook;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Value;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Streams the rows of one table. */
final class TableRows<R> {
    /** Excel repairs a sheet that has more. */
    static final int MAX_LINKS = 65_530;

    /** The sheet's own way back to the first sheet counts as well. */
    private static final int LINKS_IN_FRAME = 1;

    private final Book book;
    private final Layout<R> layout;
    private final Sheet sheet;
    private int links = LINKS_IN_FRAME;

    TableRows(Book book, Layout<R> layout, Sheet sheet) {
        this.book = book;
        this.layout = layout;
        this.sheet = sheet;
    }

    void write() {
        int number = Layout.FIRST_ROW;
        for (R row : layout.rows()) {
            write(row, sheet.createRow(number++));
        }
        if (layout.rows().isEmpty()) {
            Styles.Cell style = new Styles.Cell(Kind.TEXT, false, false, false);
            Sheets.put(sheet.createRow(number), 0, "none", book.styles().of(style));
        }
    }

    /** Writes one row, with what it holds at first in hidden cells. */
    void write(R from, Row to) {
        int lines = 1;
        int codeLines = 1;
        for (int i = 0; i < layout.visibleColumns(); i++) {
            Column<R> column = layout.table().columns().get(i);
            Value value = column.value().apply(from);
            put(to.createCell(i), column, value);
            if (column.kind() == Kind.CODE) {
                codeLines = Math.max(codeLines, lines(column, value));
            } else {
                lines = Math.max(lines, lines(column, value));
            }
        }
        to.setHeightInPoints(Wrapping.height(lines, codeLines));
        if (layout.inputs().isEmpty()) {
            return;
        }
        hidden(to, layout.keyColumn(), Kind.TEXT)
                .setCellValue(SafeText.of(layout.table().key().apply(from)));
        for (Column<R> input : layout.inputs()) {
            fill(
                    hidden(to, layout.originalColumn(input), input.kind()),
                    input.value().apply(from));
        }
    }

    /** Without a style of its own POI would look for one of its column, through all of them, for each cell. */
    private Cell hidden(Row row, int column, Kind kind) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(book.styles().of(new Styles.Cell(kind, false, false, false)));
        return cell;
    }

    private void put(Cell cell, Column<R> column, Value value) {
        boolean quoted = SafeText.looksLikeFormula(value.plain()) && !(value instanceof Value.Amount);
        Styles.Cell style =
                new Styles.Cell(kind(column, value), column.input() != null, quoted, Styles.Cell.wraps(column));
        cell.setCellStyle(book.styles().of(style));
        fill(cell, onOneLine(column, value));
        if (value instanceof Value.Reference reference && mayLink()) {
            Layout<?> target = book.layouts().get(reference.table());
            if (target != null) {
                Sheets.lead(cell, target.table().title(), target.row(reference.key()));
            }
        } else if (value instanceof Value.Url url && mayLink()) {
            Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.URL);
            link.setAddress(url.url());
            cell.setHyperlink(link);
        }
    }

    /** What is not wrapped has no lines: some programs would show the first one only, some all over each other. */
    private static Value onOneLine(Column<?> column, Value value) {
        return column.aside() && column.input() == null && value.plain().contains("\n")
                ? Value.text(value.plain().replace("\n", "; "))
                : value;
    }

    /** Only what leads somewhere looks like a link. */
    private static Kind kind(Column<?> column, Value value) {
        if (value instanceof Value.Reference || value instanceof Value.Url) {
            return Kind.LINK;
        }
        return column.kind() == Kind.LINK ? Kind.TEXT : column.kind();
    }

    private static int lines(Column<?> column, Value value) {
        if (!Styles.Cell.wraps(column)) {
            return 1;
        }
        return column.kind() == Kind.CODE
                ? Wrapping.lines(value.plain(), column.width())
                : Wrapping.proportionalLines(value.plain(), column.width());
    }

    private boolean mayLink() {
        return links++ < MAX_LINKS;
    }

    private static void fill(Cell cell, Value value) {
        if (value instanceof Value.Amount amount) {
            cell.setCellValue(amount.number().doubleValue());
        } else if (value instanceof Value.Day day) {
            cell.setCellValue(day.date());
        } else if (!(value instanceof Value.Nothing)) {
            cell.setCellValue(SafeText.of(value.plain()));
        }
    }
}
