package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.cli.command.CliEnvironment;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.LockingProcess;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Two commands at once in one workspace. */
class OneAtATimeTest {
    private static final String ACCOUNT = GatedAws.ACCOUNT;
    private static final int SEEDS = 20;
    private static final int SEEDS_OF_A_SAMPLE = 3;
    private static final String ANSWER =
            "{\"QueueUrls\":[\"https://sqs.eu-west-1.amazonaws.com/123456789012/orders\"]}";

    private static final String FLOW =
            "2 123456789012 eni-1 10.0.1.5 10.0.1.6 40000 443 6 1 40 1700000000 1700000060 ACCEPT OK\n";

    /** What writes anything of an account, by its name; a line for each way in which it is called. */
    private static final List<List<String>> WRITERS = List.of(
            List.of("scan", "--service", "elb"),
            List.of("scan", "--service", "elb", "--resume"),
            List.of("scan", "--service", "elb", "--only-missing"),
            List.of("import", "--aws-cli", "answers"),
            List.of("traffic", "logs"),
            List.of("graph"),
            List.of("partition"),
            List.of("target"),
            List.of("plan"),
            List.of("replan"),
            List.of("status", "--scan"),
            List.of("check"),
            List.of("rehearse", "--source-exists"),
            List.of("report"),
            List.of("review", "reports/" + ACCOUNT + "/plan.xlsx"),
            List.of("run", "--skip-scan"),
            List.of("run"),
            List.of("demo"),
            List.of("cost export", "--yes"),
            List.of("cost verify"),
            List.of("cost attribute"));

    /** What only reads. */
    private static final List<List<String>> READERS = List.of(
            List.of("why", "api", "orders"),
            List.of("impact", "orders"),
            List.of("graph why", "api", "orders"),
            List.of("graph impact", "orders"),
            List.of("graph shared"),
            List.of("graph users", "orders"),
            List.of("graph reach", "web-1", "web-1"),
            List.of("graph access", "orders"),
            List.of("graph export", "--format", "csv"),
            List.of("partition", "--diff"),
            List.of("target diff"),
            List.of("plan", "--wave", "1"),
            List.of("status"),
            List.of("why-here", "orders"),
            List.of("diff", ".", "."),
            List.of("scan", "--dry-run"),
            List.of("cost"),
            List.of("cost estimate"),
            List.of("cost export", "--estimate"),
            List.of("cost verify", "--before-join"),
            List.of("cost query", "select 1"),
            List.of("place", "--template"),
            List.of("policy"),
            List.of("whoami"),
            List.of("config show"),
            List.of("completion"),
            List.of("help"),
            List.of("version"));

    @TempDir
    private static Path common;

    private static GatedAws aws;

    /** What a scan that was interrupted leaves behind. */
    private static byte[] journal;

    @BeforeAll
    static void a_planned_account() throws Exception {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws = new GatedAws();
        aws.open();
        journal = interrupted(common);
        snapshot(common);
        assertThat(CommandLineRun.in(common, "run", "--skip-scan").exit()).isZero();
    }

    private static byte[] interrupted(Path folder) throws Exception {
        try (GatedAws gated = new GatedAws()) {
            CompletableFuture<CommandLineRun> scan =
                    CompletableFuture.supplyAsync(() -> run(folder, WRITERS.get(0), gated));
            gated.awaitSomebody(scan);
            byte[] written = Files.readAllBytes(journalOf(folder));
            gated.open();
            scan.get(1, TimeUnit.MINUTES);
            return written;
        }
    }

    private static Path journalOf(Path folder) {
        return new Workspace(folder).plans(ACCOUNT).resolve("snapshot.journal");
    }

