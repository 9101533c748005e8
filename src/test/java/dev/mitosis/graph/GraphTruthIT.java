package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.scan.ScanListener;
import dev.mitosis.scan.ScanRequest;
import dev.mitosis.scan.Scanner;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws the graph of the test account, scanned over the wire, and holds it against the truth. */
class GraphTruthIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static TruthReport report;

    @BeforeAll
    static void scan_and_draw() throws IOException {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        try (TestAccount account = TestAccount.provision()) {
            AwsSettings settings = AwsSettings.defaults()
                    .withEndpoint(account.server().endpoint())
                    .withRegions(account.truth().regions());
            try (AwsClients clients = AwsClients.open(settings, Scanner.operations())) {
                new Scanner()
                        .scan(ScanRequest.everything(clients, folder.resolve("snapshot"), CLOCK, ScanListener.SILENT));
            }
            GraphDocument graph = new GraphBuilder()
                    .build(new GraphRequest(SnapshotStore.open(folder.resolve("snapshot")), Map.of()))
                    .document();
            report = new TruthReport(account.truth(), graph);
        }
        Path written = Path.of("target/graph-truth.txt");
        Files.createDirectories(written.toAbsolutePath().getParent());
        Files.writeString(written, report.table());
        System.out.println(report.table());
    }

    @AfterAll
    static void forget_the_credentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void nearly_every_true_dependency_is_drawn() {
        assertThat(report.recall()).as("missing: %s", report.missing()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void hardly_anything_is_drawn_that_is_not_true() {
        assertThat(report.precision()).as("invented: %s", report.invented()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void no_edge_joins_two_contexts_that_the_truth_does_not_know() {
        assertThat(report.unknownCrossings()).isEmpty();
    }
}
