package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mitosis.model.MitosisException;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.table.ReportTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people write where they may write comes back as they wrote it. */
class ReturnedWorkbookTest {
    private static final List<Table<?>> TABLES =
            ReportTables.of(SampleReport.input()).tables();

    private static final List<String> WORDS = List.of(
            "accept",
            "Ren\u00E9e",
            "=HYPERLINK(\"http://x\")",
            "two\nlines",
            "\uD83D\uDE00",
            "\u05E9\u05DC\u05D5\u05DD",
            "0012",
            "' quoted",
            "x".repeat(30_000));

    @TempDir
    private Path folder;

    /** One cell and what is written into it. */
    private record Edit(Table<?> table, int row, Column<?> column, Object value) {}

    private static List<Edit> edits(Random random) {
        List<Edit> edits = new ArrayList<>();
        for (Table<?> table : TABLES) {
            for (Column<?> column : table.columns()) {
                for (int row = 0; row < table.rows().size() && column.input() != null; row++) {
                    if (random.nextInt(4) == 0) {
                        boolean number = column.kind() == Kind.MINUTES;
                        edits.add(new Edit(
                                table,
                                row,
                                column,
                                number
                                        ? (Object) (10_000 + random.nextInt(99))
                                        : WORDS.get(random.nextInt(WORDS.size()))));
                    }
                }
            }
        }
        return edits;
    }

    private static <R> String key(Table<R> table, int row) {
        return SafeText.of(table.key().apply(table.rows().get(row))).strip();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void random_words_come_back_from_where_they_were_written(long seed) {
        List<Edit> edits = edits(new Random(seed));
        GivenBack back = new GivenBack(WrittenSample.plan(), folder.resolve("back.xlsx"));
        edits.forEach(edit ->
                back.write(edit.table().title(), edit.row(), edit.column().title(), edit.value()));
        ReturnedWorkbook returned = ReturnedWorkbook.read(back.save(), TABLES);

        assertThat(edits).hasSizeGreaterThan(20);
        assertThat(returned.flaws()).isEmpty();
        assertThat(returned.changed())
                .extracting(cell -> cell.table() + "|" + cell.key() + "|" + cell.column() + "|" + cell.now())
                .containsExactlyInAnyOrderElementsOf(edits.stream()
                        .map(edit -> edit.table().name() + "|" + key(edit.table(), edit.row()) + "|"
                                + edit.column().name() + "|"
                                + String.valueOf(edit.value()).strip())
                        .toList());
    }

    @Test
    void a_file_that_is_no_workbook_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("words.xlsx"), "words");

        assertThat(catchThrowableOfType(MitosisException.class, () -> ReturnedWorkbook.read(file, TABLES))
                        .code())
                .isEqualTo("M-BOOK-04");
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_missing() {
        Path lost = folder.resolve("lost.xlsx");

        assertThat(catchThrowableOfType(MitosisException.class, () -> ReturnedWorkbook.read(lost, TABLES))
                        .why())
                .isEqualTo("there is no such file");
    }
}
