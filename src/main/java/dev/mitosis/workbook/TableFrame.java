package dev.mitosis.workbook;

import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableStyleInfo;

/** Builds everything of a table's sheet except its rows, on the template. */
final class TableFrame<R> {
    private static final String TABLE_STYLE = "TableStyleLight1";
    private static final int PROMPT_LENGTH = 250;
    /** The file format's limit. */
    private static final int PROMPT_TITLE_LENGTH = 32;

    private static final int FILTER_BUTTON = 3;
    /** The characters that a page holds in a size that can still be read. */
    private static final int PAGE_WIDTH = 220;

    /** What is looked up and never read through would print on hundreds of pages. */
    private static final Set<String> LOOKED_UP = Set.of("columns", "coverage", "resources", "runbook", "target");

    private static final String NOT_PRINTED = " It is not printed unless you set a print area.";

    private static final String JUDGED =
            " Confidence: of judgements with 90 % about nine of ten are right; below 60 % people are asked.";

    private final Book book;
    private final Layout<R> layout;
    private final Layout.Part part;
    private final Table<R> table;

    TableFrame(Book book, Layout<R> layout, Layout.Part part) {
        this.book = book;
        this.layout = layout;
        this.part = part;
        this.table = layout.table();
    }

    void write(List<Choices> choices) {
        XSSFSheet sheet = book.template().createSheet(part.title());
        Sheets.title(book, sheet, part.title(), description());
        index(sheet);
        head(sheet, sheet.createRow(Layout.HEADER_ROW));
        table(sheet);
        validate(sheet, Layout.FIRST_ROW, part.lastRow(), choices);
        new Highlights(sheet).add(layout, Layout.FIRST_ROW);
        sheet.createFreezePane(1, Layout.FIRST_ROW);
        if (!layout.inputs().isEmpty()) {
            Sheets.protect(sheet);
        }
        print(sheet);
    }

    private String description() {
        String about = table.description() + (judges() ? JUDGED : "") + (isPrinted() ? "" : NOT_PRINTED);
        return layout.parts().size() == 1
                ? about
                : String.format(
                        Locale.ROOT,
                        "Rows %,d to %,d of %,d. %s",
                        part.from() + 1,
                        part.to(),
                        table.rows().size(),
                        about);
    }

    /** Leads to the other sheets of a table that has several. */
    private void index(XSSFSheet sheet) {
        List<Layout.Part> parts = layout.parts();
        int column = 1;
        for (int i = 0;
                parts.size() > 1 && i < parts.size() && column < table.columns().size();
                i++) {
            if (parts.get(i).number() != part.number()) {
                Cell cell = Sheets.put(
                        sheet.getRow(Layout.HEADER_ROW - 1),
                        column++,
                        parts.get(i).title(),
                        book.styles().of(Styles.Part.LINK));
                Sheets.lead(cell, parts.get(i).title(), 0);
            }
        }
    }

    private boolean judges() {
        return table.columns().stream().anyMatch(column -> column.kind() == Kind.CONFIDENCE);
    }

    private void head(XSSFSheet sheet, Row header) {
        for (int i = 0; i < table.columns().size(); i++) {
            sheet.setColumnWidth(i, Sheets.width(width(table.columns().get(i))));
        }
        titles(sheet, header);
    }

    /** The headers, hidden ones included; each tells what stands below it when somebody selects it. */
    void titles(XSSFSheet sheet, Row header) {
        header.setHeightInPoints(32);
        for (int i = 0; i < table.columns().size(); i++) {
            Column<R> column = table.columns().get(i);
            Sheets.put(header, i, column.title(), book.styles().of(Styles.Part.HEADER));
            explain(sheet, column, new CellRangeAddressList(header.getRowNum(), header.getRowNum(), i, i));
        }
        if (!layout.inputs().isEmpty()) {
            hidden(sheet, header, layout.keyColumn(), Layout.KEY);
            for (Column<R> input : layout.inputs()) {
                hidden(sheet, header, layout.originalColumn(input), Layout.ORIGINAL + input.name());
            }
        }
    }

