package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.book.CostBookBuilder;
import dev.mitosis.cost.fetch.CostScenario;
import dev.mitosis.cost.verify.CostVerification;
import dev.mitosis.cost.verify.CostVerifier;
import dev.mitosis.model.CostBook;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostWorkbookWriterTest {
    @TempDir
    static Path folder;

    static CostBook content;
    static Path file;

    @BeforeAll
    static void write() {
        // The bundled catalogue with every sheet, and tags with values that a spreadsheet would run.
        try (CostScenario scenario = CostScenario.random(25)) {
            scenario.export(folder);
            CostVerification verification = new CostVerifier(scenario.clock(), false).verify(folder);
            try (CostBookBuilder builder = new CostBookBuilder(folder)) {
                content = builder.build(verification);
            }
            file = folder.resolve("cost.xlsx");
            new CostWorkbookWriter().write(content, file, Edits.KEPT);
        }
    }

    @Test
    void the_first_sheets_explain_and_show_the_history_over_time() throws Exception {
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(workbook.getSheetName(0)).isEqualTo("Read me");
            XSSFSheet overview = workbook.getSheetAt(1);
            assertThat(overview.getSheetName()).isEqualTo("Overview");
            assertThat(overview.getDrawingPatriarch().getCharts())
                    .hasSize(content.trends().size());
            assertThat(content.trends()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void every_pivot_is_a_table_with_numbers_and_nothing_is_a_formula() throws Exception {
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(content.tables())
                    .extracting(table -> table.title())
                    .contains("Months", "Services", "Regions", "Record types", "Queries", "Checks");
            content.tables()
                    .forEach(
                            table -> assertThat(workbook.getSheet(table.title()).getTables())
                                    .hasSize(1));
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    }
                }
            }
        }
    }

    @Test
    void keys_of_tags_are_written_as_they_are() {
        assertThat(content.tables())
                .filteredOn(table -> table.title().startsWith("Tag aws"))
                .singleElement()
                .satisfies(table -> assertThat(table.description()).contains("by tag aws:createdBy and month"));
    }

    @Test
    void the_same_history_gives_the_same_bytes() throws Exception {
        Path again = folder.resolve("again.xlsx");
        new CostWorkbookWriter().write(content, again, Edits.KEPT);

        assertThat(Files.mismatch(file, again)).isEqualTo(-1);
    }
}
