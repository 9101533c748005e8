package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.query.FlatHistory;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.cost.verify.CostVerification;
import dev.mitosis.cost.verify.CostVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export leaves that ended early, and what the next one makes of it. */
class UnfinishedExportTest {
    private static final int FEW = 30;

    @TempDir
    private Path folder;

    private CostManifest manifest() {
        return ManifestFile.read(new CostPaths(folder));
    }

    private CostVerification verified(CostScenario scenario) {
        return new CostVerifier(scenario.clock(), false).verify(folder);
    }

    @Test
    void a_run_that_ended_early_tells_of_each_query_what_came_of_it_and_is_not_verified() {
        try (CostScenario scenario = CostScenario.random(2)) {
            Instant now = scenario.clock().instant();
            scenario.run(folder, now, CostListener.SILENT, FEW);

            assertThat(manifest().queries())
                    .isNotEmpty()
                    .anyMatch(query -> query.status() == FetchStatus.UNFINISHED)
                    .allSatisfy(query -> assertThat(query.reason()).isNotEmpty());
            assertThat(verified(scenario).passed()).isFalse();

            scenario.run(folder, now.plus(Duration.ofMinutes(1)), CostListener.SILENT, Integer.MAX_VALUE);

            assertThat(manifest().queries()).noneMatch(query -> query.status() == FetchStatus.UNFINISHED);
            assertThat(verified(scenario).passed()).isTrue();
        }
    }

    @Test
    void the_manifest_of_a_whole_export_is_not_replaced_by_one_that_ended_early() throws IOException {
        try (CostScenario scenario = CostScenario.random(2)) {
            scenario.export(folder);
            byte[] whole = Files.readAllBytes(new CostPaths(folder).manifest());
            scenario.run(folder, scenario.clock().instant().plus(Duration.ofDays(2)), CostListener.SILENT, 1);

            assertThat(new CostPaths(folder).manifest()).hasBinaryContent(whole);

            CostManifest manifest = manifest();
            new FlatHistory(new CostPaths(folder), manifest).write();
            List<String> flat = Files.readAllLines(new CostPaths(folder).flat("csv"));
            assertThat(flat.get(0)).startsWith("period_start,period_end,estimated");
            assertThat(flat.size() - 1L)
                    .isEqualTo(FlatHistory.query(manifest).orElseThrow().files("csv").stream()
                            .mapToLong(CostManifest.FileEntry::rows)
                            .sum());
            assertThat(new CostPaths(folder).flat("parquet")).isNotEmptyFile();
            assertThat(verified(scenario).passed()).isTrue();
        }
    }
}
