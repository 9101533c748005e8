package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private final Counter time = new Counter();

    /** A time that passes only by waiting. */
    private static final class Counter implements SleepingStopwatch {
        private final List<Duration> slept = new ArrayList<>();
        private long nanos = 1_000;

        @Override
        public long readNanos() {
            return nanos;
        }

        @Override
        public void sleep(Duration duration) {
            slept.add(duration);
            nanos += duration.toNanos();
        }
    }

    @Test
    void requests_are_spaced_by_the_rate_and_the_first_goes_at_once() {
        RequestBudget budget = new RequestBudget(time, 4, 10);

        budget.acquire(true);
        budget.acquire(true);
        budget.acquire(false);

        assertThat(time.slept).containsExactly(Duration.ofMillis(250), Duration.ofMillis(250));
    }

    @Test
    void a_pause_is_not_made_up_for_by_a_burst() {
        RequestBudget budget = new RequestBudget(time, 4, 10);
        budget.acquire(true);
        time.nanos += Duration.ofSeconds(10).toNanos();

        budget.acquire(true);
        budget.acquire(true);

        assertThat(time.slept).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void what_is_paid_for_is_counted_and_ends_with_the_last_that_is_allowed() {
        RequestBudget budget = new RequestBudget(time, 1000, 2);

        budget.acquire(true);
        budget.acquire(false);
        budget.acquire(true);

        assertThat(budget.made()).isEqualTo(2);
        assertThatThrownBy(() -> budget.acquire(true)).isInstanceOf(RequestsSpentException.class);
        assertThat(budget.made()).isEqualTo(2);
    }

    @Test
    void what_is_free_goes_on_when_the_budget_is_spent() {
        RequestBudget budget = new RequestBudget(time, 1000, 0);

        budget.acquire(false);

        assertThat(budget.made()).isZero();
        assertThatThrownBy(() -> budget.acquire(true)).isInstanceOf(RequestsSpentException.class);
    }
}
