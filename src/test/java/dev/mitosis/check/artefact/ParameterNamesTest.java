package dev.mitosis.check.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParameterNamesTest {
    @Test
    void an_account_is_known_by_the_words_of_its_name() {
        assertThat(ParameterNames.isFor("AccountCheckoutDev", "checkout-dev")).isTrue();
        assertThat(ParameterNames.isFor("AccountCheckoutDev", "checkout-prod")).isFalse();
    }

    @Test
    void a_hash_follows_where_words_alone_would_not_tell_two_accounts_apart() {
        assertThat(ParameterNames.isFor("AccountCensus2212a4f", "census-2")).isTrue();
        assertThat(ParameterNames.isFor("AccountCensus2212a4f", "census-3")).isFalse();
    }
}
