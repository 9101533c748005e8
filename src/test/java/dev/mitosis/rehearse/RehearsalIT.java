package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.cli.DistributionRun;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.emulator.ServedAwsCli;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first wave of the sample rehearsed on an emulator: the organization and its foundation are made. */
class RehearsalIT {
    @TempDir
    private static Path folder;

    private static MotoServer server;
    private static ServedAwsCli cli;
    private static CommandLineRun run;
    private static RehearsalDocument whole;

    @BeforeAll
    static void the_first_wave_of_the_sample_is_rehearsed() throws IOException {
        RequiredTool.require("bash");
        RequiredTool.require("aws");
        CommandLineRun.in(folder, "demo");
        server = MotoServer.startLayered();
        cli = ServedAwsCli.start(Files.createTempDirectory("aws"));
        run = rehearsed();
        whole = result();
    }

    @AfterAll
    static void the_emulator_stops() {
        cli.close();
        server.close();
    }

    /**
     * Started as a person would start it, on a machine whose profiles and variables lead to AWS. Its home is no home of
     * the rehearsal.
     */
    private static CommandLineRun rehearsed(String... options) throws IOException {
        Path home = Files.createDirectories(folder.resolve("machine/.aws"));
        String keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = not-a-real-key\n";
        Files.writeString(home.resolve("credentials"), "[default]\n" + keys + "[production]\n" + keys);
        Files.writeString(
                home.resolve("config"),
                "[profile production]\nregion = us-east-1\nendpoint_url = https://sts.us-east-1.amazonaws.com\n");
        List<String> words = new ArrayList<>(List.of("rehearse", "--source-exists", "--progress", "none"));
        words.addAll(List.of(
                "--wave", "1", "--no-scan", "--endpoint-url", server.endpoint().toString()));
        words.addAll(List.of(options));
        Map<String, String> machine = Map.of(
                "PATH",
                cli.path(),
                "HOME",
                String.valueOf(home.getParent()),
                "AWS_PROFILE",
                "production",
                "AWS_ENDPOINT_URL_STS",
                "https://sts.us-east-1.amazonaws.com");
        return DistributionRun.in(folder, machine, words);
    }

    private static RehearsalDocument result() {
        return DocumentFile.read(
                folder.resolve("plans/sample/rehearsal.json"), RehearsalDocument.class, "mitosis rehearse");
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

        rehearsed("--resume");

        assertThat(result().steps().subList(0, done)).isEqualTo(whole.steps().subList(0, done));
        assertThat(result().counts()).isEqualTo(whole.counts());
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
                whole.markers());
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> said = Files.list(folder.resolve("plans/sample/rehearsal/said"))) {
            return said.sorted().collect(Collectors.toList());
        }
    }
}
