package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole plan of the sample rehearsed in an account that its own scripts have made. It takes a quarter of an hour
 * each time, so that it runs in the profile {@code thorough} alone.
 */
@EnabledIfSystemProperty(named = "mitosis.thorough", matches = "true")
class WholeRehearsalIT {
    private static final int KILLS = 5;
    private static final int MEMBERS = 1000;
    private static final int ROLES_NEED = 40;
    private static final double RUN_AT_LEAST = 0.9;
    private static final String[] RESUMED = {"--no-scan", "--resume"};

    @TempDir
    private Path folder;

    private static long of(RehearsalDocument result, Outcome outcome) {
        return result.steps().stream().filter(step -> step.outcome() == outcome).count();
    }

    private static void holds(CommandLineRun run, RehearsalDocument result) {
        assertThat(result.steps())
                .filteredOn(step -> step.outcome() == Outcome.FAILED)
                .extracting(RehearsedStep::id)
                .as(run.out())
                .isEmpty();
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(result.finished()).isTrue();
        long others = result.steps().size() - of(result, Outcome.MANUAL);
        assertThat(of(result, Outcome.RAN)).isGreaterThan((long) (RUN_AT_LEAST * others));
    }

    @Test
    void every_step_runs_and_each_marker_is_found_once() throws IOException {
        try (RehearsedAccount sample = RehearsedAccount.sample(folder)) {
            sample.makeSource();

            CommandLineRun run = sample.rehearse();

            RehearsalDocument result = sample.result();
            holds(run, result);
            assertThat(result.markers()).isNotEmpty().allMatch(marker -> marker.found() == marker.wanted());
            assertThat(result.waves()).isNotEmpty();
            for (RehearsalDocument.ObservedWave wave : result.waves()) {
                assertThat(sample.unexplained(wave.differing()))
                        .as("wave %s", wave.wave())
                        .isEmpty();
            }
            RehearsalDocument.End end = Objects.requireNonNull(result.end());
            assertThat(end.estate().members()).isGreaterThan(MEMBERS);
            assertThat(sample.unexplained(end.estate().differing())).isEmpty();
            assertThat(end.dependencies()).isNotEmpty();
            assertThat(end.broken()).isEmpty();
            assertThat(sample.permissions())
                    .hasSizeGreaterThan(ROLES_NEED)
                    .allMatch(trial -> trial.path("works").asBoolean()
                            && trial.path("refused").asBoolean());
        }
    }

    @Test
    void an_account_that_was_built_from_its_snapshot_is_split_as_well() throws IOException {
        try (RehearsedAccount sample = RehearsedAccount.sample(folder)) {
            CommandLineRun run = sample.buildAndRehearse("--no-scan");

            RehearsalDocument result = sample.result();
            assertThat(of(result, Outcome.FAILED)).as(run.out()).isZero();
            assertThat(result.finished()).isTrue();
            assertThat(Objects.requireNonNull(result.source()).standing())
                    .isGreaterThan((int) (RUN_AT_LEAST * result.source().things()));
            assertThat(result.markers()).isNotEmpty().allMatch(marker -> marker.found() == marker.wanted());
        }
    }

    @Test
    void each_wave_is_taken_back_and_done_again() throws IOException {
        try (RehearsedAccount sample = RehearsedAccount.sample(folder)) {
            sample.makeSource();

            CommandLineRun run = sample.rehearse("--no-scan", "--roll-back-everywhere");

            holds(run, sample.result());
            assertThat(sample.result().waysBack()).isNotEmpty();
            assertThat(sample.result().waysBack()).allMatch(way -> way.outcome() == Outcome.RAN);
        }
    }

    @Test
    void one_that_was_killed_goes_on() throws IOException {
        try (RehearsedAccount sample = RehearsedAccount.sample(folder)) {
            sample.makeSource();
            int all = sample.steps();
            for (int kill = 1; kill <= KILLS; kill++) {
                sample.kill(all * kill / (KILLS + 1), kill == 1 ? new String[] {"--no-scan"} : RESUMED);
            }

            CommandLineRun run = sample.rehearse(RESUMED);

            holds(run, sample.result());
            assertThat(sample.result().steps()).extracting(RehearsedStep::id).doesNotHaveDuplicates();
        }
    }
}
