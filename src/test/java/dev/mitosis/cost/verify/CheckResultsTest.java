package dev.mitosis.cost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.verify.CostVerification.Check;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class CheckResultsTest {
    private final CheckResults results = new CheckResults(EnumSet.allOf(CostCheck.class));

    private void problem(String query, boolean estimated) {
        results.problem(CostCheck.SUMS, estimated, query, "", "2026-01-01", "unblended_cost", "text");
    }

    @Test
    void twenty_problems_of_a_check_and_query_are_named_and_all_are_counted() {
        for (int i = 0; i < 21; i++) {
            problem("monthly-service", false);
        }
        problem("monthly-region", false);

        assertThat(results.problems()).hasSize(CheckResults.NAMED + 1);
        assertThat(results.problems().get(CheckResults.NAMED).query()).isEqualTo("monthly-region");
        assertThat(results.checks())
                .filteredOn(check -> check.id().equals("cost.sums"))
                .extracting(Check::failed)
                .containsExactly(22L);
    }

    @Test
    void what_was_estimated_is_named_but_fails_nothing() {
        problem("monthly-service", true);

        assertThat(results.problems()).hasSize(1);
        assertThat(results.passed()).isTrue();
        problem("monthly-service", false);
        assertThat(results.passed()).isFalse();
    }

    @Test
    void each_check_says_what_it_has_looked_at() {
        results.examined(CostCheck.UNITS, 2);
        results.examined(CostCheck.UNITS, 3);

        assertThat(results.checks()).extracting(Check::examined).containsExactly(0L, 0L, 0L, 0L, 0L, 5L);
        assertThat(results.checks())
                .extracting(Check::title)
                .containsExactly(
                        "every listed file is there, unchanged, and no other file is",
                        "CSV and Parquet hold exactly what the service answered",
                        "no period is missing or there twice",
                        "the groups of every period add up to its total",
                        "days add up to months",
                        "every cost is in one currency");
    }
}
