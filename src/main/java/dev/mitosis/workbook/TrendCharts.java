package dev.mitosis.workbook;

import dev.mitosis.model.CostBook.Series;
import dev.mitosis.model.CostBook.Trend;
import dev.mitosis.model.table.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Stacked columns over time, a page each; the figures that they are drawn from stand beside what is printed. */
final class TrendCharts {
    private static final int CHART_ROWS = 28;
    private static final int HEAD = 8;
    private static final int NAME_WIDTH = 34;
    private static final int AMOUNT_WIDTH = 20;
    private static final int GAP_PERCENT = 35;
    private static final double TITLE_POINTS = 13;
    /** Told apart by lightness as well as by hue. */
    private static final List<String> COLORS =
            List.of("0B7285", "F08C00", "5F3DC4", "74B816", "C2255C", "4DABF7", "868E96", "343A40");

    private static final String NAMELESS = "CED4DA";

    private final Book book;
    private final XSSFSheet sheet;
    private final int columns;
    private int figures;

    TrendCharts(Book book, XSSFSheet sheet, int columns) {
        this.book = book;
        this.sheet = sheet;
        this.columns = columns;
        this.figures = columns + 2;
    }

    /** Writes one chart from the row on, its figures to the right of what is printed, and tells the next free row. */
    int write(int first, Trend trend) {
        int left = figures;
        List<Series> series = trend.series();
        figures += series.size() + 2;
        sheet.setColumnWidth(left, Sheets.width(NAME_WIDTH));
        Sheets.put(Sheets.row(sheet, HEAD), left, trend.title() + " (" + trend.unit() + ")", style(Styles.Part.HEADER));
        for (int i = 0; i < series.size(); i++) {
            sheet.setColumnWidth(left + i + 1, Sheets.width(AMOUNT_WIDTH));
            Sheets.put(Sheets.row(sheet, HEAD), left + i + 1, series.get(i).name(), style(Styles.Part.HEADER));
        }
        for (int p = 0; p < trend.periods().size(); p++) {
            Row row = Sheets.row(sheet, HEAD + 1 + p);
            Sheets.put(row, left, trend.periods().get(p), style(Styles.Part.LABEL));
            for (int i = 0; i < series.size(); i++) {
                Cell cell = row.createCell(left + i + 1);
                cell.setCellValue(series.get(i).amounts().get(p).doubleValue());
                cell.setCellStyle(book.styles().of(Styles.Cell.plain(Kind.MONEY)));
            }
        }
        chart(first, trend, left, HEAD + trend.periods().size());
        sheet.setRowBreak(first + CHART_ROWS);
        return first + CHART_ROWS + 1;
    }

    private void chart(int top, Trend trend, int left, int lastRow) {
        int firstRow = HEAD + 1;
        XSSFChart chart = sheet.createDrawingPatriarch()
                .createChart(new XSSFClientAnchor(0, 0, 0, 0, 0, top, columns, top + CHART_ROWS));
        String title = trend.title() + " and month (" + trend.unit() + ")";
        Charts.describe(chart, title, told(title, trend));
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getFormattedTitle().getParagraph(0).addDefaultRunProperties().setFontSize(TITLE_POINTS);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis periods = chart.createCategoryAxis(AxisPosition.BOTTOM);
        // Credits go below zero; the names of the months stay at the foot.
        periods.setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFValueAxis amounts = chart.createValueAxis(AxisPosition.LEFT);
        amounts.setCrosses(AxisCrosses.AUTO_ZERO);
        amounts.setNumberFormat("#,##0");
        amounts.getOrAddMajorGridProperties().setLineProperties(Charts.line(Palette.RULE));
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, periods, amounts);
        bars.setBarDirection(BarDirection.COL);
        bars.setGapWidth(GAP_PERCENT);
        bars.setVaryColors(false);
        Charts.stack(chart, bars);
        for (int i = 0; i < trend.series().size(); i++) {
            XDDFChartData.Series one = bars.addSeries(
                    XDDFDataSourcesFactory.fromStringCellRange(
                            sheet, new CellRangeAddress(firstRow, lastRow, left, left)),
                    XDDFDataSourcesFactory.fromNumericCellRange(
                            sheet, new CellRangeAddress(firstRow, lastRow, left + i + 1, left + i + 1)));
            one.setTitle(
                    SafeText.of(trend.series().get(i).name()),
                    new org.apache.poi.ss.util.CellReference(sheet.getSheetName(), HEAD, left + i + 1, true, true));
            XDDFShapeProperties shape = new XDDFShapeProperties();
            shape.setFillProperties(
                    Charts.fill(color(trend, trend.series().get(i).name())));
            one.setShapeProperties(shape);
        }
        chart.plot(bars);
    }

    /** The sum of each series over all months, for those who do not see the chart. */
    private static String told(String title, Trend trend) {
        List<String> sums = trend.series().stream()
                .map(series -> series.amounts().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString())
                .toList();
        return "Stacked columns. " + title + ", " + trend.periods().get(0) + " to "
                + trend.periods().get(trend.periods().size() - 1) + ". In all of it "
                + Charts.told(trend.series().stream().map(Series::name).toList(), sums) + ".";
    }

    /**
     * By the place of the name in the alphabet, so that an account keeps its colour when it becomes dearer than
     * another. What has no name of its own, such as {@code (unattributed)}, is grey.
     */
    private static String color(Trend trend, String name) {
        int place = (int) trend.series().stream()
                .filter(series ->
                        !series.name().startsWith("(") && series.name().compareTo(name) < 0)
                .count();
        return name.startsWith("(") ? NAMELESS : COLORS.get(place % COLORS.size());
    }

    private org.apache.poi.ss.usermodel.CellStyle style(Styles.Part part) {
        return book.styles().of(part);
    }
}
