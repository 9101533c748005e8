package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.ScannedAccount;
import dev.mitosis.model.GraphDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Draws the graph of the test account, scanned over the wire, and holds it against the truth. */
class GraphTruthIT {
    private static TruthReport report;

    @BeforeAll
    static void scan_and_draw() throws IOException {
        ScannedAccount account = ScannedAccount.get();
        GraphDocument graph = new GraphBuilder()
                .build(new GraphRequest(account.snapshot(), Map.of()))
                .document();
        report = new TruthReport(account.truth(), graph);
        Path written = Path.of("target/graph-truth.txt");
        Files.createDirectories(written.toAbsolutePath().getParent());
        Files.writeString(written, report.table());
        System.out.println(report.table());
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
