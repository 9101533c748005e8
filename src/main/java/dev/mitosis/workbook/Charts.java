package dev.mitosis.workbook;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartLegend;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

/** Bar charts over cells, which need not be filled yet: what they will hold is told. */
final class Charts {
    private static final int GAP_PERCENT = 45;
    private static final double TITLE_POINTS = 12;
    private static final String CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    /** Who listens to more does not remember its beginning. */
    private static final int TOLD = 12;

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
     * @param alt what is told to those who do not see it
     * @param first the row of its first bar
     * @param column where the names of the bars stand
     * @param parts the lengths that stand in one line, from the left
     * @param from where the axis begins
     */
    record Bars(String title, String alt, int first, int column, List<String> names, List<Part> parts, double from) {}

    /**
     * A length of each bar.
     *
     * @param name what the legend calls it
     * @param column where the lengths stand
     * @param color null where it only pushes the next part to its place
     */
    record Part(
            String name,
            int column,
            List<Double> lengths,
            @Nullable String color) {}

    /** Horizontal bars, the first on top; with a legend where they have more than one part that is seen. */
    void bars(Place place, Bars bars) {
        XSSFChart chart = drawing.createChart(
                new XSSFClientAnchor(0, 0, 0, 0, place.column(), place.row(), place.lastColumn(), place.lastRow()));
        describe(chart, bars.title(), bars.alt());
        chart.setTitleText(bars.title());
        chart.setTitleOverlay(false);
        chart.getFormattedTitle().getParagraph(0).addDefaultRunProperties().setFontSize(TITLE_POINTS);
        XDDFCategoryAxis names = chart.createCategoryAxis(AxisPosition.LEFT);
        names.setOrientation(AxisOrientation.MAX_MIN);
        XDDFValueAxis amounts = chart.createValueAxis(AxisPosition.BOTTOM);
        amounts.setCrosses(AxisCrosses.MAX);
        amounts.setMinimum(bars.from());
        amounts.setCrossBetween(AxisCrossBetween.BETWEEN);
        amounts.setMajorTickMark(AxisTickMark.NONE);
        names.setMajorTickMark(AxisTickMark.NONE);
        amounts.getOrAddMajorGridProperties().setLineProperties(line(Palette.RULE));
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, amounts);
        data.setBarDirection(BarDirection.BAR);
        data.setGapWidth(GAP_PERCENT);
        data.setVaryColors(false);
        if (bars.parts().size() > 1) {
            stack(chart, data);
        }
        bars.parts().forEach(part -> series(data, bars, part));
        chart.plot(data);
        nameEach(chart);
        legend(chart, bars.parts());
    }

    /** Where bars are many, programs would leave every second name out; the small schema library lacks this, too. */
    private static void nameEach(XSSFChart chart) {
        try (XmlCursor cursor =
                chart.getCTChart().getPlotArea().getCatAxArray(0).newCursor()) {
            cursor.toEndToken();
            cursor.beginElement(new QName(CHARTS, "tickLblSkip"));
            cursor.insertAttributeWithValue("val", "1");
        }
    }

    /** Gives a chart a name and words for those who do not see it. */
    static void describe(XSSFChart chart, String name, String alt) {
        CTNonVisualDrawingProps frame = chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr();
        frame.setName(SafeText.of(name));
        frame.setDescr(SafeText.of(alt));
    }

    /** Each name with its amount, as far as one listens. */
    static String told(List<String> names, List<String> amounts) {
        String first = IntStream.range(0, Math.min(TOLD, names.size()))
                .mapToObj(i -> names.get(i) + ": " + amounts.get(i))
                .collect(Collectors.joining("; "));
        return names.size() > TOLD ? first + "; and " + (names.size() - TOLD) + " more" : first;
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

    private void series(XDDFBarChartData data, Bars bars, Part part) {
        int last = bars.first() + bars.names().size() - 1;
        XDDFDataSource<String> names = XDDFDataSourcesFactory.fromArray(
                bars.names().stream().map(SafeText::of).toArray(String[]::new),
                range(bars.first(), last, bars.column()),
                bars.column());
        XDDFChartData.Series series = data.addSeries(
                names,
                XDDFDataSourcesFactory.fromArray(
                        part.lengths().toArray(Double[]::new),
                        range(bars.first(), last, part.column()),
                        part.column()));
        // Excel takes a series without a title for a damaged file; LibreOffice lists what the legend leaves out.
        series.setTitle(part.color() == null ? " " : part.name(), null);
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(part.color() == null ? new XDDFNoFillProperties() : fill(part.color()));
        series.setShapeProperties(shape);
    }

    private static void legend(XSSFChart chart, List<Part> parts) {
        if (parts.stream().filter(part -> part.color() != null).count() > 1) {
            XDDFChartLegend legend = chart.getOrAddLegend();
            legend.setPosition(LegendPosition.BOTTOM);
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).color() == null) {
                    legend.addEntry().setIndex(i);
                    legend.getEntry(0).setDelete(true);
                }
            }
        }
    }

    private String range(int first, int last, int column) {
        return new CellRangeAddress(first, last, column, column).formatAsString(sheet.getSheetName(), true);
    }

    static XDDFLineProperties line(String rgb) {
        return new XDDFLineProperties(fill(rgb));
    }

    static XDDFSolidFillProperties fill(String rgb) {
        return new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(rgb)));
    }
}
