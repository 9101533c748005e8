package dev.mitosis.workbook;

import static dev.mitosis.model.table.Column.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWorkbookTest {
    private static final TableWorkbook.Properties PROPERTIES =
            new TableWorkbook.Properties("Numbers", "numbers & more", Instant.EPOCH);

    @TempDir
    Path folder;

    @Test
    void rows_beyond_the_limit_are_counted_and_named_on_the_sheet() throws IOException {
        Path file = folder.resolve("many.xlsx");

        WorkbookResult result =
                new TableWorkbook(PROPERTIES, List.of(numbers(20)), List.of(), 10).write(file, Edits.KEPT, book -> {});

        assertThat(result.rows()).containsEntry("Numbers", 6);
        assertThat(result.leftOut()).containsEntry("Numbers", 14);
        try (XSSFWorkbook workbook = WorkbookWriterTest.open(file)) {
            XSSFSheet sheet = workbook.getSheet("Numbers");
            assertThat(sheet.getLastRowNum()).isEqualTo(9);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue())
                    .contains("14 more rows are in the file numbers.csv");
        }
    }

    @Test
    void values_keep_their_types() throws IOException {
        Path file = folder.resolve("types.xlsx");
        new TableWorkbook(PROPERTIES, List.of(numbers(1)), List.of()).write(file, Edits.KEPT, book -> {});

        try (XSSFWorkbook workbook = WorkbookWriterTest.open(file)) {
            List<Cell> cells = List.copyOf(IntStream.range(0, 4)
                    .mapToObj(i -> (Cell) workbook.getSheet("Numbers")
                            .getRow(Layout.FIRST_ROW)
                            .getCell(i))
                    .toList());
            assertThat(cells.get(0).getNumericCellValue()).isEqualTo(1.5);
            assertThat(cells.get(1).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 2));
            assertThat(DateUtil.isCellDateFormatted(cells.get(1))).isTrue();
            assertThat(cells.get(2).getCellStyle().getDataFormatString()).isEqualTo("0%");
            assertThat(cells.get(3).getCellType()).isEqualTo(CellType.BLANK);
        }
    }

    @Test
    void an_empty_table_still_opens_as_a_table() throws IOException {
        Path file = folder.resolve("empty.xlsx");
        new TableWorkbook(PROPERTIES, List.of(numbers(0)), List.of(new Choices("x", "X", List.of(), true)))
                .write(file, Edits.KEPT, book -> {});

        try (XSSFWorkbook workbook = WorkbookWriterTest.open(file)) {
            XSSFSheet sheet = workbook.getSheet("Numbers");
            assertThat(sheet.getTables().get(0).getEndRowIndex()).isEqualTo(Layout.FIRST_ROW);
            assertThat(sheet.getRow(Layout.FIRST_ROW).getCell(0).getStringCellValue())
                    .isEqualTo("none");
        }
    }

    @Test
    void links_stop_before_the_limit_of_the_format() throws IOException {
        Path file = folder.resolve("links.xlsx");
        Column<Integer> link = named("link", "Link", "A link.")
                .link(number -> new Value.Reference("row " + number, "links", "" + number));
        int rows = TableRows.MAX_LINKS + 10;
        Table<Integer> table = new Table<>(
                "links",
                "Links",
                "Links.",
                List.of(link),
                IntStream.range(0, rows).boxed().toList(),
                String::valueOf);

        new TableWorkbook(PROPERTIES, List.of(table), List.of()).write(file, Edits.KEPT, book -> {});

        try (XSSFWorkbook workbook = WorkbookWriterTest.open(file)) {
            XSSFSheet sheet = workbook.getSheet("Links");
            assertThat(sheet.getHyperlinkList()).hasSize(TableRows.MAX_LINKS);
            assertThat(sheet.getRow(sheet.getLastRowNum()).getCell(0).getStringCellValue())
                    .isEqualTo("row " + (rows - 1));
        }
    }

    private static Table<Integer> numbers(int rows) {
        return new Table<>(
                "numbers",
                "Numbers",
                "Numbers.",
                List.of(
                        named("amount", "Amount", "An amount.").number(Kind.MONEY, number -> number + 0.5),
                        named("day", "Day", "A day.")
                                .date(number -> LocalDate.of(2026, 3, 1).plusDays(number)),
                        named("part", "Part", "A part.").number(Kind.PERCENT, number -> 0.25),
                        named("nothing", "Nothing", "Nothing.").text(number -> null)),
                IntStream.rangeClosed(1, rows).boxed().toList(),
                String::valueOf);
    }
}
