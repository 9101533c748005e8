package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.emulator.Truth;
import dev.mitosis.scan.breadth.ApiTable;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants canaries through the APIs of an emulator and runs everything from scan to report. */
class CanaryIT {
    @TempDir
    private static Path folder;

    private static Truth truth;
    private static CommandLineRun scan;
    private static CommandLineRun rest;

    @BeforeAll
    static void scan_and_report() throws Exception {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        try (MotoServer server = MotoServer.start()) {
            truth = TestAccount.provision(server.endpoint());
            String region = truth.regions().get(0);
            for (String table : ApiTable.ALL) {
                ApiTable.load(table).fill(server.endpoint(), region);
            }
            String endpoint = server.endpoint().toString();
            scan = CommandLineRun.in(
                    folder, "scan", "--endpoint-url", endpoint, "--region", region, "--progress", "plain", "--debug");
            rest = CommandLineRun.in(folder, "run", "--skip-scan", "--account", truth.account());
        }
    }

    @AfterAll
    static void take_credentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void the_scan_and_all_stages_ran() {
        assertThat(truth.canaries()).isNotEmpty();
        assertThat(scan.exit()).as(scan.err()).isIn(0, 4);
        assertThat(rest.exit()).as(rest.err()).isIn(0, 3);
        assertThat(folder.resolve("reports").resolve(truth.account())).isNotEmptyDirectory();
    }

    @Test
    void no_canary_is_in_any_file() throws IOException {
        assertThat(Canaries.filesWithOne(folder)).isEmpty();
    }

    @Test
    void no_canary_is_on_the_screen_or_in_the_log() {
        assertThat(scan.out() + scan.err() + rest.out() + rest.err()).doesNotContainIgnoringCase(Canaries.MARK);
    }
}
