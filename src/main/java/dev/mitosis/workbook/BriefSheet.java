package dev.mitosis.workbook;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.table.Brief;
import dev.mitosis.report.table.BriefTable;
import dev.mitosis.report.table.ReportTables;
import java.util.List;
import org.apache.poi.ss.usermodel.PrintOrientation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The first sheet: the plan on one page, with the place to approve each wave. */
final class BriefSheet {
    static final String TITLE = "Brief";
    /** Where the three cells of a section begin, and where the page ends. */
    private static final List<Integer> PARTS = List.of(0, 2, 7, 13);

    /** More waves than this do not fit on a page that can be read. */
    private static final int WAVES_ON_A_PAGE = 25;

    private static final float HEADING_POINTS = 19;

    private final Book book;
    private final ReportTables tables;
    private final String hash;
    private final XSSFSheet sheet;
    private int next;

    BriefSheet(Book book, ReportTables tables, String hash) {
        this.book = book;
        this.tables = tables;
        this.hash = hash;
        this.sheet = book.template().createSheet(TITLE);
    }

    void write() {
        Table<?> waves = tables.table(BriefTable.NAME);
        for (int i = 0; i < waves.columns().size(); i++) {
            sheet.setColumnWidth(i, Sheets.width(waves.columns().get(i).width()));
        }
        sheet.setDisplayGridlines(false);
        head();
        tables.brief().sections().forEach(this::section);
        approval(waves);
        Sheets.protect(sheet);
        print(waves);
    }

    private void head() {
        Row title = sheet.createRow(next++);
        title.setHeightInPoints(28);
        Sheets.put(
                title,
                0,
                book.template().getProperties().getCoreProperties().getTitle(),
                book.styles().of(Styles.Part.TITLE));
        Row purpose = sheet.createRow(next++);
        Sheets.put(purpose, 0, tables.brief().purpose(), book.styles().of(Styles.Part.BODY));
        merge(purpose, 0, PARTS.size() - 1);
        purpose.setHeightInPoints(2 * HEADING_POINTS);
    }

    private void section(Brief.Section section) {
        Row heading = sheet.createRow(next++);
        heading.setHeightInPoints(HEADING_POINTS);
        Sheets.put(heading, 0, section.title(), book.styles().of(Styles.Part.HEADING));
        for (int i = 1; i < section.headers().size(); i++) {
            Sheets.put(
                    heading,
                    PARTS.get(i),
                    section.headers().get(i),
                    book.styles().of(Styles.Part.SUBTITLE));
        }
        for (List<String> texts : section.rows()) {
            Row row = sheet.createRow(next++);
            int lines = 1;
            for (int i = 0; i < texts.size(); i++) {
                part(row, i, texts.get(i));
                lines = Math.max(
                        lines, Wrapping.proportionalLines(texts.get(i), width(PARTS.get(i), PARTS.get(i + 1))));
            }
            row.setHeightInPoints(Wrapping.height(lines));
        }
    }

    private void part(Row row, int part, String text) {
        boolean quoted = SafeText.looksLikeFormula(text);
        Styles.Cell style = new Styles.Cell(Kind.PROSE, false, quoted, true, false);
        for (int column = PARTS.get(part); column < PARTS.get(part + 1); column++) {
            row.createCell(column).setCellStyle(book.styles().of(style));
        }
        row.getCell(PARTS.get(part)).setCellValue(SafeText.of(text));
        merge(row, part, part + 1);
    }

    private void merge(Row row, int from, int to) {
        int number = row.getRowNum();
        sheet.addMergedRegion(new CellRangeAddress(number, number, PARTS.get(from), PARTS.get(to) - 1));
    }

    private int width(int from, int to) {
        int width = 0;
        for (int i = from; i < to; i++) {
            width += sheet.getColumnWidth(i) / Sheets.width(0);
        }
        return width;
    }

    private <R> void approval(Table<R> waves) {
        Row heading = sheet.createRow(next++);
        heading.setHeightInPoints(HEADING_POINTS);
        Sheets.put(heading, 0, "The waves, and your approval", book.styles().of(Styles.Part.HEADING));
        Sheets.put(
                heading,
                PARTS.get(1),
                "It holds for plan " + BriefTable.shown(hash)
                        + " only; fill in the tinted cells, mitosis review keeps them.",
                book.styles().of(Styles.Part.SUBTITLE));
        Layout<R> layout = new Layout<>(waves, TableWorkbook.MAX_ROWS);
        Layout.Part all = layout.parts().get(0);
        int first = next + 1;
        new TableFrame<>(book, layout, all).titles(sheet, sheet.createRow(next++));
        TableRows<R> rows = new TableRows<>(book, layout, all, sheet);
        for (R wave : waves.rows()) {
            rows.write(wave, sheet.createRow(next++));
        }
        new TableFrame<>(book, layout, all).validate(sheet, first, Math.max(first, next - 1), tables.choices());
        new Highlights(sheet).add(layout, first);
    }

    private void print(Table<?> waves) {
        Sheets.printed(sheet, book.footer());
        sheet.getPrintSetup().setOrientation(PrintOrientation.PORTRAIT);
        sheet.getPrintSetup().setFitHeight((short) (waves.rows().size() > WAVES_ON_A_PAGE ? 0 : 1));
        book.template()
                .setPrintArea(book.template().getSheetIndex(sheet), 0, PARTS.get(PARTS.size() - 1) - 1, 0, next - 1);
    }
}
