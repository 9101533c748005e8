package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.MotoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the way to AWS is answered with a clear error and its exit code. */
class BadConnectionIT {
    @TempDir
    Path folder;

    @Test
    void no_credentials_is_said_plainly() {
        Map<String, String> variables = new TreeMap<>(MotoServer.credentials());
        variables.put("AWS_ACCESS_KEY_ID", "");
        variables.put("AWS_SECRET_ACCESS_KEY", "");
        variables.put("HOME", folder.toString());

        CommandLineRun run = DistributionRun.in(
                folder, variables, List.of("scan", "--endpoint-url", "http://127.0.0.1:9", "--region", "eu-west-1"));

        assertThat(run.exit()).as(run.err()).isEqualTo(5);
        assertThat(run.err()).contains("M-AUTH").contains("fix:").doesNotContain("\tat ");
    }

    @Test
    void an_unreachable_endpoint_is_named() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        String endpoint = "http://127.0.0.1:" + closed;

        CommandLineRun run = DistributionRun.in(
                folder, MotoServer.credentials(), List.of("scan", "--endpoint-url", endpoint, "--region", "eu-west-1"));

        assertThat(run.exit()).as(run.err()).isNotZero();
        assertThat(run.err())
                .contains(endpoint)
                .contains("why:")
                .contains("fix:")
                .doesNotContain("\tat ");
    }

    @Test
    void a_region_that_does_not_exist_is_named_with_those_that_do() {
        try (MotoServer server = MotoServer.start()) {
            CommandLineRun run = DistributionRun.in(
                    folder,
                    MotoServer.credentials(),
                    List.of("scan", "--endpoint-url", server.endpoint().toString(), "--region", "eu-wets-1"));

            assertThat(run.exit()).as(run.err()).isIn(2, 6);
            assertThat(run.err()).contains("eu-wets-1").contains("eu-west-1").doesNotContain("\tat ");
        }
    }
}
