package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first wave of the sample rehearsed on an emulator: the organization and its foundation are made. */
class RehearsalIT {
    private static final String[] FIRST_WAVE = {"--wave", "1", "--no-scan"};

    @TempDir
    private static Path folder;

    private static RehearsedAccount sample;
    private static CommandLineRun run;
    private static RehearsalDocument whole;

    @BeforeAll
    static void the_first_wave_of_the_sample_is_rehearsed() throws IOException {
        sample = RehearsedAccount.sample(folder);
        run = sample.rehearse(FIRST_WAVE);
        whole = sample.result();
    }

    @AfterAll
    static void the_emulator_stops() {
        sample.close();
    }

    @Test
    void every_step_runs_or_is_a_persons_and_nothing_leaves_the_machine() {
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(whole.finished()).isTrue();
        assertThat(whole.steps()).extracting(RehearsedStep::wave).containsOnly(1);
        assertThat(whole.counts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(whole.steps().size());
        assertThat(whole.steps())
                .extracting(RehearsedStep::reason)
                .noneMatch(reason -> reason.contains("past the emulator"));
        assertThat(whole.steps())
                .extracting(RehearsedStep::outcome)
                .containsOnly(Outcome.RAN, Outcome.MANUAL)
                .contains(Outcome.RAN, Outcome.MANUAL);
        assertThat(run.out()).containsPattern("ran +" + whole.counts().get("ran") + "\n");
        assertThat(folder.resolve("plans/sample/state")).doesNotExist();
        assertThat(whole.waves()).isEmpty();
    }

    @Test
    void what_the_layer_answers_is_counted_apart() {
        int calls = whole.steps().stream().mapToInt(RehearsedStep::calls).sum();

        assertThat(whole.steps().stream().mapToInt(RehearsedStep::added).sum()).isBetween(1, calls - 1);
    }

    @Test
    void an_interrupted_one_goes_on_where_it_was() throws IOException {
        int done = whole.steps().size() / 2;
        DocumentFile.write(folder.resolve("plans/sample/rehearsal.json"), interrupted(done));
        List<Path> before = scripts();

        sample.rehearse("--wave", "1", "--no-scan", "--resume");

        assertThat(sample.result().steps().subList(0, done))
                .isEqualTo(whole.steps().subList(0, done));
        assertThat(sample.result().counts()).isEqualTo(whole.counts());
        assertThat(scripts()).isEqualTo(before);
    }

    private static RehearsalDocument interrupted(int done) {
        return new RehearsalDocument(
                whole.formatVersion(),
                whole.tool(),
                whole.account(),
                whole.snapshotId(),
                whole.inputs(),
                whole.endpoint(),
                whole.throughWave(),
                false,
                whole.counts(),
                whole.steps().subList(0, done),
                whole.waves(),
                whole.waysBack(),
                whole.markers(),
                whole.source(),
                whole.end());
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> said = Files.list(folder.resolve("plans/sample/rehearsal/said"))) {
            return said.sorted().collect(Collectors.toList());
        }
    }
}
