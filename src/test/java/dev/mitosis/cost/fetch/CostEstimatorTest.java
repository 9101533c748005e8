package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.sampling.Sampled;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static List<Long> accounts() {
        return Sampled.of("known accounts", List.of(1L, 4L, 9L), 1);
    }

    @ParameterizedTest
    @MethodSource("accounts")
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

    /** What an account costs, how long it has, and how it is asked. */
    record Shape(Ledger.Size size, int months, int groupsOnAPage, boolean detailed) {}

    static List<Shape> shapes() {
        List<Shape> all = List.of(
                new Shape(new Ledger.Size(2, 1, 0, 1, 2), 1, 5000, false),
                new Shape(new Ledger.Size(3, 2, 2, 3, 6), 2, 5000, true),
                new Shape(new Ledger.Size(20, 9, 6, 15, 20), 1, 5000, true),
                new Shape(new Ledger.Size(8, 4, 3, 5, 12), 3, 1000, false),
                new Shape(new Ledger.Size(4, 2, 1, 4, 1), 14, 5000, false));
        return Sampled.of("shapes of accounts", all, 2);
    }

    /**
     * Asked how much there is before the rest is read: what the first export takes, and what one on the next day does.
     */
    @ParameterizedTest
    @MethodSource("shapes")
    void once_asked_how_much_there_is_every_export_is_within_a_fifth_of_its_estimate(Shape shape) {
        try (CostScenario scenario =
                CostScenario.of(shape.size(), shape.months(), shape.groupsOnAPage(), shape.detailed())) {
            assertThat(scenario.discover(folder).requests()).isPositive();
            withinAFifth(scenario, Duration.ZERO);
            withinAFifth(scenario, Duration.ofDays(1));
        }
    }

    @Test
    void pages_that_are_smaller_than_assumed_are_learned_from_the_answers() {
        try (CostScenario scenario = CostScenario.of(new Ledger.Size(10, 5, 1, 6, 25), 1, 100, false)) {
            scenario.export(folder);
            withinAFifth(scenario, Duration.ofDays(1));
        }
    }

    private void withinAFifth(CostScenario scenario, Duration later) {
        Instant at = scenario.clock().instant().plus(later);
        CostEstimate estimate = new CostEstimator(scenario.catalog()).estimate(CostScenario.ACCOUNT, folder, at);
        int used =
                scenario.run(folder, at, CostListener.SILENT, Integer.MAX_VALUE).requests();

        assertThat(estimate.known()).isTrue();
        assertThat((double) estimate.requests()).isBetween(0.8 * used, 1.2 * used);
    }

    @Test
    void what_has_to_be_asked_to_know_how_much_there_is_is_told_before() {
        try (CostScenario scenario = CostScenario.of(new Ledger.Size(2, 1, 0, 1, 1), 1, 5000, false)) {
            CostEstimate estimate = new CostEstimator(scenario.catalog())
                    .estimate(CostScenario.ACCOUNT, folder, scenario.clock().instant());
            int used = scenario.discover(folder).requests();

            assertThat(estimate.known()).isFalse();
            assertThat((double) estimate.discovery()).isBetween(0.5 * used, 1.5 * used);
            assertThat(folder.resolve("manifest.json")).content().contains("only how much there is was asked for yet");
        }
    }
}
