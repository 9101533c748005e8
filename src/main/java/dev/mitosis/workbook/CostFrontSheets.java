package dev.mitosis.workbook;

import dev.mitosis.model.CostBook;
import dev.mitosis.model.CostBook.Figure;
import dev.mitosis.model.CostBook.Trend;
import dev.mitosis.model.table.Table;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The first two sheets of a cost workbook: what it is with links to the rest, and the history in pictures. */
final class CostFrontSheets {
    private static final int COLUMNS = 9;
    /** The characters of a description that fit on one line. */
    private static final int LINE = 105;

    private static final int TWO_LINES = 32;
    private static final String OVERVIEW = "Overview";

    private final Book book;
    private final CostBook content;

    CostFrontSheets(Book book, CostBook content) {
        this.book = book;
        this.content = content;
    }

    void write() {
        readMe();
        overview();
    }

    private void readMe() {
        XSSFSheet sheet = book.template().createSheet(Sheets.READ_ME);
        sheet.setColumnWidth(0, Sheets.width(26));
        sheet.setColumnWidth(1, Sheets.width(110));
        sheet.setDisplayGridlines(false);
        Row title = sheet.createRow(0);
        title.setHeightInPoints(36);
        Sheets.put(title, 0, "Cost history of account " + content.account(), style(Styles.Part.TITLE));
        Sheets.put(
                sheet.createRow(1),
                0,
                "Exported on " + content.exportedAt().substring(0, 10) + " by " + content.exportedBy() + ".",
                style(Styles.Part.SUBTITLE));
        int next = 3;
        next = line(
                sheet,
                next,
                "What this is",
                "What Cost Explorer knew about the account before it joins an organization."
                        + " From that moment on the account can no longer read it, so this is the only copy: keep two, one outside of the account.");
        next = line(sheet, next, "Can I rely on it?", content.verdict());
        next = line(
                sheet,
                next,
                "Where is the rest?",
                "The folder of this workbook holds every query with all digits as Parquet and CSV,"
                        + " the service's own answers, and manifest.json with the hash of every file.");
        next = line(
                sheet,
                next,
                "What is a cost?",
                "Unblended: what was charged on the day. The other ways to count are on the sheet Months and in the files.");
        next = line(
                sheet,
                next,
                "And the plan?",
                "What the accounts of the split cost, before and after, is in plan.xlsx.");
        Cell plan = Sheets.put(sheet.createRow(next++), 1, "Open plan.xlsx", style(Styles.Part.LINK));
        Sheets.leadToFile(plan, "../plan.xlsx");
        next++;
        Sheets.put(sheet.createRow(next++), 0, "Sheets", style(Styles.Part.HEADING));
        next = link(sheet, next, OVERVIEW, "The key figures, and charts over time.");
        for (Table<?> table : content.tables()) {
            next = link(sheet, next, table.title(), table.description());
        }
        Sheets.printed(sheet, book.footer());
    }

    private int line(XSSFSheet sheet, int number, String label, String text) {
        Row row = sheet.createRow(number);
        row.setHeightInPoints(text.length() > LINE ? TWO_LINES : 17);
        Sheets.put(row, 0, label, style(Styles.Part.STRONG));
        Sheets.put(row, 1, text, style(Styles.Part.BODY));
        return number + 1;
    }

    private int link(XSSFSheet sheet, int number, String target, String text) {
        Row row = sheet.createRow(number);
        if (text.length() > LINE) {
            row.setHeightInPoints(TWO_LINES);
        }
        Cell cell = Sheets.put(row, 0, target, style(Styles.Part.LINK));
        Sheets.lead(cell, target, 0);
        Sheets.put(row, 1, text, style(Styles.Part.BODY));
        return number + 1;
    }

    private void overview() {
        XSSFSheet sheet = book.template().createSheet(OVERVIEW);
        for (int i = 0; i < COLUMNS; i++) {
            sheet.setColumnWidth(i, Sheets.width(18));
        }
        Sheets.title(book, sheet, OVERVIEW, "The history in figures and pictures.");
        Sheets.put(
                sheet.createRow(3),
                0,
                content.verdict(),
                style(content.verified() ? Styles.Part.GOOD : Styles.Part.BAD));
        tiles(sheet, 5);
        int next = 8;
        TrendCharts charts = new TrendCharts(book, sheet, COLUMNS);
        for (Trend trend : content.trends()) {
            if (!trend.periods().isEmpty()) {
                next = charts.write(next, trend) + 1;
            }
        }
        Sheets.protect(sheet);
        Sheets.printed(sheet, book.footer());
        book.template().setPrintArea(book.template().getSheetIndex(sheet), 0, COLUMNS - 1, 0, next);
    }

    private void tiles(XSSFSheet sheet, int row) {
        Row values = sheet.createRow(row);
        values.setHeightInPoints(34);
        Row labels = sheet.createRow(row + 1);
        labels.setHeightInPoints(20);
        List<Figure> figures = content.figures();
        for (int i = 0; i < Math.min(figures.size(), COLUMNS); i++) {
            Sheets.put(values, i, figures.get(i).value(), style(Styles.Part.TILE_VALUE));
            Sheets.put(labels, i, figures.get(i).label(), style(Styles.Part.TILE_LABEL));
        }
        sheet.addMergedRegion(new CellRangeAddress(3, 3, 0, COLUMNS - 1));
    }

    private CellStyle style(Styles.Part part) {
        return book.styles().of(part);
    }
}
