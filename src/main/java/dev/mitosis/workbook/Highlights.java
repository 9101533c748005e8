package dev.mitosis.workbook;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import java.util.stream.Collectors;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.FontFormatting;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Colours by value, on whole columns, so that they hold for rows that people add. */
final class Highlights {
    private static final String LOW = "0.6";
    private static final String MIDDLING = "0.8";
    private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex();

    private final SheetConditionalFormatting formats;
    private int first;

    Highlights(XSSFSheet sheet) {
        this.formats = sheet.getSheetConditionalFormatting();
    }

    /** Adds them from the first row of the table on. */
    <R> void add(Layout<R> layout, int first) {
        this.first = first;
        for (int i = 0; i < layout.visibleColumns(); i++) {
            Column<R> column = layout.table().columns().get(i);
            if (column.input() != null && column.kind() != Kind.STATUS) {
                changed(i, layout.originalColumn(column));
            }
            if (column.kind() == Kind.CONFIDENCE) {
                confidence(i);
            } else if (column.kind() == Kind.STATUS) {
                words(i);
            }
        }
    }

    private void changed(int column, int original) {
        String now = cell(column);
        String before = cell(original);
        add(column, now + "<>" + before, Palette.DOUBTFUL);
    }

    private void confidence(int column) {
        String cell = cell(column);
        add(column, "AND(ISNUMBER(" + cell + ")," + cell + "<" + LOW + ")", Palette.BAD);
        add(column, "AND(ISNUMBER(" + cell + ")," + cell + "<" + MIDDLING + ")", Palette.DOUBTFUL);
    }

    private void words(int column) {
        String cell = cell(column);
        for (Palette.Tone tone : Palette.TONES) {
            String any = Palette.WORDS.getOrDefault(tone, java.util.List.of()).stream()
                    .map(word -> cell + "=\"" + word + "\"")
                    .collect(Collectors.joining(","));
            add(column, "OR(" + any + ")", tone);
        }
    }

    private String cell(int column) {
        return "$" + CellReference.convertNumToColString(column) + (first + 1);
    }

    private void add(int column, String formula, Palette.Tone tone) {
        ConditionalFormattingRule rule = formats.createConditionalFormattingRule(formula);
        PatternFormatting pattern = rule.createPatternFormatting();
        pattern.setFillBackgroundColor(Styles.color(tone.fill()));
        pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        FontFormatting font = rule.createFontFormatting();
        font.setFontColor(Styles.color(tone.text()));
        formats.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(first, LAST_ROW, column, column)}, rule);
    }
}
