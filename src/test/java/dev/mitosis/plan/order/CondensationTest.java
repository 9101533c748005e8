package dev.mitosis.plan.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Components that need each other, and how deep each lies. */
class CondensationTest {
    @Test
    void what_needs_nothing_is_at_level_0_and_each_consumer_above_its_provider() {
        Condensation chain = new Condensation(new int[][] {{1}, {2}, {}});

        assertThat(chain.level(2)).isZero();
        assertThat(chain.level(1)).isEqualTo(1);
        assertThat(chain.level(0)).isEqualTo(2);
        assertThat(chain.together(0, 2)).isFalse();
    }

    @Test
    void what_needs_each_other_is_one_component_of_one_level() {
        Condensation circle = new Condensation(new int[][] {{1}, {2}, {0}, {0}, {}});

        assertThat(circle.together(0, 2)).isTrue();
        assertThat(circle.component(0)).isEqualTo(circle.component(1));
        assertThat(circle.level(0)).isZero();
        assertThat(circle.level(3)).isEqualTo(1);
        assertThat(circle.together(3, 4)).isFalse();
    }

    @Test
    void the_longest_way_down_counts() {
        Condensation diamond = new Condensation(new int[][] {{1, 3}, {2}, {3}, {}});

        assertThat(diamond.level(0)).isEqualTo(3);
    }
}
