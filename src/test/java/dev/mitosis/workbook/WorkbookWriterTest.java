package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.plan.ScriptPaths;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.table.ReportTables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFGraphicFrame;
import org.apache.poi.xssf.usermodel.XSSFShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

class WorkbookWriterTest {
    @TempDir
    static Path folder;

    private static Path sample;

    @BeforeAll
    static void write_the_sample() {
        sample = folder.resolve("sample.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(SampleReport.input()), sample, Edits.KEPT);
    }

    @Test
    void the_same_input_gives_the_same_bytes() throws IOException {
        Path again = folder.resolve("again.xlsx");

        new WorkbookWriter().write(new WorkbookRequest(SampleReport.input()), again, Edits.KEPT);

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(sample));
    }

    @Test
    void only_the_owner_may_read_it() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sample)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_sheets_come_in_the_order_of_reading() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            assertThat(names(workbook))
                    .containsExactly(
                            "Brief",
                            "Read me",
                            "Summary",
                            "Open answers",
                            "Changed",
                            "Decisions",
                            "Calendar",
                            "Waves",
                            "Costs",
                            "Accounts",
                            "Alternatives",
                            "Contexts",
                            "Borders",
                            "Shared",
                            "Crossings",
                            "Confirmed facts",
                            "Steps",
                            "Runbook",
                            "Risks",
                            "Cost export",
                            "Checks",
                            "Resources",
                            "Coverage",
                            "Glossary",
                            "Columns",
                            "Lists");
        }
    }

    @Test
    void every_data_sheet_has_a_filtered_banded_table_a_frozen_header_and_repeats_it_in_print() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            for (XSSFSheet sheet : dataSheets(workbook)) {
                assertThat(sheet.getTables()).as(sheet.getSheetName()).hasSize(1);
                XSSFTable table = sheet.getTables().get(0);
                assertThat(table.getCTTable().isSetAutoFilter()).isTrue();
                assertThat(table.getCTTable().getTableStyleInfo().getShowRowStripes())
                        .isTrue();
                assertThat(table.getStartRowIndex()).isEqualTo(Layout.HEADER_ROW);
                assertThat(table.getEndRowIndex()).isEqualTo(Math.max(sheet.getLastRowNum(), Layout.FIRST_ROW));
                assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                        .isEqualTo((short) Layout.FIRST_ROW);
                assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(Layout.HEADER_ROW);
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getFitToPage()).isTrue();
            }
        }
    }

    @Test
    void of_a_sheet_in_which_things_are_looked_up_one_page_is_printed_with_their_title() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            for (String name : List.of("Resources", "Runbook", "Coverage")) {
                XSSFSheet sheet = workbook.getSheet(name);
                AreaReference printed = new AreaReference(
                        workbook.getPrintArea(workbook.getSheetIndex(sheet)), SpreadsheetVersion.EXCEL2007);

                assertThat(printed.getLastCell().getRow()).as(name).isEqualTo(Layout.HEADER_ROW - 1);
                assertThat(sheet.getPrintSetup().getFitWidth()).as(name).isEqualTo((short) 1);
            }
        }
    }

    @Test
    void a_table_names_its_columns_as_the_header_does() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            for (XSSFSheet sheet : dataSheets(workbook)) {
                Row header = sheet.getRow(Layout.HEADER_ROW);
                assertThat(sheet.getTables().get(0).getColumns())
                        .extracting(column -> column.getName())
                        .containsExactlyElementsOf(texts(header))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void an_input_column_is_unlocked_offers_its_list_and_remembers_what_stood_there() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            XSSFSheet resources = workbook.getSheet("Resources");
            List<String> header = texts(resources.getRow(Layout.HEADER_ROW));
            int context = header.indexOf("Context");
            Row first = resources.getRow(Layout.FIRST_ROW);

            assertThat(resources.isSheetLocked()).isTrue();
            assertThat(first.getCell(context).getCellStyle().getLocked()).isFalse();
            assertThat(first.getCell(0).getCellStyle().getLocked()).isTrue();
            assertThat(first.getCell(header.indexOf("_was_context")).getStringCellValue())
                    .isEqualTo(first.getCell(context).getStringCellValue());
            assertThat(resources.isColumnHidden(header.indexOf("_key"))).isTrue();
            assertThat(first.getCell(header.indexOf("_key")).getStringCellValue())
                    .startsWith("arn:aws:");
            assertThat(listAt(resources, context)).isEqualTo("list_context");
            assertThat(workbook.getName("list_context").getRefersToFormula()).startsWith("Lists!$");
        }
    }

    @Test
    void every_drop_down_uses_a_named_list_that_exists() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            List<String> used = dataSheets(workbook).stream()
                    .flatMap(sheet -> sheet.getDataValidations().stream())
                    .filter(validation -> validation.getValidationConstraint().getValidationType()
                            == org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType.LIST)
                    .map(validation -> validation.getValidationConstraint().getFormula1())
                    .distinct()
                    .toList();

            assertThat(used)
                    .contains(
                            "list_status",
                            "list_owner",
                            "list_context",
                            "list_environment",
                            "list_account",
                            "list_disposition");
            assertThat(used)
                    .allSatisfy(name -> assertThat(workbook.getName(name)).isNotNull());
        }
    }

    @Test
    void a_table_that_no_sheet_has_room_for_goes_on_on_others_that_the_read_me_lists() throws IOException {
        Path file = folder.resolve("split.xlsx");
        new WorkbookWriter(154).write(new WorkbookRequest(SampleReport.input()), file, Edits.KEPT);

        try (XSSFWorkbook workbook = open(file)) {
            int resources = SampleReport.input().resources().size();
            List<String> parts = names(workbook).stream()
                    .filter(name -> name.startsWith("Resources"))
                    .toList();
            assertThat(parts).hasSize((resources + 149) / 150).startsWith("Resources", "Resources 2");
            assertThat(parts.stream()
                            .mapToInt(name -> workbook.getSheet(name).getLastRowNum() - Layout.HEADER_ROW)
                            .sum())
                    .isEqualTo(resources);
            assertThat(workbook.getSheet("Read me").getHyperlinkList())
                    .extracting(Hyperlink::getAddress)
                    .contains("'Resources'!A1", "'Resources 2'!A1");
        }
        leadsSomewhere(file);
        assertThat(ReturnedWorkbook.read(
                        file, ReportTables.of(SampleReport.input()).tables()))
                .isEqualTo(new ReturnedWorkbook(List.of(), List.of()));
    }

    @Test
    void every_link_leads_to_a_cell_that_is_there() throws IOException {
        leadsSomewhere(sample);
    }

    private static void leadsSomewhere(Path file) throws IOException {
        try (XSSFWorkbook workbook = open(file)) {
            List<String> targets = new ArrayList<>();
            for (Sheet sheet : workbook) {
                for (Hyperlink link : sheet.getHyperlinkList()) {
                    if (link.getAddress() != null && link.getAddress().contains("!")) {
                        targets.add(link.getAddress());
                    }
                }
            }

            assertThat(targets).hasSizeGreaterThan(200).allSatisfy(target -> {
                CellReference cell = new CellReference(target);
                Row row = workbook.getSheet(cell.getSheetName()).getRow(cell.getRow());
                assertThat((Object) row).as(target).isNotNull();
            });
        }
    }

    @Test
    void steps_and_waves_lead_to_their_files_where_the_way_to_them_is_known() throws IOException {
        Path file = folder.resolve("led.xlsx");
        new WorkbookWriter()
                .write(new WorkbookRequest(SampleReport.input(), "../../plans/a b#1/artefacts"), file, Edits.KEPT);
        String script = ScriptPaths.of(SampleReport.input().plan())
                .get(SampleReport.input().plan().steps().get(0).id());

        try (XSSFWorkbook workbook = open(file);
                XSSFWorkbook without = open(sample)) {
            assertThat(filesOf(workbook.getSheet("Steps"))).contains("../../plans/a%20b%231/artefacts/" + script);
            assertThat(filesOf(workbook.getSheet("Runbook"))).contains("../../plans/a%20b%231/artefacts/" + script);
            assertThat(filesOf(workbook.getSheet("Waves")))
                    .contains("../../plans/a%20b%231/artefacts/waves/1/README.md");
            assertThat(filesOf(without.getSheet("Steps"))).isEmpty();
        }
    }

    private static List<String> filesOf(XSSFSheet sheet) {
        return sheet.getHyperlinkList().stream()
                .filter(link -> link.getAddress() != null && !link.getAddress().contains("!"))
                .filter(link -> !link.getAddress().contains("://"))
                .map(Hyperlink::getAddress)
                .toList();
    }

    @Test
    void the_summary_has_four_charts_with_data() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            assertThat(workbook.getSheet("Summary").getDrawingPatriarch().getCharts())
                    .hasSize(4)
                    .allSatisfy(
                            chart -> assertThat(chart.getCTChart().xmlText()).doesNotContain("tx/>"))
                    .allSatisfy(chart -> assertThat(chart.getChartSeries()
                                    .get(0)
                                    .getSeries(0)
                                    .getCategoryData()
                                    .getPointCount())
                            .isPositive());
        }
    }

    @Test
    void every_chart_has_a_name_of_its_own_and_words_for_those_who_do_not_see_it() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            List<String> names = new ArrayList<>();
            for (String sheet : List.of("Summary", "Calendar")) {
                for (XSSFShape shape :
                        workbook.getSheet(sheet).getDrawingPatriarch().getShapes()) {
                    CTNonVisualDrawingProps frame = ((XSSFGraphicFrame) shape)
                            .getCTGraphicalObjectFrame()
                            .getNvGraphicFramePr()
                            .getCNvPr();
                    names.add(frame.getName());
                    assertThat(frame.getDescr()).contains(frame.getName()).matches("(?s).*: .*[0-9].*");
                }
            }
            assertThat(names).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void the_bars_of_the_calendar_are_drawn_from_the_cells_above_them() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            XSSFSheet calendar = workbook.getSheet("Calendar");
            XDDFChartData bars = calendar.getDrawingPatriarch()
                    .getCharts()
                    .get(0)
                    .getChartSeries()
                    .get(0);
            int waves = SampleReport.input().plan().waves().size();

            for (int i = 0; i < bars.getSeriesCount(); i++) {
                XDDFChartData.Series series = bars.getSeries(i);
                XDDFNumericalDataSource<?> lengths = (XDDFNumericalDataSource<?>) series.getValuesData();
                AreaReference cells = new AreaReference(lengths.getDataRangeReference(), SpreadsheetVersion.EXCEL2007);
                assertThat(cells.getFirstCell().getSheetName()).isEqualTo("Calendar");
                assertThat(lengths.getPointCount()).isEqualTo(waves);
                for (int wave = 0; wave < waves; wave++) {
                    Row row = calendar.getRow(cells.getFirstCell().getRow() + wave);
                    Cell cell = row.getCell(cells.getFirstCell().getCol());
                    assertThat(lengths.getPointAt(wave).doubleValue()).isEqualTo(cell.getNumericCellValue());
                    assertThat(series.getCategoryData().getPointAt(wave))
                            .isEqualTo(row.getCell(0).getStringCellValue());
                }
            }
        }
    }

    /** Excel, unlike LibreOffice, shows the point of a format like #.## behind each whole number. */
    @Test
    void no_whole_number_has_a_format_with_a_point_that_nothing_follows() throws IOException {
        try (XSSFWorkbook workbook = open(sample)) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.NUMERIC) {
                            assertThat(cell.getCellStyle().getDataFormatString())
                                    .as(sheet.getSheetName() + " " + cell.getAddress())
                                    .doesNotContain(".#");
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")"})
    void hostile_text_stays_text(String hostile) throws IOException {
        Path file = folder.resolve("hostile.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(SampleReport.withResourceNamed(hostile)), file, Edits.KEPT);

        try (XSSFWorkbook workbook = open(file)) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA));
                }
            }
            Sheet resources = workbook.getSheet("Resources");
            Cell name = resources.getRow(resources.getLastRowNum()).getCell(0);
            assertThat(name.getStringCellValue()).isEqualTo(hostile);
            assertThat(name.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void control_characters_are_shown_and_long_text_is_cut() throws IOException {
        Path file = folder.resolve("long.xlsx");
        String name = "a\u0000b\u001bc\ud800d\ufffe" + "x".repeat(40_000);
        new WorkbookWriter().write(new WorkbookRequest(SampleReport.withResourceNamed(name)), file, Edits.KEPT);

        try (XSSFWorkbook workbook = open(file)) {
            Sheet resources = workbook.getSheet("Resources");
            String text = resources.getRow(resources.getLastRowNum()).getCell(0).getStringCellValue();
            assertThat(text)
                    .startsWith("a\\u{00}b\\u{1B}c\\u{D800}d\\u{FFFE}xxx")
                    .endsWith("[cut]")
                    .hasSize(SafeText.MAX_LENGTH);
        }
    }

    static XSSFWorkbook open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }

    private static List<String> names(XSSFWorkbook workbook) {
        return StreamSupport.stream(workbook.spliterator(), false)
                .map(Sheet::getSheetName)
                .toList();
    }

    private static List<XSSFSheet> dataSheets(XSSFWorkbook workbook) {
        return names(workbook).stream()
                .filter(name -> !List.of("Brief", "Read me", "Summary", "Lists").contains(name))
                .map(workbook::getSheet)
                .toList();
    }

    static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        row.forEach(cell -> texts.add(cell.getStringCellValue()));
        return texts;
    }

    private static String listAt(XSSFSheet sheet, int column) {
        return sheet.getDataValidations().stream()
                .filter(validation ->
                        validation.getRegions().getCellRangeAddresses()[0].getFirstColumn() == column)
                .filter(validation ->
                        validation.getRegions().getCellRangeAddresses()[0].getFirstRow() > Layout.HEADER_ROW)
                .map(DataValidation::getValidationConstraint)
                .map(constraint -> constraint.getFormula1())
                .findFirst()
                .orElse("");
    }
}
