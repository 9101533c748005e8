package dev.mitosis.partition.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "chk, checkout",
        "cat, catalog",
        "ctlg, catalog",
        "oh, order-history",
        "oh, order--history",
        "pay, payment"
    })
    void an_abbreviation_is_recognised(String shortForm, String label) {
        assertThat(Spelling.abbreviates(shortForm, label)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"cat, checkout", "order, orders", "e, email"})
    void what_is_no_abbreviation_is_not_taken_for_one(String shortForm, String label) {
        assertThat(Spelling.abbreviates(shortForm, label)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"catalog, catalogue", "fulfilment, fulfillment", "payment, paymant"})
    void two_spellings_of_one_word_are_one(String left, String right) {
        assertThat(Spelling.typo(left, right)).isTrue();
        assertThat(Spelling.typo(right, left)).isTrue();
    }
}
