package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.cli.DistributionRun;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The first wave of the sample rehearsed on an emulator in which its account was made by other scripts. */
class RehearsalIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void the_sample_is_planned() {
        RequiredTool.require("bash");
        RequiredTool.require("aws");
        CommandLineRun.in(folder, "demo");
    }

    /**
     * Started as a person would start it, on a machine whose profiles and variables lead to AWS. Its home is no home of
     * the rehearsal.
     */
    private CommandLineRun rehearsed(URI endpoint, String... options) throws IOException {
        Path home = Files.createDirectories(folder.resolve("machine/.aws"));
        String keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = not-a-real-key\n";
        Files.writeString(home.resolve("credentials"), "[default]\n" + keys + "[production]\n" + keys);
        Files.writeString(
                home.resolve("config"),
                "[profile production]\nregion = us-east-1\nendpoint_url = https://sts.us-east-1.amazonaws.com\n");
        List<String> words = new ArrayList<>(List.of("rehearse", "--source-exists", "--progress", "none"));
        words.addAll(List.of("--endpoint-url", endpoint.toString()));
        words.addAll(List.of(options));
        Map<String, String> machine = Map.of(
                "HOME", String.valueOf(home.getParent()),
                "AWS_PROFILE", "production",
                "AWS_ENDPOINT_URL_STS", "https://sts.us-east-1.amazonaws.com");
        return DistributionRun.in(folder, machine, words);
    }

    private RehearsalDocument result() {
        return DocumentFile.read(
                folder.resolve("plans/sample/rehearsal.json"), RehearsalDocument.class, "mitosis rehearse");
    }

    /** It takes minutes, because each call of the AWS CLI starts a process. */
    @Test
    @EnabledIfSystemProperty(named = "mitosis.thorough", matches = "true")
    void the_first_wave_is_rehearsed_and_nothing_leaves_the_machine() throws IOException {
        try (MotoServer server = MotoServer.startLayered()) {
            TestAccount.provision(server.endpoint());

            CommandLineRun run = rehearsed(server.endpoint(), "--wave", "1", "--no-scan");

            assertThat(run.exit()).as(run.out() + run.err()).isZero();
            RehearsalDocument result = result();
            assertThat(result.finished()).isTrue();
            assertThat(result.steps()).extracting(RehearsedStep::wave).containsOnly(1);
            assertThat(result.counts().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(result.steps().size());
            assertThat(result.steps())
                    .extracting(RehearsedStep::reason)
                    .noneMatch(reason -> reason.contains("past the emulator"));
            assertThat(result.steps())
                    .extracting(RehearsedStep::outcome)
                    .containsOnly(Outcome.RAN, Outcome.MANUAL)
                    .contains(Outcome.RAN, Outcome.MANUAL);
            assertThat(result.steps().stream().mapToInt(RehearsedStep::added).sum())
                    .as("answers of the layer, which are counted apart")
                    .isBetween(
                            1,
                            result.steps().stream()
                                            .mapToInt(RehearsedStep::calls)
                                            .sum()
                                    - 1);
            assertThat(run.out()).containsPattern("ran +" + result.counts().get("ran") + "\n");
            assertThat(folder.resolve("plans/sample/state")).doesNotExist();
            assertThat(result.waves()).isEmpty();
            System.out.println("rehearsed " + result.counts());
        }
    }

    @Test
    void an_interrupted_one_goes_on_where_it_was() throws IOException {
        try (MotoServer server = MotoServer.start()) {
            rehearsed(server.endpoint(), "--wave", "1", "--no-scan");
            RehearsalDocument whole = result();
            assertThat(whole.steps())
                    .extracting(RehearsedStep::outcome)
                    .as("without the layer some of it cannot run")
                    .contains(Outcome.EMULATOR_LACKS, Outcome.NOT_REHEARSED);
            RehearsalDocument half = new RehearsalDocument(
                    whole.formatVersion(),
                    whole.tool(),
                    whole.account(),
                    whole.snapshotId(),
                    whole.inputs(),
                    whole.endpoint(),
                    whole.throughWave(),
                    false,
                    whole.counts(),
                    whole.steps().subList(0, whole.steps().size() / 2),
                    whole.waves(),
                    whole.waysBack(),
                    whole.markers());
            DocumentFile.write(folder.resolve("plans/sample/rehearsal.json"), half);
            List<Path> before = scripts();

            rehearsed(server.endpoint(), "--wave", "1", "--no-scan", "--resume");

            assertThat(result().steps().subList(0, half.steps().size())).isEqualTo(half.steps());
            assertThat(result().counts()).isEqualTo(whole.counts());
            assertThat(scripts()).isEqualTo(before);
        }
    }

    private List<Path> scripts() throws IOException {
        try (Stream<Path> said = Files.list(folder.resolve("plans/sample/rehearsal/said"))) {
            return said.sorted().collect(Collectors.toList());
        }
    }
}
