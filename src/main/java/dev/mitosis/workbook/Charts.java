package dev.mitosis.workbook;

import java.util.HexFormat;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;

/** Bar charts over cells that are already filled. */
final class Charts {
    private static final int GAP_PERCENT = 45;
    private static final double TITLE_POINTS = 12;

    private final XSSFSheet sheet;
    private final XSSFDrawing drawing;

    Charts(XSSFSheet sheet) {
        this.sheet = sheet;
        this.drawing = sheet.createDrawingPatriarch();
    }

    /** Where a chart stands, in cells. */
    record Place(int column, int row, int lastColumn, int lastRow) {}

    /**
     * What a chart shows.
     *
     * @param first the first row with data
     * @param last the last row
     * @param labels the column with the names of the bars
     * @param values the columns with their lengths; all but the last only push the bar to its place
     */
    record Data(String title, int first, int last, int labels, List<Integer> values) {}

    /** Horizontal bars, the first on top. */
    void bars(Place place, Data data) {
        XSSFChart chart = drawing.createChart(
                new XSSFClientAnchor(0, 0, 0, 0, place.column(), place.row(), place.lastColumn(), place.lastRow()));
        chart.setTitleText(data.title());
        chart.setTitleOverlay(false);
        chart.getFormattedTitle().getParagraph(0).addDefaultRunProperties().setFontSize(TITLE_POINTS);
        XDDFCategoryAxis names = chart.createCategoryAxis(AxisPosition.LEFT);
        names.setOrientation(AxisOrientation.MAX_MIN);
        XDDFValueAxis amounts = chart.createValueAxis(AxisPosition.BOTTOM);
        amounts.setCrosses(AxisCrosses.MAX);
        amounts.setMinimum(0);
        amounts.setCrossBetween(AxisCrossBetween.BETWEEN);
        amounts.setMajorTickMark(AxisTickMark.NONE);
        names.setMajorTickMark(AxisTickMark.NONE);
        amounts.getOrAddMajorGridProperties().setLineProperties(line(Palette.RULE));
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, amounts);
        bars.setBarDirection(BarDirection.BAR);
        bars.setGapWidth(GAP_PERCENT);
        bars.setVaryColors(false);
        if (data.values().size() > 1) {
            stack(chart, bars);
        }
        series(bars, data);
        chart.plot(bars);
    }

    /** Stacked bars stand in one line; written as text because the small schema library lacks the attribute's type. */
    static void stack(XSSFChart chart, XDDFBarChartData bars) {
        bars.setBarGrouping(BarGrouping.STACKED);
        try (XmlCursor cursor = chart.getCTChart()
                .getPlotArea()
                .getBarChartArray(0)
                .addNewOverlap()
                .newCursor()) {
            cursor.setAttributeText(new QName("val"), "100");
        }
    }

    private void series(XDDFBarChartData bars, Data data) {
        XDDFDataSource<String> names = XDDFDataSourcesFactory.fromStringCellRange(sheet, range(data, data.labels()));
        for (int i = 0; i < data.values().size(); i++) {
            XDDFNumericalDataSource<Double> amounts = XDDFDataSourcesFactory.fromNumericCellRange(
                    sheet, range(data, data.values().get(i)));
            XDDFChartData.Series series = bars.addSeries(names, amounts);
            // Excel takes a series without a title for a damaged file.
            series.setTitle(data.title(), null);
            XDDFShapeProperties shape = new XDDFShapeProperties();
            shape.setFillProperties(i == data.values().size() - 1 ? fill(Palette.ACCENT) : new XDDFNoFillProperties());
            series.setShapeProperties(shape);
        }
    }

    private static CellRangeAddress range(Data data, int column) {
        return new CellRangeAddress(data.first(), data.last(), column, column);
    }

    static XDDFLineProperties line(String rgb) {
        return new XDDFLineProperties(fill(rgb));
    }

    static XDDFSolidFillProperties fill(String rgb) {
        return new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(rgb)));
    }
}
