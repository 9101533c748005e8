package dev.mitosis.workbook;

import static dev.mitosis.model.table.Column.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenWorkbookTest {
    private static final String STEPS = "Steps";
    private static final String CONTEXTS = "Contexts";
    private static final int SECOND_ROW = Layout.FIRST_ROW + 1;

    @TempDir
    private static Path common;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeAll
    static void a_workbook() {
        write(common.resolve("plan.xlsx"), Edits.KEPT);
    }

    @BeforeEach
    void a_copy_of_its_own() throws IOException {
        file = folder.resolve("plan.xlsx");
        Files.createDirectories(folder.resolve(".written"));
        Files.copy(common.resolve("plan.xlsx"), file);
        Files.copy(common.resolve(".written/plan.xlsx"), folder.resolve(".written/plan.xlsx"));
    }

    @Test
    void one_that_nobody_changed_is_written_again() {
        write(file, Edits.KEPT);

        assertThat(file).hasSameBinaryContentAs(common.resolve("plan.xlsx"));
    }

    @Test
    void what_was_read_of_it_may_be_written_over_and_nothing_else() throws IOException {
        edit(book -> {
            cell(book, STEPS, Layout.FIRST_ROW, 3).setCellValue("read");
            cell(book, CONTEXTS, Layout.FIRST_ROW, 1).setCellValue(42);
        });
        WrittenWorkbook edited = new WrittenWorkbook(file);

        edited.accept(1);
        assertThat(refused().code()).isEqualTo("M-BOOK-01");
        edited.accept(2);
        assertThatCode(() -> edited.requireUnchanged(Edits.KEPT)).doesNotThrowAnyException();
    }

    @Test
    void one_that_was_only_saved_again_is_not_changed() throws IOException {
        byte[] before = Files.readAllBytes(file);
        edit(book -> book.getProperties().getCoreProperties().setCreator("somebody"));

        assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
        assertThatCode(() -> new WrittenWorkbook(file).requireUnchanged(Edits.KEPT))
                .doesNotThrowAnyException();
    }

    @Test
    void changed_cells_are_named_and_the_file_stays() throws IOException {
        edit(book -> {
            cell(book, STEPS, Layout.FIRST_ROW, 3).setCellValue("a reviewer's words");
            cell(book, STEPS, SECOND_ROW, 0).setBlank();
            cell(book, CONTEXTS, Layout.FIRST_ROW, 1).setCellValue(42);
        });
        byte[] edited = Files.readAllBytes(file);

        MitosisException refused = refused();

        assertThat(refused.code()).isEqualTo("M-BOOK-01");
        assertThat(refused.exit()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(refused.why())
                .startsWith("3 changes")
                .contains("'" + STEPS + "' D5, A6")
                .contains("'" + CONTEXTS + "' B5");
        assertThat(refused.fix()).contains("--discard-edits");
        assertThat(Files.readAllBytes(file)).isEqualTo(edited);
    }

    @Test
    void very_many_changes_are_counted_and_the_first_ones_named() throws IOException {
        edit(book -> {
            for (Row row : book.getSheet(STEPS)) {
                if (row.getRowNum() >= Layout.FIRST_ROW) {
                    row.createCell(60).setCellValue("x");
                    row.createCell(61).setCellValue("y");
                }
            }
        });

        assertThat(refused().why())
                .containsPattern("'Steps' BI5, BJ5, BI6.* and \\d+ more")
                .hasSizeLessThan(300);
    }

    @Test
    void sorted_rows_are_no_change_and_a_changed_cell_among_them_is_found() throws IOException {
        edit(book -> {
            turn(book.getSheet(STEPS));
            turn(book.getSheet(CONTEXTS));
        });
        assertThatCode(() -> new WrittenWorkbook(file).requireUnchanged(Edits.KEPT))
                .doesNotThrowAnyException();

        edit(book -> cell(book, STEPS, book.getSheet(STEPS).getLastRowNum(), 3).setCellValue("words"));

        assertThat(refused().why()).contains("1 change since").containsPattern("'Steps' D\\d+$");
    }

    @Test
    void a_number_that_lost_its_sixteenth_digit_is_no_change() throws IOException {
        edit(book -> book.getSheet(STEPS)
                .forEach(row -> row.forEach(cell -> {
                    if (cell.getCellType() == CellType.NUMERIC) {
                        cell.setCellValue(cell.getNumericCellValue() * (1 + 1e-15));
                    }
                })));

        assertThatCode(() -> new WrittenWorkbook(file).requireUnchanged(Edits.KEPT))
                .doesNotThrowAnyException();
    }

    @Test
    void a_note_on_a_cell_is_a_change() throws IOException {
        edit(book -> {
            XSSFSheet sheet = book.getSheet(STEPS);
            Comment note =
                    sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 1, 6, 3, 9));
            note.setString(book.getCreationHelper().createRichTextString("ask the owner"));
            cell(book, STEPS, SECOND_ROW, 1).setCellComment(note);
        });

        assertThat(refused().why()).contains("'Steps' B6 (a note)");
    }

    @Test
    void sheets_that_came_or_went_are_changes() throws IOException {
        edit(book -> {
            book.createSheet("Minutes").createRow(0).createCell(0).setCellValue("agreed");
            book.removeSheetAt(book.getSheetIndex(CONTEXTS));
        });

        assertThat(refused().why()).contains("'Minutes' (added)").contains("'Contexts' (gone)");
    }

    @Test
    void rows_that_came_or_went_are_changes() throws IOException {
        edit(book -> {
            XSSFSheet steps = book.getSheet(STEPS);
            steps.createRow(steps.getLastRowNum() + 1).createCell(0).setCellValue("one more");
            XSSFSheet contexts = book.getSheet(CONTEXTS);
            contexts.removeRow(contexts.getRow(Layout.FIRST_ROW));
        });

        assertThat(refused().why()).containsPattern("'Steps' A\\d+").contains("'Contexts' row 5 (gone)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "truncated", "text", "password", "folder"})
    void what_cannot_be_read_is_not_written_over(String kind) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        switch (kind) {
            case "nothing" -> Files.write(file, new byte[0]);
            case "truncated" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case "text" -> Files.writeString(file, "minutes of a meeting");
            case "folder" -> {
                Files.delete(file);
                Files.createDirectory(file);
            }
            default -> protect();
        }
        FileTime before = Files.getLastModifiedTime(file);

        assertThat(refused().code()).isEqualTo("M-BOOK-02");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void one_of_unknown_origin_is_not_written_over() throws IOException {
        Files.delete(folder.resolve(".written/plan.xlsx"));

        assertThat(refused().code()).isEqualTo("M-BOOK-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~$plan.xlsx", ".~lock.plan.xlsx#"})
    void one_that_is_open_in_a_program_is_not_written_over(String lock) throws IOException {
        Files.writeString(folder.resolve(lock), "somebody");

        MitosisException refused = refused();

        assertThat(refused.code()).isEqualTo("M-BOOK-03");
        assertThat(refused.why()).contains(lock);
    }

    @Test
    void a_command_killed_before_it_remembered_leaves_no_change() throws IOException {
        Files.copy(file, folder.resolve(".written/next-plan.xlsx"));
        EditedWorkbook.edit(
                folder.resolve(".written/plan.xlsx"),
                book -> cell(book, STEPS, Layout.FIRST_ROW, 3).setCellValue("as it was"));

        assertThatCode(() -> new WrittenWorkbook(file).requireUnchanged(Edits.KEPT))
                .doesNotThrowAnyException();
    }

    @Test
    void who_says_so_gives_the_changes_up() throws IOException {
        edit(book -> cell(book, STEPS, Layout.FIRST_ROW, 3).setCellValue("words"));

        write(file, Edits.DISCARDED);

        assertThat(file).hasSameBinaryContentAs(common.resolve("plan.xlsx"));
        write(file, Edits.KEPT);
    }

    private MitosisException refused() {
        return catchThrowableOfType(MitosisException.class, () -> write(file, Edits.KEPT));
    }

    private static void write(Path file, Edits edits) {
        new TableWorkbook(
                        new TableWorkbook.Properties("Plan", "plan", Instant.EPOCH),
                        List.of(table("steps", STEPS, true), table("contexts", CONTEXTS, false)),
                        List.of())
                .write(file, edits, book -> {});
    }

    private static Table<Integer> table(String name, String title, boolean filledIn) {
        Column.Draft words = named("words", "Words", "Words.");
        return new Table<>(
                name,
                title,
                "Rows.",
                List.of(
                        named("text", "Text", "A text.").text(row -> "row " + row + "  <&> _x0041_ \u00e4"),
                        named("amount", "Amount", "An amount.").number(Kind.MONEY, row -> row / 3.0),
                        named("day", "Day", "A day.")
                                .date(row -> LocalDate.of(2026, 3, 1).plusDays(row)),
                        (filledIn ? words.filledIn("x") : words).prose(row -> row % 3 == 0 ? null : "a\nb\tc")),
                IntStream.rangeClosed(1, 40).boxed().toList(),
                String::valueOf);
    }

    private void edit(Consumer<XSSFWorkbook> change) {
        EditedWorkbook.edit(file, change);
    }

    private static Cell cell(XSSFWorkbook book, String sheet, int row, int column) {
        return book.getSheet(sheet).getRow(row).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** The same rows from the last to the first. */
    private static void turn(XSSFSheet sheet) {
        int last = sheet.getLastRowNum();
        sheet.shiftRows(Layout.FIRST_ROW, last, last - Layout.FIRST_ROW + 1);
        for (int i = 0; i <= last - Layout.FIRST_ROW; i++) {
            int from = last + 1 + i;
            int to = last - i;
            sheet.shiftRows(from, from, to - from);
        }
    }

    private void protect() throws Exception {
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage parts = OPCPackage.open(Files.newInputStream(file));
                    OutputStream encrypted = encryptor.getDataStream(system)) {
                parts.save(encrypted);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                system.writeFilesystem(out);
            }
        }
    }
}
