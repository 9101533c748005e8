package dev.mitosis.workbook;

import dev.mitosis.report.facts.CalendarDays;
import dev.mitosis.report.facts.Figures;
import dev.mitosis.report.facts.Figures.Figure;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.ReportTables;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The figures on one page: is it sound, how big is it, what is open. */
final class SummarySheet {
    private static final int COLUMNS = 12;
    private static final int TILE_COLUMNS = 2;

    private final Book book;
    private final ReportInput input;
    private final ReportTables tables;
    private final Figures figures;
    private final XSSFSheet sheet;
    private int next;

    SummarySheet(Book book, ReportInput input, ReportTables tables) {
        this.book = book;
        this.input = input;
        this.tables = tables;
        this.figures = new Figures(input);
        this.sheet = book.template().createSheet("Summary");
    }

    void write() {
        for (int i = 0; i < COLUMNS; i++) {
            sheet.setColumnWidth(i, Sheets.width(13));
        }
        Sheets.title(
                book,
                sheet,
                "Summary",
                "One account becomes " + input.partition().accounts().size()
                        + ": what that takes, and whether it holds.");
        next = 3;
        verdict();
        tiles();
        new SummaryCharts(book, sheet, COLUMNS).write(next, figures, new CalendarDays(input).rows());
        Sheets.protect(sheet);
        Sheets.printed(sheet, book.footer());
    }

    private void verdict() {
        Styles.Part tone = input.check().passed() ? Styles.Part.GOOD : Styles.Part.BAD;
        Sheets.put(row(), 0, figures.verdict(), book.styles().of(tone));
        int open = tables.table("decisions").rows().size();
        Cell decisions = Sheets.put(
                row(),
                0,
                open + (open == 1 ? " decision is" : " decisions are") + " open.",
                book.styles().of(Styles.Part.LINK));
        Sheets.lead(decisions, "Decisions", 0);
        row();
    }

    private void tiles() {
        List<Figure> all = figures.key();
        int perLine = COLUMNS / TILE_COLUMNS;
        for (int start = 0; start < all.size(); start += perLine) {
            Row values = row();
            values.setHeightInPoints(34);
            Row labels = row();
            labels.setHeightInPoints(20);
            for (int i = start; i < Math.min(start + perLine, all.size()); i++) {
                int column = (i - start) * TILE_COLUMNS;
                tile(values, column, all.get(i).value(), book.styles().of(Styles.Part.TILE_VALUE));
                tile(labels, column, all.get(i).label(), book.styles().of(Styles.Part.TILE_LABEL));
            }
            row().setHeightInPoints(8);
        }
    }

    private void tile(Row row, int column, String text, CellStyle style) {
        Sheets.put(row, column, text, style);
        row.createCell(column + 1).setCellStyle(style);
        sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), column, column + 1));
    }

    private Row row() {
        return sheet.createRow(next++);
    }
}
