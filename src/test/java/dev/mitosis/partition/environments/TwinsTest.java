package dev.mitosis.partition.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that are equal but for one word. */
class TwinsTest {
    private final Twins twins = new Twins();

    @BeforeEach
    void names() {
        twins.add("q", List.of("orders", "dev", "jobs"));
        twins.add("q", List.of("orders", "prod", "jobs"));
        twins.add("q", List.of("orders", "int", "jobs"));
        twins.add("q", List.of("orders", "jobs"));
        twins.add("q", List.of("alone"));
    }

    @Test
    void the_words_in_one_place_of_names_otherwise_equal_are_known() {
        assertThat(twins.others("q", List.of("orders", "qa", "jobs"), 1)).containsExactly("dev", "int", "prod");
        assertThat(twins.others("q", List.of("orders", "dev", "jobs"), 0)).containsExactly("orders");
        assertThat(twins.others("t", List.of("orders", "dev", "jobs"), 1)).isEmpty();
    }

    @Test
    void a_name_of_one_word_is_no_twin() {
        assertThat(twins.others("q", List.of("alone"), 0)).isEmpty();
        assertThat(twins.occursWithout("q", List.of("alone"), 0)).isFalse();
        twins.add("q", List.of());
        assertThat(twins.occursWithout("q", List.of("alone"), 0)).isFalse();
    }

    @Test
    void the_name_without_a_word_is_known() {
        assertThat(twins.occursWithout("q", List.of("orders", "dev", "jobs"), 1))
                .isTrue();
        assertThat(twins.occursWithout("q", List.of("orders", "dev", "jobs"), 2))
                .isFalse();
    }

    @Test
    void the_words_that_others_have_more_are_known_wherever_they_stand() {
        twins.add("q", List.of("shop", "orders", "jobs"));
        twins.add("q", List.of("orders", "jobs", "dead"));

        assertThat(twins.longer("q", List.of("orders", "jobs"))).containsExactly("dead", "dev", "int", "prod", "shop");
    }
}