    private void explain(XSSFSheet sheet, Column<R> column, CellRangeAddressList header) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation prompt = helper.createValidation(
                helper.createTextLengthConstraint(
                        DataValidationConstraint.OperatorType.LESS_OR_EQUAL, "" + SafeText.MAX_LENGTH, null),
                header);
        prompt.createPromptBox(cut(column.title(), PROMPT_TITLE_LENGTH), cut(column.description(), PROMPT_LENGTH));
        prompt.setShowPromptBox(true);
        sheet.addValidationData(prompt);
    }

    /** Leaves room for the longest word of the title beside the filter button. */
    private static int width(Column<?> column) {
        int longest = 0;
        for (String word : column.title().split(" ", -1)) {
            longest = Math.max(longest, word.length());
        }
        return Math.max(column.width(), longest + FILTER_BUTTON);
    }

    private void hidden(XSSFSheet sheet, Row header, int column, String title) {
        Sheets.put(header, column, title, book.styles().of(Styles.Part.HEADER));
        sheet.setColumnHidden(column, true);
    }

    private void table(XSSFSheet sheet) {
        AreaReference area = new AreaReference(
                new CellReference(Layout.HEADER_ROW, 0),
                new CellReference(part.lastRow(), layout.lastColumn()),
                SpreadsheetVersion.EXCEL2007);
        XSSFTable made = sheet.createTable(area);
        String name = excelName(table.name()) + (part.number() == 1 ? "" : "_" + part.number());
        made.setDisplayName(name);
        made.setName(name);
        CTTable definition = made.getCTTable();
        definition.addNewAutoFilter().setRef(area.formatAsString());
        CTTableStyleInfo style = definition.addNewTableStyleInfo();
        style.setName(TABLE_STYLE);
        style.setShowRowStripes(true);
        style.setShowColumnStripes(false);
    }

    static String excelName(String name) {
        return "tbl_" + name.replace('-', '_');
    }

    /** Says what can be written into the cells that people fill in. */
    void validate(XSSFSheet sheet, int first, int last, List<Choices> choices) {
        for (int i = 0; i < table.columns().size(); i++) {
            Input input = table.columns().get(i).input();
            if (input != null) {
                validate(sheet, new CellRangeAddressList(first, last, i, i), input, choices);
            }
        }
    }

    private void validate(XSSFSheet sheet, CellRangeAddressList cells, Input input, List<Choices> choices) {
        Column<R> described = table.columns().get(cells.getCellRangeAddress(0).getFirstColumn());
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(constraint(helper, described, input), cells);
        validation.setEmptyCellAllowed(true);
        // The file format's flag means the opposite of its name: this shows the drop-down.
        validation.setSuppressDropDownArrow(true);
        validation.createPromptBox(
                cut(described.title(), PROMPT_TITLE_LENGTH),
                cut(described.description() + " Counts for: " + input.goesTo() + ".", PROMPT_LENGTH));
        validation.setShowPromptBox(true);
        validation.createErrorBox(
                described.title(),
                described.kind() == Kind.DATE
                        ? "Write a date, such as 2027-02-01, or clear the cell."
                        : "Choose one of the values offered, or clear the cell.");
        validation.setShowErrorBox(isClosed(described, input, choices));
        sheet.addValidationData(validation);
    }

    private static DataValidationConstraint constraint(DataValidationHelper helper, Column<?> column, Input input) {
        if (input.choices() != null) {
            return helper.createFormulaListConstraint(ListsSheet.rangeName(input.choices()));
        }
        if (column.kind() == Kind.DATE) {
            return helper.createDateConstraint(
                    DataValidationConstraint.OperatorType.GREATER_OR_EQUAL, "DATE(2000,1,1)", null, "yyyy-mm-dd");
        }
        return column.kind() == Kind.MINUTES
                ? helper.createIntegerConstraint(DataValidationConstraint.OperatorType.GREATER_OR_EQUAL, "0", null)
                : helper.createTextLengthConstraint(
                        DataValidationConstraint.OperatorType.LESS_OR_EQUAL, "" + SafeText.MAX_LENGTH, null);
    }

    private static boolean isClosed(Column<?> column, Input input, List<Choices> choices) {
        return column.kind() == Kind.MINUTES
                || column.kind() == Kind.DATE
                || choices.stream().anyMatch(list -> Objects.equals(list.name(), input.choices()) && !list.open());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** A table of very many columns goes over several pages, lest nobody can read it. */
    private int pages() {
        int width = table.columns().stream().mapToInt(TableFrame::width).sum();
        return Math.max(1, width / PAGE_WIDTH);
    }

    private boolean isPrinted() {
        return !LOOKED_UP.contains(table.name());
    }

    private void print(XSSFSheet sheet) {
        Sheets.printed(sheet, book.footer());
        int pages = pages();
        if (pages > 1 && isPrinted()) {
            sheet.getPrintSetup().setFitWidth((short) pages);
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
        }
        int row = Layout.HEADER_ROW;
        sheet.setRepeatingRows(new CellRangeAddress(row, row, -1, -1));
        book.template()
                .setPrintArea(
                        book.template().getSheetIndex(sheet),
                        0,
                        layout.printedColumns() - 1,
                        0,
                        isPrinted() ? part.lastRow() : Layout.HEADER_ROW - 1);
    }
}
