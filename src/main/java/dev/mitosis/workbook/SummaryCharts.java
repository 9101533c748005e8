package dev.mitosis.workbook;

import dev.mitosis.model.table.Kind;
import dev.mitosis.report.facts.CalendarDays;
import dev.mitosis.report.facts.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The charts of the summary, two to a line, and behind them the figures that they are drawn from. */
final class SummaryCharts {
    private static final int CHART_ROWS = 17;
    private static final int AROUND_BARS = 5;
    private static final int MAX_BARS = 30;
    private static final int MAX_TITLE = 48;

    private final Book book;
    private final XSSFSheet sheet;
    private final Charts charts;
    private final int columns;

    SummaryCharts(Book book, XSSFSheet sheet, int columns) {
        this.book = book;
        this.sheet = sheet;
        this.charts = new Charts(sheet);
        this.columns = columns;
    }

    /** A line of figures. */
    private record Line(String label, List<Double> values) {}

    /** Where figures stand: the labels take {@code span} columns, the values one each. */
    private record Block(int row, int column, int span) {
        /** The same columns, after a header, these lines and a blank row. */
        Block below(List<Line> lines) {
            return new Block(row + lines.size() + 2, column, span);
        }
    }

    /** Draws everything below the row, each page on its own. */
    void write(int first, Figures figures, List<CalendarDays.Row> calendar) {
        List<Line> dispositions = lines(figures.dispositions());
        List<Line> phases = lines(figures.stepsByPhase());
        List<Line> accounts = lines(figures.resourcesByAccount());
        List<Line> waves = calendar.stream()
                .filter(row -> row.wave() > 0)
                .limit(MAX_BARS)
                .map(SummaryCharts::line)
                .toList();
        int second = first + CHART_ROWS + 1;
        int bars = Math.max(CHART_ROWS, Math.max(accounts.size(), waves.size()) + AROUND_BARS);
        int data = second + bars + 1;
        sheet.setRowBreak(second - 2);
        sheet.setRowBreak(data - 2);
        Sheets.put(
                Sheets.row(sheet, data),
                0,
                "The figures behind the charts",
                book.styles().of(Styles.Part.HEADING));
        Block timeline = new Block(data + 1, 0, 4);
        Block counts = new Block(data + 1, 7, 3);
        List<String> headers = List.of("The waves, one after the other (days)", "Days before it", "Days");
        chart(left(first, CHART_ROWS), counts, List.of("What happens to the resources", "Resources"), dispositions);
        counts = counts.below(dispositions);
        chart(right(first, CHART_ROWS), counts, List.of("Steps per phase", "Steps"), phases);
        counts = counts.below(phases);
        chart(left(second, bars), counts, List.of("Resources per account", "Resources"), accounts);
        chart(right(second, bars), timeline, headers, waves);
    }

    private Charts.Place left(int top, int rows) {
        return new Charts.Place(0, top, columns / 2, top + rows);
    }

    private Charts.Place right(int top, int rows) {
        return new Charts.Place(columns / 2, top, columns, top + rows);
    }

    private static List<Line> lines(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .limit(MAX_BARS)
                .map(entry -> new Line(entry.getKey(), List.of((double) entry.getValue())))
                .toList();
    }

    private static Line line(CalendarDays.Row wave) {
        String title = wave.what();
        String shown = title.length() <= MAX_TITLE
                ? title
                : title.substring(0, MAX_TITLE - 3).strip() + "...";
        return new Line(shown, List.of((double) wave.first(), (double) wave.days()));
    }

    private void chart(Charts.Place place, Block block, List<String> headers, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        label(block.row(), block, headers.get(0), Styles.Part.HEADER);
        int firstValue = block.column() + block.span();
        for (int i = 1; i < headers.size(); i++) {
            Sheets.put(
                    Sheets.row(sheet, block.row()),
                    firstValue + i - 1,
                    headers.get(i),
                    book.styles().of(Styles.Part.HEADER));
        }
        for (int i = 0; i < lines.size(); i++) {
            int row = block.row() + 1 + i;
            label(row, block, lines.get(i).label(), Styles.Part.LABEL);
            for (int k = 0; k < lines.get(i).values().size(); k++) {
                amount(row, firstValue + k, lines.get(i).values().get(k));
            }
        }
        charts.bars(place, bars(block, headers, lines));
    }

    /** The last length is seen; those before it push it to its place. */
    private static Charts.Bars bars(Block block, List<String> headers, List<Line> lines) {
        String title = headers.get(0);
        int last = headers.size() - 2;
        List<Charts.Part> parts = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            int part = i;
            parts.add(new Charts.Part(
                    headers.get(i + 1),
                    block.column() + block.span() + i,
                    lines.stream().map(line -> line.values().get(part)).toList(),
                    i == last ? Palette.ACCENT : null));
        }
        List<String> names = lines.stream().map(Line::label).toList();
        List<String> amounts = lines.stream()
                .map(line -> String.format(Locale.ROOT, "%,.0f", line.values().get(last)))
                .toList();
        String alt = "Bar chart. " + title + ", " + headers.get(last + 1) + ". " + Charts.told(names, amounts) + ".";
        return new Charts.Bars(title, alt, block.row() + 1, block.column(), names, parts, 0);
    }

    private void label(int row, Block block, String text, Styles.Part part) {
        Sheets.put(Sheets.row(sheet, row), block.column(), text, book.styles().of(part));
        for (int i = 1; i < block.span(); i++) {
            Sheets.row(sheet, row)
                    .createCell(block.column() + i)
                    .setCellStyle(book.styles().of(part));
        }
        sheet.addMergedRegion(new CellRangeAddress(row, row, block.column(), block.column() + block.span() - 1));
    }

    private void amount(int row, int column, double value) {
        Cell cell = Sheets.row(sheet, row).createCell(column);
        cell.setCellValue(value);
        cell.setCellStyle(
                book.styles().of(new Styles.Cell(Kind.NUMBER, false, false, false, value != Math.rint(value))));
    }
}
