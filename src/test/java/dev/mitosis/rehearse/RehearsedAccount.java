package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.cli.DistributionRun;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.emulator.ServedAwsCli;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Difference;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.target.RandomEstates.Case;
import dev.mitosis.target.artefact.StandingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The plan of an account in a folder, with an emulator in which it is rehearsed. It is started as a person would start
 * it, on a machine whose profiles and variables lead to AWS; its home is no home of the rehearsal.
 */
final class RehearsedAccount implements AutoCloseable {
    private static final Path LIMITS = Path.of("src/test/resources/dev/mitosis/emulator/stack-limits.txt");

    private final Path folder;
    private final String account;
    private final MotoServer server;
    private final ServedAwsCli cli;
    private final Map<String, String> machine;

    private RehearsedAccount(
            Path folder, String account, MotoServer server, ServedAwsCli cli, Map<String, String> machine) {
        this.folder = folder;
        this.account = account;
        this.server = server;
        this.cli = cli;
        this.machine = machine;
    }

    /** Plans the sample and starts a fresh emulator. */
    static RehearsedAccount sample(Path folder) throws IOException {
        CommandLineRun.in(folder, "demo");
        return planned(folder, "sample");
    }

    /** Plans what the generator makes, as somebody decided who wrote this file, and starts a fresh emulator. */
    static RehearsedAccount generated(Path folder, Case generated) throws IOException {
        Path plans = folder.resolve("plans").resolve(GeneratedAccount.ACCOUNT);
        AccountGenerator.of(AccountShape.of(generated.cell()), generated.seed()).write(plans.resolve("snapshot"));
        Files.writeString(plans.resolve("decisions.yaml"), generated.decisions() + "\n");
        for (String stage : List.of("graph", "partition", "target", "plan", "check")) {
            CommandLineRun run = CommandLineRun.in(folder, stage);
            assertThat(run.exit()).as(run.err()).isZero();
        }
        return planned(folder, GeneratedAccount.ACCOUNT);
    }

    private static RehearsedAccount planned(Path folder, String account) throws IOException {
        RequiredTool.require("bash");
        RequiredTool.require("aws");
        Path home = Files.createDirectories(folder.resolve("machine/.aws"));
        String keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = not-a-real-key\n";
        Files.writeString(home.resolve("credentials"), "[default]\n" + keys + "[production]\n" + keys);
        Files.writeString(
                home.resolve("config"),
                "[profile production]\nregion = us-east-1\nendpoint_url = https://sts.us-east-1.amazonaws.com\n");
        ServedAwsCli cli = ServedAwsCli.start(Files.createTempDirectory("aws"));
        Map<String, String> machine = Map.of(
                "PATH",
                cli.path(),
                "HOME",
                String.valueOf(home.getParent()),
                "AWS_PROFILE",
                "production",
                "AWS_ENDPOINT_URL_STS",
                "https://sts.us-east-1.amazonaws.com");
        return new RehearsedAccount(folder, account, MotoServer.startLayered(), cli, machine);
    }

    /** Makes the account in the emulator by the scripts that the sample was scanned from. */
    void makeSource() {
        TestAccount.provision(server.endpoint());
    }

    /** Builds the account from the snapshot, and rehearses until it ends. */
    CommandLineRun buildAndRehearse(String... options) {
        List<String> words = words(options);
        words.remove("--source-exists");
        return DistributionRun.in(folder, machine, words);
    }

    private List<String> words(String... options) {
        List<String> words = new ArrayList<>(List.of("rehearse", "--source-exists", "--progress", "none"));
        words.addAll(List.of("--endpoint-url", server.endpoint().toString()));
        words.addAll(List.of(options));
        return words;
    }

    /** Rehearses until it ends. */
    CommandLineRun rehearse(String... options) {
        return DistributionRun.in(folder, machine, words(options));
    }

    /** Rehearses until as many steps are done, and kills it then, whatever it is at. */
    void kill(int steps, String... options) {
        DistributionRun.until(() -> hasDone(steps), folder, machine, words(options));
    }

    private boolean hasDone(int steps) {
        return Files.exists(file()) && result().steps().size() >= steps;
    }

    /** How many steps the plan has. */
    int steps() {
        return DocumentFile.read(plans().resolve("plan.json"), PlanDocument.class, "mitosis plan")
                .steps()
                .size();
    }

    /** What is otherwise for another reason than that the emulator loses it, or does not make it. */
    List<Difference> unexplained(List<Difference> differing) throws IOException {
        StandingTable table = StandingTable.load();
        List<String> limits = Files.readAllLines(LIMITS);
        Map<String, List<String>> types = new HashMap<>();
        DocumentFile.read(plans().resolve("target.json"), TargetDocument.class, "mitosis target")
                .resources()
                .forEach(thing -> types.put(
                        thing.id(),
                        Stream.concat(
                                        Stream.of(thing.type()),
                                        thing.parts().stream().map(PlannedPart::type))
                                .toList()));
        return differing.stream()
                .filter(one -> types.getOrDefault(one.object(), List.of()).stream()
                        .noneMatch(type -> one.of().equals("existence")
                                ? limits.contains(type + " unknown")
                                : table.isOtherwise(type, one.of())))
                .toList();
    }

    /** What came of it. */
    RehearsalDocument result() {
        return DocumentFile.read(file(), RehearsalDocument.class, "mitosis rehearse");
    }

    /**
     * Tries, with the permissions of the emulator enforced from now on, what the roles need that stand in the end.
     *
     * @return a row for each dependency: from, to, kind, works, refused
     */
    List<JsonNode> permissions() throws IOException {
        Path plans = plans();
        Process process = new ProcessBuilder(
                        "python3",
                        "src/test/account/permissions.py",
                        server.endpoint().toString(),
                        plans.resolve("rehearsal/plans")
                                .resolve(account)
                                .resolve("target.json")
                                .toString(),
                        plans.resolve("rehearsal/home/config").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Stream<String> lines = process.inputReader().lines()) {
            List<JsonNode> rows = new ArrayList<>();
            for (String line : lines.toList()) {
                rows.add(Json.mapper().readTree(line));
            }
            return rows;
        }
    }

    private Path file() {
        return plans().resolve("rehearsal.json");
    }

    private Path plans() {
        return folder.resolve("plans").resolve(account);
    }

    @Override
    public void close() {
        cli.close();
        server.close();
    }
}
