package dev.mitosis.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The layer in front of the emulator keeps the state of what it adds, and refuses the wrong order: its own tests. */
class AddedOperationsIT {
    @Test
    void the_layer_passes_its_own_tests() throws IOException, InterruptedException {
        try (MotoServer server = MotoServer.startLayered()) {
            ProcessBuilder tests = new ProcessBuilder(
                            List.of(MotoServer.python(), "-B", "-m", "unittest", "layer.tests"))
                    .directory(Path.of("src/test/account").toFile())
                    .redirectErrorStream(true);
            tests.environment().put("ENDPOINT", server.endpoint().toString());
            tests.environment().remove("AWS_PROFILE");
            Process process = tests.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).containsPattern("Ran [1-9][0-9]* tests");
        }
    }
}
