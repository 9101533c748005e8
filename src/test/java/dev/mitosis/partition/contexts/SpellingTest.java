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

    @ParameterizedTest
    @CsvSource({
        "or, orders, false",
        "ord, orders, true",
        "order, orderings, true",
        "order, orderin, true",
        "orders, orderings, false",
        "xrd, orders, false",
        "ods, orders, true",
        "ode, orders, false",
        "odz, orders, false",
        "jobs, joblist, true",
        "jh, job-board, false",
        "jb, job-board, true"
    })
    void a_short_form_begins_a_word_or_leaves_its_vowels_out(String shortForm, String label, boolean recognised) {
        assertThat(Spelling.abbreviates(shortForm, label)).isEqualTo(recognised);
    }

    @ParameterizedTest
    @CsvSource({
        "cats, catsxyz",
        "order, ordering-x",
        "order, orderxyzq",
        "abcde, abcdx",
        "payment, paymentsxyzq",
        "payment, paxmaxt",
        "payment, pyamxnt"
    })
    void two_words_that_differ_by_more_are_two(String left, String right) {
        assertThat(Spelling.typo(left, right)).isFalse();
        assertThat(Spelling.typo(right, left)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"abcdef, abcdex", "abcdef, xbcdef", "abcdef, abcxdef", "abcdef, abcdefx", "order, orderxyz"})
    void one_letter_or_a_short_ending_makes_no_other_word(String left, String right) {
        assertThat(Spelling.typo(left, right)).isTrue();
        assertThat(Spelling.typo(right, left)).isTrue();
        assertThat(Spelling.forms(left)).containsAnyElementsOf(Spelling.forms(right));
    }
}
