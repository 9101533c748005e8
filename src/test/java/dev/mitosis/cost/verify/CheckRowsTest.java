package dev.mitosis.cost.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mitosis.cost.fetch.WrittenHistory;
import dev.mitosis.cost.verify.CostVerification.Problem;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of a verification, from the smallest history that fails it and the nearest one that does not. */
class CheckRowsTest {
    private static final Clock CLOCK = Clock.fixed(WrittenHistory.NOW, ZoneOffset.UTC);

    /** Stands behind a history that is verified with {@code --allow-rounding}. */
    private static final String ROUNDING = "rounding allowed";

    @TempDir
    Path folder;

    static Stream<TsvRow> rows() {
        return TsvTable.load(CheckRowsTest.class, "checks.tsv", 5).stream();
    }

    private List<Problem> found(String history, Set<CostCheck> checks) throws IOException, SQLException {
        Path place = Files.createTempDirectory(folder, "history");
        String[] parts = history.split(" ! ", -1);
        WrittenHistory.write(place, parts[0]);
        boolean rounding = parts[parts.length - 1].equals(ROUNDING);
        for (int i = 1; i < parts.length - (rounding ? 1 : 0); i++) {
            Damage.inflict(place, parts[i]);
        }
        CostVerification verification = new CostVerifier(CLOCK, rounding, checks).verify(place);
        assertThat(verification.passed())
                .isEqualTo(verification.checks().stream().allMatch(check -> check.failed() == 0));
        return verification.findings();
    }

    private List<Problem> found(String history) throws IOException, SQLException {
        return found(history, EnumSet.allOf(CostCheck.class));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_check_finds_the_one_history_and_not_the_other(TsvRow row) throws IOException, SQLException {
        assertThat(found(row.cell(1)))
                .extracting(Problem::check, CheckRowsTest::place, CheckRowsTest::firstLine)
                .contains(tuple(row.cell(0), row.cell(3), row.cell(4)));
        assertThat(found(row.cell(2))).isEmpty();
    }

    /** The database explains its errors at length. */
    private static String firstLine(Problem problem) {
        return problem.text().lines().findFirst().orElse("");
    }

    private static String place(Problem problem) {
        return String.join(
                        " ",
                        problem.severity().name(),
                        problem.query(),
                        problem.file(),
                        problem.period(),
                        problem.metric())
                .replaceAll(" +", " ")
                .strip();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_check_that_is_switched_off_finds_nothing(TsvRow row) throws IOException, SQLException {
        Set<CostCheck> others = EnumSet.allOf(CostCheck.class);
        others.removeIf(check -> check.id().equals(row.cell(0)));

        assertThat(found(row.cell(1), others)).extracting(Problem::check).doesNotContain(row.cell(0));
    }

    @Test
    void every_check_has_a_row() {
        assertThat(rows().map(row -> row.cell(0)).distinct())
                .containsExactlyElementsOf(
                        Stream.of(CostCheck.values()).map(CostCheck::id).toList());
    }
}
