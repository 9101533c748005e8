package dev.mitosis.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.GuardErrorRows;
import dev.mitosis.cli.about.ErrorCodes;
import dev.mitosis.cli.about.ErrorCodes.ErrorCode;
import dev.mitosis.config.FolderErrorRows;
import dev.mitosis.io.LockErrorRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkGlobalTime;

/** Runs what ends with each error code, and what just does not. */
class ErrorRowsTest {
    /** Exit codes of runs that have a result. */
    private static final List<Integer> RESULTS = List.of(0, 3, 4, 7);

    /** Of an account whose history has costs by service, and is short. */
    private static final long COST_SEED = 43;

    /** Codes without a row, and why. */
    private static final Map<String, String> WITHOUT =
            Map.of("M-INTERRUPT-01", "a process has to be killed, which ResumeIT does");

    @TempDir
    private static Path history;

    @TempDir
    private Path folder;

    private static CostErrorRows costs;

    @BeforeAll
    static void credentials() {
        costs = CostErrorRows.of(COST_SEED, history);
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
    }

    @AfterAll
    static void no_credentials() {
        costs.scenario().close();
        SdkGlobalTime.setGlobalTimeOffset(0); // The time of AWS is known to all clients of a process.
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private static List<ErrorRow> rows() {
        return Stream.of(
                        WorkspaceErrorRows.rows(),
                        ConnectionErrorRows.rows(),
                        costs.rows(),
                        GuardErrorRows.rows(),
                        LockErrorRows.rows(),
                        RehearsalErrorRows.rows(),
                        FolderErrorRows.rows())
                .flatMap(rows -> rows)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> each_code_ends_its_run() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.code(), () -> {
                    Ending ending = row.fires().in(workspace(row.code() + "/fires"));

                    assertThat(ending.code()).as(ending.told()).isEqualTo(row.code());
                    assertThat(ending.exit()).isEqualTo(exit(row.code()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> it_does_not_end_the_run_that_is_almost_the_same() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.code(), () -> {
                    Ending ending = row.passes().in(workspace(row.code() + "/passes"));

                    assertThat(ending.code()).as(ending.told()).isEqualTo(row.instead());
                    assertThat(ending.exit())
                            .as(ending.told())
                            .isIn(row.instead().isEmpty() ? RESULTS : List.of(exit(row.instead())));
                    assertThat(row.instead()).isNotEqualTo(row.code());
                }));
    }

    @Test
    void every_code_has_one_row() {
        assertThat(rows()).extracting(ErrorRow::code).doesNotHaveDuplicates();
        Set<String> known = new TreeSet<>(WITHOUT.keySet());
        rows().forEach(row -> assertThat(known.add(row.code()))
                .as("%s needs no exception", row.code())
                .isTrue());
        assertThat(known)
                .containsExactlyElementsOf(
                        ErrorCodes.all().stream().map(ErrorCode::code).sorted().toList());
    }

    private TestWorkspace workspace(String name) throws Exception {
        return new TestWorkspace(Files.createDirectories(folder.resolve(name)));
    }

    private static int exit(String code) {
        return ErrorCodes.all().stream()
                .filter(known -> known.code().equals(code))
                .map(known -> known.exit().code())
                .findFirst()
                .orElseThrow();
    }
}