    @AfterAll
    static void stop() {
        aws.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void every_command_is_known_to_write_or_to_read() {
        TreeSet<String> known = new TreeSet<>();
        Stream.of(WRITERS, READERS).flatMap(List::stream).forEach(words -> known.add(words.get(0)));

        assertThat(known).isEqualTo(commands());
    }

    @Test
    void who_writes_is_refused_while_another_command_writes() {
        try (LockingProcess scan = LockingProcess.holding(new Workspace(common).lock(ACCOUNT));
                LockingProcess demo = LockingProcess.holding(new Workspace(common).lock("sample"))) {
            Map<String, String> before = files(common);

            assertThat(WRITERS).allSatisfy(words -> {
                CommandLineRun run = run(common, words, aws);
                assertThat(run.exit()).as(run.err()).isEqualTo(9);
                assertThat(run.err())
                        .contains("error [M-LOCK-01]")
                        .containsAnyOf("process " + scan.pid() + " on", "process " + demo.pid() + " on");
            });
            assertThat(files(common)).isEqualTo(before);
        }
    }

    @Test
    void who_reads_is_not_refused_and_writes_nothing() {
        try (LockingProcess scan = LockingProcess.holding(new Workspace(common).lock(ACCOUNT))) {
            Map<String, String> before = files(common);

            assertThat(READERS)
                    .allSatisfy(words -> assertThat(run(common, words, aws).err())
                            .doesNotContain("M-LOCK", "M-USAGE-01", "M-INTERNAL"));
            assertThat(files(common)).isEqualTo(before);
        }
    }

    @Test
    void another_account_of_the_workspace_is_free() {
        try (LockingProcess scan = LockingProcess.holding(new Workspace(common).lock("999999999999"))) {
            assertThat(run(common, List.of("graph"), aws).exit()).isZero();
        }
    }

    @Test
    void a_killed_command_of_another_host_is_warned_of() {
        LockingProcess.holding(new Workspace(common).lock(ACCOUNT)).kill();

        CommandLineRun first = run(common, List.of("graph"), aws);
        CommandLineRun second = run(common, List.of("graph"), aws);

        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("warning: 'mitosis scan'", "on elsewhere", "has not given the workspace back");
        assertThat(second.err()).doesNotContain("warning");
    }

    static Stream<Arguments> pairs() {
        List<Integer> seeds = IntStream.rangeClosed(1, SEEDS).boxed().toList();
        return Sampled.of("two commands at once", seeds, SEEDS_OF_A_SAMPLE).stream()
                .map(OneAtATimeTest::pair);
    }

    private static Arguments pair(int seed) {
        Random random = new Random(seed);
        List<String> scan = WRITERS.get(seed / 2 % 2);
        List<List<String>> others =
                WRITERS.stream().filter(words -> !words.contains("demo")).toList();
        return arguments(seed, scan, others.get(random.nextInt(others.size())));
    }

    /** A scan waits in the middle while the other command comes; that one has ended before the scan goes on. */
    @ParameterizedTest(name = "seed {0}: {1} and {2}")
    @MethodSource("pairs")
    void of_two_commands_at_once_one_proceeds(int seed, List<String> scan, List<String> other, @TempDir Path folder)
            throws Exception {
        snapshot(folder);
        Files.write(journalOf(folder), journal);
        assertThat(CommandLineRun.in(folder, "run", "--skip-scan").exit()).isZero();
        try (GatedAws gated = new GatedAws()) {
            CompletableFuture<CommandLineRun> first = CompletableFuture.supplyAsync(() -> run(folder, scan, gated));
            gated.awaitSomebody(first);
            CommandLineRun second = run(folder, other, gated);

            assertThat(second.exit()).as(second.err()).isEqualTo(9);
            assertThat(second.err()).contains("error [M-LOCK-01]", "'mitosis scan' (process ");
            assertThat(first).isNotDone();
            gated.open();
            assertThat(first.get(1, TimeUnit.MINUTES).exit()).isIn(0, 4);

            assertThat(SnapshotStore.open(new Workspace(folder).snapshot(ACCOUNT))
                            .resources())
                    .hasSize(1);
            assertThat(run(folder, WRITERS.get(0), gated).exit()).isIn(0, 4);
        }
    }

    /** Both begin together; whoever comes second ends while the first one still waits. */
    @ParameterizedTest(name = "seed {0}: {1} and a scan")
    @MethodSource("pairs")
    void of_two_scans_that_begin_together_one_proceeds(
            int seed, List<String> scan, List<String> other, @TempDir Path folder) throws Exception {
        Files.createDirectories(journalOf(folder).getParent());
        Files.write(journalOf(folder), journal);
        try (GatedAws gated = new GatedAws()) {
            List<CompletableFuture<CommandLineRun>> scans = Stream.of(scan, WRITERS.get(seed % 2))
                    .map(words -> CompletableFuture.supplyAsync(() -> run(folder, words, gated)))
                    .toList();
            CompletableFuture.anyOf(scans.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
            gated.open();
            List<Integer> exits = new ArrayList<>();
            for (CompletableFuture<CommandLineRun> one : scans) {
                exits.add(one.get(1, TimeUnit.MINUTES).exit());
            }

            assertThat(exits).containsOnlyOnce(9).containsAnyOf(0, 4);
            assertThat(SnapshotStore.open(new Workspace(folder).snapshot(ACCOUNT))
                            .resources())
                    .hasSize(1);
        }
    }

    private static CommandLineRun run(Path folder, List<String> words, GatedAws aws) {
        List<String> all = new ArrayList<>(List.of(words.get(0).split(" ")));
        all.addAll(words.subList(1, words.size()));
        all.addAll(List.of("--endpoint-url", aws.endpoint(), "--region", "eu-west-1"));
        if (!words.contains("demo")) {
            all.addAll(List.of("--account", ACCOUNT));
        }
        return CommandLineRun.in(folder, all.toArray(String[]::new));
    }

    /** Whatever can be called; {@code config} alone cannot. */
    private static Set<String> commands() {
        Set<String> names = new TreeSet<>();
        Deque<CommandLine> open = new ArrayDeque<>(Main.commandLine(
                        command -> true,
                        CliEnvironment.ofProcess(),
                        new PrintWriter(Writer.nullWriter()),
                        new PrintWriter(Writer.nullWriter()))
                .getSubcommands()
                .values());
        while (!open.isEmpty()) {
            CommandLine line = open.pop();
            open.addAll(line.getSubcommands().values());
            names.add(line.getCommandSpec().qualifiedName().replaceFirst("^mitosis ", ""));
        }
        names.remove("config");
        return names;
    }

    private static void snapshot(Path folder) throws IOException {
        Instant at = Instant.parse("2026-01-15T10:00:00Z");
        SnapshotWriter writer = SnapshotWriter.begin(new Workspace(folder).snapshot(ACCOUNT));
        writer.write(
                "eu-west-1",
                "test",
                "Everything",
                new AccountBuilder(ACCOUNT)
                        .vpc("main")
                        .subnet("app", "main", "10.0.1.0/24")
                        .instance("web-1", i -> i.to("subnet", "app"))
                        .table("orders", t -> {})
                        .function("api", f -> {})
                        .snapshot()
                        .resources()
                        .toList());
        writer.finish(new SnapshotSummary(ACCOUNT, "aws", "", at, at, List.of("eu-west-1"), List.of(), List.of()));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs").resolve("flows.log"), FLOW);
        Files.createDirectories(folder.resolve("answers"));
        Files.writeString(folder.resolve("answers").resolve("sqs-list-queues.json"), ANSWER);
    }

    private static Map<String, String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Hashes.ofFile(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
