package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sure a context is by the lead of the witnesses that speak for it. */
class DoubtsTest {
    @ParameterizedTest
    @CsvSource({
        "name, -0.1, 0.18",
        "name, 0, 0.82",
        "name, 0.49, 0.82",
        "name, 0.5, 0.96",
        "name, 1.29, 0.96",
        "name, 1.3, 0.97",
        "tag, -0.1, 0.18",
        "tag, 0, 0.43",
        "neighbours, -0.1, 0.43",
        "neighbours, 0, 0.43",
        "neighbours, 2, 0.97"
    })
    void the_clearer_the_lead_the_surer_it_is(String rule, double lead, double sure) {
        assertThat(Tuning.sure("context." + rule, lead, 0.97)).isEqualTo(sure);
    }

    @Test
    void witnesses_never_make_surer_than_what_says_so() {
        assertThat(Tuning.sure("context.tag", 1, 0.5)).isEqualTo(0.5);
    }
}
