package dev.mitosis.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.FaultProxy;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills scans of the test account in the middle and goes on with them. */
class ResumeIT {
    private static final int KILLS = 20;
    private static final double REPEATED_AT_MOST = 0.02;

    /** The whole account with the default settings. */
    private static final List<String> EVERYTHING = List.of();

    /**
     * Enough calls for the share that may be repeated, with and without secrets in the answers. Calls under way are
     * lost with the process, so that their number fits this part of the account. The emulator forgets a place in a list
     * once it was used, so that a list may have to be begun anew. What it cannot answer is asked again on purpose, and
     * is not counted.
     */
    private static final List<String> FEW = few(
            "s3",
            "lambda",
            "dynamodb",
            "sqs",
            "sns",
            "logs",
            "ssm",
            "kms",
            "secretsmanager",
            "elbv2",
            "events",
            "stepfunctions");

    private static final long SIGINT_EXIT = 130;

    @TempDir
    static Path folder;

    private static TestAccount account;
    private static FaultProxy proxy;
    private static SnapshotManifest undisturbed;
    private static long calls;

    @BeforeAll
    static void scan_once_undisturbed() throws Exception {
        account = TestAccount.shared();
        proxy = FaultProxy.before(account.server().endpoint());
        // The emulator finishes some beginnings only when it is asked for the first time; and forty processes spend
        // most of their time on loading classes, so that the first one leaves them in an archive.
        finish(start("settling", false, FEW, "-XX:ArchiveClassesAtExit=" + classes()));
        proxy.spoil(0, Map.of());
        finish(start("undisturbed", false, FEW));
        calls = proxy.answers();
        undisturbed = manifest("undisturbed");
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
        }
    }

    /**
     * A kill of a scan.
     *
     * @param part of the calls, after which the process ends
     */
    record Kill(String name, List<String> options, double part) {}

    /** Twenty of a part of the account and one of the whole account. */
    static List<Kill> kills() {
        Random random = new Random(20);
        List<Kill> kills = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            kills.add(new Kill("killed-" + kill, FEW, random.nextDouble()));
        }
        kills.add(new Kill("all-killed", EVERYTHING, 0.25 + random.nextDouble() / 2));
        return Sampled.of("ResumeIT", kills, 1);
    }

    @ParameterizedTest
    @MethodSource("kills")
    void a_scan_killed_at_a_random_moment_ends_like_an_undisturbed_one(Kill kill) throws Exception {
        if (kill.options().equals(FEW)) {
            killAndCompare(kill, undisturbed, calls);
        } else {
            finish(start("all-settling", false, EVERYTHING));
            proxy.spoil(0, Map.of());
            finish(start("all-undisturbed", false, EVERYTHING));
            killAndCompare(kill, manifest("all-undisturbed"), proxy.answers());
        }
    }

    private static void killAndCompare(Kill kill, SnapshotManifest expected, long callsExpected) throws Exception {
        long moment = Math.max(5, (long) (kill.part() * callsExpected));
        killAndResume(kill.name(), moment, kill.options());
        assertThatItEndedLike(expected, callsExpected, kill.name(), moment);
    }

    private static void killAndResume(String name, long moment, List<String> options) throws Exception {
        proxy.spoil(0, Map.of());
        Process first = start(name, false, options);
        proxy.awaitRequests(moment, () -> !first.isAlive());
        first.destroyForcibly().waitFor();
        boolean interrupted = Files.exists(plans(name).resolve("snapshot.journal"));
        finish(start(name, interrupted, options));
    }

    private static void assertThatItEndedLike(SnapshotManifest expected, long calls, String name, long moment) {
        assertThat(manifest(name).coverage())
                .as("after a kill at call " + moment)
                .isEqualTo(expected.coverage());
        assertThat(manifest(name).snapshotId())
                .as("after a kill at call " + moment)
                .isEqualTo(expected.snapshotId());
        assertThat((double) proxy.answers() / calls - 1)
                .as("part of the calls that was repeated after a kill at call " + moment)
                .isLessThanOrEqualTo(REPEATED_AT_MOST);
    }

    @Test
    void an_interrupted_scan_says_how_to_go_on_and_leaves_no_secret_behind() throws Exception {
        proxy.spoil(0, Map.of());
        Process scan = start("interrupted", false, FEW);
        proxy.awaitRequests(calls / 2, () -> !scan.isAlive());

        scan.destroy(); // SIGTERM takes the same way as Ctrl-C
        assertThat(scan.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat((long) scan.exitValue()).isIn(SIGINT_EXIT, 143L);
        assertThat(output("interrupted"))
                .contains("M-INTERRUPT-01", "everything that was answered is saved")
                .contains("--resume");
        assertThat(contents(plans("interrupted")))
                .doesNotContain(account.truth().canaries().toArray(String[]::new));
    }

    private static List<String> few(String... services) {
        List<String> options = new ArrayList<>(List.of("--concurrency", "3"));
        Stream.of(services).forEach(service -> options.addAll(List.of("--service", service)));
        return options;
    }

    private static Path classes() {
        return folder.resolve("classes.jsa");
    }

    private static Process start(String name, boolean resume, List<String> options) throws IOException {
        return start(name, resume, options, "-XX:SharedArchiveFile=" + classes());
    }

    private static Process start(String name, boolean resume, List<String> options, String archive) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                archive,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of(System.getProperty("mitosis.dist"), "lib", "mitosis.jar")
                        .toString(),
                "scan",
                "--endpoint-url",
                proxy.endpoint().toString(),
                "--region",
                "eu-west-1",
                "--workspace",
                folder.resolve(name).toString(),
                "--progress",
                "none"));
        command.addAll(options);
        if (resume) {
            command.add("--resume");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("AWS_"));
        builder.environment().putAll(MotoServer.credentials());
        return builder.start();
    }

    private static void finish(Process scan) throws InterruptedException {
        assertThat(scan.waitFor()).isIn(0, 4);
    }

    private static Path plans(String name) {
        return folder.resolve(name).resolve("plans").resolve("123456789012");
    }

    private static SnapshotManifest manifest(String name) {
        return SnapshotStore.open(plans(name).resolve("snapshot")).manifest();
    }

    private static String output(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    private static String contents(Path place) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
