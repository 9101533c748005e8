package dev.mitosis.check.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.target.form.LogicalIds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as templates write them lead back to what they are called after, and to nothing else. */
class CalledAfterTest {
    @ParameterizedTest
    @ValueSource(strings = {"checkout-dev", "meals-2", "2024-billing", "Shop_Dev", "été", "-"})
    void an_account_is_found_by_whatever_its_parameter_is_called(String account) {
        assertThat(CalledAfter.is("Account" + LogicalIds.words(account) + "Id", "Account", account, "Id"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {79, 80, 81, 200})
    void a_name_may_be_longer_than_a_logical_id_keeps(int length) {
        String account = "a".repeat(length);
        assertThat(CalledAfter.is("Account" + LogicalIds.words(account) + "Id", "Account", account, "Id"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"meals-2, meals-3", "meals-2, meals-20", "a-1, a-2"})
    void another_account_is_not_meant(String one, String other) {
        assertThat(CalledAfter.is("Account" + LogicalIds.words(one) + "Id", "Account", other, "Id"))
                .isFalse();
    }
}
