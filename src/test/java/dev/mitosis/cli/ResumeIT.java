package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.FaultProxy;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.model.SnapshotManifest;
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

/** Kills scans of the test account in the middle and goes on with them. */
class ResumeIT {
    private static final int KILLS = 20;
    private static final double REPEATED_AT_MOST = 0.02;

    /** Calls in flight are lost with the process, so that their number has to fit the size of the account. */
    private static final String CONCURRENCY = "4";

    /**
     * Enough calls for the share that may be repeated, with and without secrets in the answers, and none that the
     * emulator does not know: those are made three times, but not in every scan.
     */
    private static final List<String> SERVICES =
            List.of("s3", "lambda", "dynamodb", "sqs", "sns", "logs", "ssm", "kms", "secretsmanager");

    private static final long SIGINT_EXIT = 130;

    @TempDir
    static Path folder;

    private static TestAccount account;
    private static FaultProxy proxy;
    private static SnapshotManifest undisturbed;
    private static long calls;

    @BeforeAll
    static void scan_once_undisturbed() throws Exception {
        account = TestAccount.provision();
        proxy = FaultProxy.before(account.server().endpoint());
        // The emulator finishes some beginnings only when it is asked for the first time; and forty processes spend
        // most of their time on loading classes, so that the first one leaves them in an archive.
        finish(start("settling", false, "-XX:ArchiveClassesAtExit=" + classes()));
        proxy.spoil(0, Map.of());
        finish(start("undisturbed", false));
        calls = proxy.requests();
        undisturbed = manifest("undisturbed");
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
        }
        if (account != null) {
            account.close();
        }
    }

    @Test
    void twenty_scans_killed_at_random_moments_end_like_an_undisturbed_one() throws Exception {
        Random random = new Random(20);
        for (int kill = 0; kill < KILLS; kill++) {
            String name = "killed-" + kill;
            proxy.spoil(0, Map.of());
            long moment = 5 + random.nextInt((int) calls - 5);

            Process first = start(name, false);
            proxy.awaitRequests(moment, () -> !first.isAlive());
            first.destroyForcibly().waitFor();
            boolean interrupted = Files.exists(plans(name).resolve("snapshot.journal"));
            finish(start(name, interrupted));

            assertThat(manifest(name).snapshotId())
                    .as("after a kill at call " + moment)
                    .isEqualTo(undisturbed.snapshotId());
            assertThat(manifest(name).coverage()).isEqualTo(undisturbed.coverage());
            assertThat((double) proxy.requests() / calls - 1)
                    .as("part of the calls that was repeated after a kill at call " + moment)
                    .isLessThanOrEqualTo(REPEATED_AT_MOST);
        }
    }

    @Test
    void an_interrupted_scan_says_how_to_go_on_and_leaves_no_secret_behind() throws Exception {
        proxy.spoil(0, Map.of());
        Process scan = start("interrupted", false);
        proxy.awaitRequests(calls / 2, () -> !scan.isAlive());

        scan.destroy(); // SIGTERM takes the same way as Ctrl-C
        assertThat(scan.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat((long) scan.exitValue()).isIn(SIGINT_EXIT, 143L);
        assertThat(output("interrupted"))
                .contains("everything that was answered is saved")
                .contains("--resume");
        assertThat(contents(plans("interrupted")))
                .doesNotContain(account.truth().canaries().toArray(String[]::new));
    }

    private static Path classes() {
        return folder.resolve("classes.jsa");
    }

    private static Process start(String name, boolean resume) throws IOException {
        return start(name, resume, "-XX:SharedArchiveFile=" + classes());
    }

    private static Process start(String name, boolean resume, String archive) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                archive,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of(System.getProperty("mitosis.dist"), "lib", "mitosis.jar")
                        .toString(),
                "scan",
                "--endpoint-url",
                proxy.endpoint().toString(),
                "--region",
                "eu-west-1",
                "--concurrency",
                CONCURRENCY,
                "--workspace",
                folder.resolve(name).toString(),
                "--progress",
                "none"));
        SERVICES.forEach(service -> command.addAll(List.of("--service", service)));
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
