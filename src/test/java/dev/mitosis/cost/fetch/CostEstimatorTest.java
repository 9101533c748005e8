package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostEstimatorTest {
    @TempDir
    Path folder;

    @Test
    void before_anything_is_known_the_assumptions_of_the_catalogue_count() {
        CostEstimate estimate =
                new CostEstimator().estimate("111122223333", folder, Instant.parse("2026-01-15T10:00:00Z"));

        assertThat(estimate.known()).isFalse();
        assertThat(estimate.requests())
                .isEqualTo(estimate.lines().stream()
                        .mapToInt(CostEstimate.Line::requests)
                        .sum());
        assertThat(estimate.price())
                .isEqualByComparingTo(new BigDecimal("0.01").multiply(BigDecimal.valueOf(estimate.requests())));
        assertThat(estimate.lines())
                .extracting(CostEstimate.Line::name)
                .contains("documents", "monthly-total", "daily-service-usage-type", "daily-tag-tag1");
    }

    @Test
    void after_an_export_only_what_was_not_final_is_counted() {
        try (CostScenario scenario = CostScenario.random(2)) {
            scenario.export(folder);
            CostEstimator estimator = new CostEstimator(scenario.catalog());
            Instant later = scenario.clock().instant().plus(Duration.ofMinutes(1));

            CostEstimate estimate = estimator.estimate("111122223333", folder, later);

            assertThat(estimate.known()).isTrue();
            assertThat(estimate.lines())
                    .filteredOn(line -> line.name().startsWith("monthly-"))
                    .isNotEmpty()
                    .allMatch(line -> line.parts() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 9})
    void once_the_account_is_known_the_estimate_is_within_a_fifth_of_what_is_used(long seed) {
        try (CostScenario scenario = CostScenario.random(seed)) {
            scenario.export(folder);
            Instant later = scenario.clock().instant().plus(Duration.ofDays(1));
            int estimated = new CostEstimator(scenario.catalog())
                    .estimate(CostScenario.ACCOUNT, folder, later)
                    .requests();
            int used = scenario.run(folder, later, CostListener.SILENT, Integer.MAX_VALUE)
                    .requests();

            assertThat((double) estimated).isBetween(0.8 * used, 1.2 * used);
        }
    }
}
