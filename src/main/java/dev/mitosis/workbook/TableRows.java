package dev.mitosis.workbook;

import dev.mitosis.io.ReadAhead;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.OutwardLinks;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;

/** Streams the rows of one table. */
final class TableRows<R> {
    /** Excel repairs a sheet that has more. */
    static final int MAX_LINKS = 65_530;

    /** The sheet's own way back to the first sheet counts as well. */
    private static final int LINKS_IN_FRAME = 1;

    private final Book book;
    private final Layout<R> layout;
    private final Layout.Part part;
    private final Sheet sheet;
    private int links = LINKS_IN_FRAME;

    TableRows(Book book, Layout<R> layout, Layout.Part part, Sheet sheet) {
        this.part = part;
        this.book = book;
        this.layout = layout;
        this.sheet = sheet;
    }

    /**
     * What a row says, as far as no cell is needed for it.
     *
     * @param key that of the row; empty where nothing is put in
     * @param originals of the columns that people fill in
     */
    private record Told(List<Said> cells, float height, String key, List<Said> originals) {}

    /**
     * What a cell says.
     *
     * @param text null where it is an amount, a day or nothing
     */
    private record Said(
            Value value, Styles.Cell style, @Nullable String text) {}

    /** Writes all rows; what they say is found out beside, some of it ahead. */
    void write() {
        Iterator<Integer> numbers =
                IntStream.iterate(Layout.FIRST_ROW, number -> number + 1).iterator();
        List<R> rows = layout.rows(part);
        ReadAhead.each(rows.stream().map(this::told), row -> write(row, sheet.createRow(numbers.next())));
        if (rows.isEmpty()) {
            Sheets.put(sheet.createRow(numbers.next()), 0, "none", book.styles().of(Styles.Cell.plain(Kind.TEXT)));
        }
    }

    /** Writes one row, with what it holds at first in hidden cells. */
    void write(R from, Row to) {
        write(told(from), to);
    }

    private Told told(R from) {
        List<Said> cells = new ArrayList<>(layout.visibleColumns());
        int lines = 1;
        int codeLines = 1;
        for (Column<R> column : layout.table().columns()) {
            Value value = column.value().apply(from);
            boolean quoted = SafeText.looksLikeFormula(value.plain()) && !(value instanceof Value.Amount);
            cells.add(new Said(
                    value,
                    new Styles.Cell(
                            kind(column, value),
                            column.input() != null,
                            quoted,
                            wraps(column, value),
                            isFraction(value)),
                    text(onOneLine(column, value))));
            if (column.kind() == Kind.CODE) {
                codeLines = Math.max(codeLines, lines(column, value));
            } else {
                lines = Math.max(lines, lines(column, value));
            }
        }
        List<Said> originals = new ArrayList<>(layout.inputs().size());
        for (Column<R> input : layout.inputs()) {
            Value value = input.value().apply(from);
            originals.add(new Said(value, Styles.Cell.plain(input.kind()), text(value)));
        }
        String key = layout.inputs().isEmpty()
                ? ""
                : SafeText.of(layout.table().key().apply(from));
        return new Told(cells, Wrapping.height(lines, codeLines), key, originals);
    }

    private void write(Told from, Row to) {
        for (int i = 0; i < from.cells().size(); i++) {
            put(to.createCell(i), from.cells().get(i));
        }
        to.setHeightInPoints(from.height());
        if (layout.inputs().isEmpty()) {
            return;
        }
        hidden(to, layout.keyColumn(), Styles.Cell.plain(Kind.TEXT)).setCellValue(from.key());
        for (int i = 0; i < from.originals().size(); i++) {
            Said original = from.originals().get(i);
            fill(hidden(to, layout.keyColumn() + 1 + i, original.style()), original);
        }
    }

    private static boolean isFraction(Value value) {
        return value instanceof Value.Amount amount
                && amount.number().stripTrailingZeros().scale() > 0;
    }

    /** Without a style of its own POI would look for one of its column, through all of them, for each cell. */
    private Cell hidden(Row row, int column, Styles.Cell style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(book.styles().of(style));
        return cell;
    }

    private void put(Cell cell, Said said) {
        Value value = said.value();
        cell.setCellStyle(book.styles().of(said.style()));
        fill(cell, said);
        if (value instanceof Value.Reference reference && mayLink()) {
            Layout<?> target = book.layouts().get(reference.table());
            if (target != null) {
                Layout.Place place = target.place(reference.key());
                Sheets.lead(cell, place.sheet(), place.row());
            }
        } else if (value instanceof Value.Url url && mayLink()) {
            Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.URL);
            link.setAddress(url.url());
            cell.setHyperlink(link);
        } else if (value instanceof Value.Artefact file && mayLink()) {
            OutwardLinks.file(book.artefacts(), file.path()).ifPresent(address -> Sheets.leadToFile(cell, address));
        }
    }

    /** What is not wrapped has no lines: some programs would show the first one only, some all over each other. */
    private static Value onOneLine(Column<?> column, Value value) {
        return column.aside() && column.input() == null && value.plain().contains("\n")
                ? Value.text(value.plain().replace("\n", "; "))
                : value;
    }

    /** Only what leads somewhere looks like a link. */
    private Kind kind(Column<?> column, Value value) {
        if (value instanceof Value.Reference
                || value instanceof Value.Url
                || (value instanceof Value.Artefact && !book.artefacts().isEmpty())) {
            return Kind.LINK;
        }
        return column.kind() == Kind.LINK ? Kind.TEXT : column.kind();
    }

    /** What is longer than its column goes on in further lines, lest the next cell covers the rest. */
    private static boolean wraps(Column<?> column, Value value) {
        boolean oneLine = column.kind() == Kind.TEXT || column.kind() == Kind.LINK;
        return Styles.Cell.wraps(column)
                || (oneLine && !column.aside() && value.plain().length() > column.width());
    }

    private static int lines(Column<?> column, Value value) {
        if (!wraps(column, value)) {
            return 1;
        }
        return column.kind() == Kind.CODE
                ? Wrapping.lines(value.plain(), column.width())
                : Wrapping.proportionalLines(value.plain(), column.width());
    }

    private boolean mayLink() {
        return links++ < MAX_LINKS;
    }

    private static @Nullable String text(Value value) {
        return value instanceof Value.Amount || value instanceof Value.Day || value instanceof Value.Nothing
                ? null
                : SafeText.of(value.plain());
    }

    private static void fill(Cell cell, Said said) {
        if (said.value() instanceof Value.Amount amount) {
            cell.setCellValue(amount.number().doubleValue());
        } else if (said.value() instanceof Value.Day day) {
            cell.setCellValue(day.date());
        } else if (said.text() != null) {
            cell.setCellValue(said.text());
        }
    }
}
