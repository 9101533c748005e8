package dev.mitosis.workbook;

import static dev.mitosis.model.table.Column.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
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
    void rows_beyond_the_limit_of_a_sheet_go_on_on_further_ones_that_lead_to_each_other() throws IOException {
        Path file = folder.resolve("many.xlsx");

        WorkbookResult result =
                new TableWorkbook(PROPERTIES, List.of(numbers(20)), List.of(), 12).write(file, Edits.KEPT, book -> {});

        assertThat(result.rows()).containsExactly(entry("Numbers", 8), entry("Numbers 2", 8), entry("Numbers 3", 4));
        try (XSSFWorkbook workbook = WorkbookWriterTest.open(file)) {
            List<Double> all = new ArrayList<>();
            for (String title : result.rows().keySet()) {
                XSSFSheet sheet = workbook.getSheet(title);
                for (int row = Layout.FIRST_ROW; row <= sheet.getLastRowNum(); row++) {
                    all.add(sheet.getRow(row).getCell(0).getNumericCellValue());
                }
                assertThat(sheet.getTables())
                        .singleElement()
                        .satisfies(table -> assertThat(table.getEndRowIndex()).isEqualTo(sheet.getLastRowNum()));
                assertThat(sheet.getRow(1).getCell(0).getStringCellValue())
                        .matches("Rows [0-9]+ to [0-9]+ of 20[.] .*");
                assertThat(sheet.getRow(2).getCell(1).getHyperlink().getLocation())
                        .isEqualTo(title.equals("Numbers") ? "'Numbers 2'!A1" : "'Numbers'!A1");
            }
            assertThat(all).hasSize(20).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_link_leads_to_the_sheet_on_which_its_row_stands() throws IOException {
        Path file = folder.resolve("led.xlsx");
        Column<Integer> link =
                named("link", "Link", "A link.").link(number -> new Value.Reference("x", "numbers", "" + number));
        Table<Integer> links =
                new Table<>("links", "Links", "Links.", List.of(link), List.of(1, 8, 9, 20, 99), String::valueOf);

        new TableWorkbook(PROPERTIES, List.of(numbers(20), links), List.of(), 12).write(file, Edits.KEPT, book -> {});

        try (XSSFWorkbook workbook = WorkbookWriterTest.open(file)) {
            XSSFSheet sheet = workbook.getSheet("Links");
            assertThat(IntStream.range(0, 5)
                            .mapToObj(i -> sheet.getRow(Layout.FIRST_ROW + i)
                                    .getCell(0)
                                    .getHyperlink()
                                    .getLocation()))
                    .containsExactly(
                            "'Numbers'!A5", "'Numbers'!A12", "'Numbers 2'!A5", "'Numbers 3'!A8", "'Numbers'!A4");
        }
    }

    @Test
    void what_people_write_on_a_further_sheet_comes_back_like_any_other() {
        Path file = folder.resolve("filled.xlsx");
        Table<Integer> table = new Table<>(
                "numbers",
                "Numbers with a title of 31 char",
                "Numbers.",
                List.of(
                        named("amount", "Amount", "An amount.").number(Kind.MONEY, number -> number),
                        named("note", "Note", "Yours.")
                                .filledIn(Input.WORKBOOK_ONLY)
                                .text(number -> null)),
                IntStream.rangeClosed(1, 20).boxed().toList(),
                String::valueOf);
        new TableWorkbook(PROPERTIES, List.of(table), List.of(), 12).write(file, Edits.KEPT, book -> {});

        Path back = new GivenBack(file, folder.resolve("back.xlsx"))
                .write(Layout.title(table.title(), 1), 0, "Note", "first")
                .write(Layout.title(table.title(), 3), 3, "Note", "last")
                .save();
        ReturnedWorkbook returned = ReturnedWorkbook.read(back, List.of(table));

        assertThat(returned.flaws()).isEmpty();
        assertThat(returned.changed())
                .extracting(ReturnedCell::key, ReturnedCell::now)
                .containsExactly(tuple("1", "first"), tuple("20", "last"));
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
    void text_that_is_longer_than_its_column_goes_on_in_further_lines() throws IOException {
        Path file = folder.resolve("long.xlsx");
        Table<String> names = new Table<>(
                "names",
                "Names",
                "Names.",
                List.of(
                        named("name", "Name", "A name.").wide(20).text((String name) -> name),
                        named("more", "More", "Looked up.")
                                .wide(20)
                                .notPrinted()
                                .text(name -> name)),
                List.of("short", "a-name-of-an-account-of-very-many-products"),
                name -> name);
        new TableWorkbook(PROPERTIES, List.of(names), List.of()).write(file, Edits.KEPT, book -> {});

        try (XSSFWorkbook workbook = WorkbookWriterTest.open(file)) {
            XSSFSheet sheet = workbook.getSheet("Names");
            Row one = sheet.getRow(Layout.FIRST_ROW);
            Row other = sheet.getRow(Layout.FIRST_ROW + 1);
            assertThat(one.getCell(0).getCellStyle().getWrapText()).isFalse();
            assertThat(other.getCell(0).getCellStyle().getWrapText()).isTrue();
            assertThat(other.getCell(1).getCellStyle().getWrapText()).isFalse();
            assertThat(other.getHeightInPoints()).isGreaterThan(one.getHeightInPoints());
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
