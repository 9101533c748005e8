package dev.mitosis.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.workbook.Edits;
import dev.mitosis.workbook.GeneratedReport;
import dev.mitosis.workbook.GivenBack;
import dev.mitosis.workbook.RandomEdits;
import dev.mitosis.workbook.ReturnedWorkbook;
import dev.mitosis.workbook.WorkbookRequest;
import dev.mitosis.workbook.WorkbookWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people write into the workbook of an account that nobody has seen: all of it comes back, wherever it was moved.
 */
class RoundTripTest {
    /** Each of them has cells for people. */
    private static final Set<String> SHEETS =
            Set.of("decisions", "waves", "accounts", "contexts", "steps", "risks", "resources");

    @TempDir
    private Path folder;

    /**
     * Small accounts have every sheet that people write on, and are planned at once; thorough runs take large ones,
     * too.
     */
    static List<RandomEstates.Case> accounts() {
        Stream<RandomEstates.Case> small =
                RandomEstates.all().stream().filter(which -> which.cell().startsWith("few-"));
        return Sampled.thorough()
                ? Stream.concat(small, GeneratedReport.accounts()).distinct().toList()
                : Sampled.of("RoundTripTest", small.toList(), 3);
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void all_that_is_written_comes_back_and_nothing_else(RandomEstates.Case which) {
        ReportInput input = GeneratedReport.of(which).input();
        ReportTables tables = ReportTables.of(input);
        Path plan = folder.resolve("plan.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(input), plan, Edits.KEPT);
        GivenBack back = new GivenBack(plan, folder.resolve("back.xlsx"));
        Set<RandomEdits.Edit> written = new RandomEdits(tables, Sampled.seedOf("RoundTripTest")).write(back);
        ReturnedWorkbook returned = ReturnedWorkbook.read(back.save(), tables.tables());

        assertThat(ReturnedWorkbook.read(plan, tables.tables()).changed()).isEmpty();
        assertThat(written).hasSizeGreaterThan(40);
        assertThat(written).extracting(RandomEdits.Edit::table).containsAll(SHEETS);
        assertThat(returned.flaws()).isEmpty();
        assertThat(RandomEdits.in(returned)).isEqualTo(written);
        kept(input, tables, returned);
    }

    /** Each cell is taken, known, in conflict or invalid; what is noted stands in the next workbook again. */
    private static void kept(ReportInput input, ReportTables tables, ReturnedWorkbook returned) {
        Review review = new Review(tables, input.decisions(), CellNotes.NONE);
        review.add("back.xlsx", returned);
        CellNotes notes = review.write("").notes();
        ReviewDocument document = review.document("1", true);

        assertThat(document.taken().size()
                        + document.known().size()
                        + document.conflicts().size()
                        + document.invalid().size())
                .isEqualTo(returned.changed().size());
        ReportTables next = ReportTables.of(SampleReport.with(input, input.target(), notes, null));
        notes.without("open-answers")
                .tables()
                .forEach((table, rows) -> rows.forEach((key, cells) ->
                        cells.forEach((column, text) -> assertThat(cell(next.table(table), key, column))
                                .as(table + " " + column + " of '" + key + "'")
                                .isEqualTo(text))));
        assertThat(next.table("open-answers").rows())
                .hasSize(document.conflicts().size() + document.invalid().size());
    }

    private static <R> String cell(Table<R> table, String key, String name) {
        Column<R> column = table.columns().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return table.rows().stream()
                .filter(row -> table.key().apply(row).strip().equals(key))
                .map(row -> column.value().apply(row).plain())
                .findFirst()
                .orElse("no such row");
    }
}
