package dev.mitosis.scan.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget();

    @Test
    void a_call_is_made_again_five_times() {
        assertThat(again("one")).isEqualTo(5);
    }

    @Test
    void calls_that_fail_one_after_the_other_wear_the_patience_out() {
        for (int call = 0; call < 4; call++) {
            again("one");
        }

        assertThat(again("one")).isEqualTo(2);
        assertThat(again("another")).isEqualTo(5);
    }

    @Test
    void an_answer_restores_it() {
        for (int call = 0; call < 4; call++) {
            again("one");
        }
        budget.answered("one");

        assertThat(again("one")).isEqualTo(5);
    }

    private int again(String operation) {
        int attempts = 0;
        while (budget.again(operation, attempts + 1)) {
            attempts++;
        }
        return attempts;
    }
}
