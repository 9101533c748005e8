package dev.mitosis.scan.breadth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.EmulatorScan;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.emulator.Truth;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.breadth.EmulatorState.Comparison;
import dev.mitosis.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Compares what the emulator itself says that it holds with the snapshot. */
class EmulatorStateIT {
    @TempDir
    private static Path folder;

    private static Comparison comparison;

    @BeforeAll
    static void fill_and_scan() throws Exception {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        try (MotoServer server = MotoServer.startExtended()) {
            Truth truth = TestAccount.provision(server.endpoint());
            for (String table : ApiTable.ALL) {
                ApiTable.load(table).fill(server.endpoint(), truth.regions().get(0));
            }
            EmulatorState state = EmulatorState.parse(server.state());
            Snapshot snapshot = EmulatorScan.of(server, truth.regions(), folder.resolve("snapshot"));
            try (Stream<Resource> resources = snapshot.resources()) {
                comparison = state.against(resources.toList(), truth.account());
            }
        }
    }

    @AfterAll
    static void take_credentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void nothing_that_the_emulator_holds_of_a_type_that_is_read_is_missing() {
        assertThat(comparison.missing()).isEmpty();
    }

    @Test
    void every_model_of_the_emulator_has_a_type_or_a_reason_to_have_none() {
        assertThat(comparison.unexplained()).isEmpty();
    }

    @Test
    void most_of_what_the_emulator_knows_is_read(TestReporter reporter) {
        comparison.found().forEach((type, count) -> reporter.publishEntry(type, String.valueOf(count)));
        comparison.unread().forEach(type -> reporter.publishEntry(type, "no collector"));

        assertThat(comparison.found()).hasSizeGreaterThan(comparison.unread().size() * 4);
    }
}
