package dev.mitosis.workbook;

import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.Figures;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.ColumnsTable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The second sheet: what the workbook is, where to look, what the colours mean, how to give it back. */
final class ReadMeSheet {
    private static final int LABEL = 1;
    private static final int TEXT = 2;
    private static final int MORE = 3;
    private static final float LINE_POINTS = 15.5f;
    private static final int TEXT_WIDTH = 104;

    private final Book book;
    private final ReportInput input;
    private final List<Table<?>> tables;
    private final XSSFSheet sheet;
    private int next;

    ReadMeSheet(Book book, ReportInput input, List<Table<?>> tables) {
        this.book = book;
        this.input = input;
        this.tables = tables;
        this.sheet = book.template().createSheet(Sheets.READ_ME);
    }

    /** Writes it for the whole plan, or for one team, whose workbook has neither Brief nor Summary. */
    void write(boolean whole) {
        sheet.setColumnWidth(0, Sheets.width(1));
        sheet.setColumnWidth(LABEL, Sheets.width(34));
        sheet.setColumnWidth(TEXT, Sheets.width(TEXT_WIDTH));
        sheet.setColumnWidth(MORE, Sheets.width(34));
        sheet.setDisplayGridlines(false);
        introduction(whole);
        contents(whole);
        legend();
        inputs();
        back();
        Sheets.printed(sheet, book.footer());
    }

    private void introduction(boolean whole) {
        Row title = row();
        title.setHeightInPoints(36);
        Sheets.put(
                title,
                LABEL,
                book.template().getProperties().getCoreProperties().getTitle(),
                style(Styles.Part.TITLE));
        Sheets.put(
                row(),
                LABEL,
                "Read on " + day(input) + " in "
                        + String.join(", ", input.snapshot().regions()) + "; planned by "
                        + input.plan().tool() + ".",
                style(Styles.Part.SUBTITLE));
        row();
        line(
                "What this is",
                "The plan to divide one AWS account into "
                        + input.partition().accounts().size()
                        + " accounts: what there is, where each thing goes, in which order, what can go wrong and how to go back.");
        line("Is it sound?", new Figures(input).verdict() + " The sheet Checks says what was proven.");
        line(
                "What you do",
                "Decide what is open (sheet Decisions) and correct what is wrong in the tinted cells."
                        + (whole
                                ? " Approve each wave on the Brief."
                                : " Waves are approved in the workbook of the whole plan."));
        row();
    }

    private static String day(ReportInput input) {
        return input.snapshot().finishedAt().substring(0, 10);
    }

    private void contents(boolean whole) {
        heading("The sheets, in the order of reading");
        if (whole) {
            leading(BriefSheet.TITLE, "The plan on one page, with the place to approve each wave.", "");
            leading("Summary", "The figures on one page, in tiles and charts.", "");
        }
        for (Table<?> table : tables) {
            leading(table.title(), table.description(), table.rows().size() + " rows");
            Layout<?> layout = Objects.requireNonNull(book.layouts().get(table.name()));
            layout.parts().stream()
                    .skip(1)
                    .forEach(part -> leading(
                            part.title(),
                            "Goes on, because a sheet of Excel has no room for all of " + table.title() + ".",
                            String.format(Locale.ROOT, "rows %,d to %,d", part.from() + 1, part.to())));
        }
        if (whole && !input.spending().month().isEmpty()) {
            Row row = row();
            Sheets.leadToFile(Sheets.put(row, LABEL, "cost.xlsx", style(Styles.Part.LINK)), "cost/cost.xlsx");
            body(row, "The cost history behind the sheet Costs, a workbook of its own.");
        }
        leading(ListsSheet.TITLE, "The values of the drop-downs; add owners and names here.", "");
        row();
    }

    private void leading(String to, String text, String more) {
        Row row = row();
        Sheets.lead(Sheets.put(row, LABEL, to, style(Styles.Part.LINK)), to, 0);
        body(row, text);
        Sheets.put(row, MORE, more, style(Styles.Part.SUBTITLE));
    }

    private void legend() {
        heading("Colours");
        sample(
                "Yours to fill in",
                Palette.INPUT,
                Palette.INK,
                "A tinted cell is an input. Every other cell is protected, without a password: use Review, Unprotect Sheet if you want to sort.");
        sample(
                "Changed",
                Palette.DOUBTFUL.fill(),
                Palette.DOUBTFUL.text(),
                "An input that differs from what the tool proposed.");
        sample(
                "Bad or unsure",
                Palette.BAD.fill(),
                Palette.BAD.text(),
                "High severity, a failed check, a confidence below 60 %.");
        sample(
                "Doubtful",
                Palette.DOUBTFUL.fill(),
                Palette.DOUBTFUL.text(),
                "Medium severity, a confidence below 80 %.");
        sample(
                "Good",
                Palette.GOOD.fill(),
                Palette.GOOD.text(),
                "Done, accepted, holds. The word always says it as well as the colour.");
        row();
    }

    private void sample(String label, String fill, String ink, String text) {
        Row row = row();
        XSSFCellStyle style = book.template().createCellStyle();
        style.cloneStyleFrom(style(Styles.Part.STRONG));
        style.setFillForegroundColor(Styles.color(fill));
        style.setFillPattern(org.apache.poi.ss.usermodel.FillPatternType.SOLID_FOREGROUND);
        org.apache.poi.xssf.usermodel.XSSFFont font = book.template().createFont();
        font.setFontHeightInPoints((short) 11);
        font.setColor(Styles.color(ink));
        style.setFont(font);
        Sheets.put(row, LABEL, label, style);
        body(row, text);
    }

    private void inputs() {
        sheet.setRowBreak(next - 1);
        heading("What you can fill in");
        Row header = row();
        Sheets.put(header, LABEL, "Sheet and column", style(Styles.Part.HEADER));
        Sheets.put(header, TEXT, "What it means", style(Styles.Part.HEADER));
        Sheets.put(header, MORE, "Where it counts", style(Styles.Part.HEADER));
        for (ColumnsTable.Row column : ColumnsTable.inputs(tables)) {
            Row row = row();
            Sheets.put(row, LABEL, column.table() + ": " + column.column(), style(Styles.Part.BODY));
            body(row, column.meaning());
            Sheets.put(row, MORE, column.goesTo(), style(Styles.Part.BODY));
        }
        row();
    }

    private void back() {
        heading("How to give it back");
        line(
                "1. Save",
                "Save under the same format (.xlsx). Hidden columns remember the row and the original value: sort and filter as you like, delete nothing.");
        line(
                "2. Send",
                "Send it to the engineer who keeps decisions.yaml, who reads it with mitosis review. Every changed cell stands out in colour and belongs to the key named above.");
        line(
                "3. Plan again",
                "mitosis run --skip-scan plans with what was decided and gives the next workbook, which has your notes again. Step ids stay the same.");
    }

    private void heading(String text) {
        Row row = row();
        row.setHeightInPoints(24);
        Sheets.put(row, LABEL, text, style(Styles.Part.HEADING));
    }

    private void line(String label, String text) {
        Row row = row();
        Sheets.put(row, LABEL, label, style(Styles.Part.STRONG));
        body(row, text);
    }

    private void body(Row row, String text) {
        Sheets.put(row, TEXT, text, style(Styles.Part.BODY));
        row.setHeightInPoints(Wrapping.proportionalLines(text, TEXT_WIDTH) * LINE_POINTS);
    }

    private Row row() {
        return sheet.createRow(next++);
    }

    private org.apache.poi.ss.usermodel.CellStyle style(Styles.Part part) {
        return book.styles().of(part);
    }
}
