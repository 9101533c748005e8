package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.store.SafeName;
import dev.mitosis.cost.verify.CostVerification;
import dev.mitosis.cost.verify.CostVerifier;
import dev.mitosis.sampling.Sampled;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class CostExporterTest {
    @TempDir
    Path folder;

    static List<Long> seeds() {
        return Sampled.of("CostExporterTest", LongStream.range(0, 50).boxed().toList(), 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_export_equals_the_ledger_whatever_the_service_does(long seed) {
        try (CostScenario scenario = CostScenario.random(seed)) {
            CostManifest manifest = scenario.export(folder);

            for (QueryEntry query : manifest.queries()) {
                assertThat(scenario.stored(folder, query)).as(query.name()).isEqualTo(scenario.expected(query));
            }
            CostVerification verification = new CostVerifier(scenario.clock(), false).verify(folder);
            assertThat(verification.findings()).isEmpty();
            assertThat(verification.passed()).isTrue();
            assertThat(manifest.queries())
                    .filteredOn(query -> query.total() && !query.files().isEmpty())
                    .hasSizeGreaterThan(1);
            assertThat(manifest.queries())
                    .extracting(QueryEntry::name)
                    .containsAll(scenario.ledger().tags().stream()
                            .map(tag -> "daily-tag-" + SafeName.of(tag))
                            .toList());
        }
    }
}
