package dev.mitosis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountVariableTest {
    @Test
    void an_ordinary_name_is_its_words() {
        assertThat(AccountVariable.of("shop-prod")).isEqualTo("SHOP_PROD_ACCOUNT_ID");
    }

    @Test
    void a_name_that_begins_with_a_digit_gets_a_prefix() {
        assertThat(AccountVariable.of("7shop")).isEqualTo("_7SHOP_ACCOUNT_ID");
    }

    @Test
    void other_names_give_other_valid_variables() {
        List<String> names = List.of(
                "shop-prod",
                "shop_prod",
                "Shop-Prod",
                "shop-prod-",
                "-shop-prod",
                "shop--prod",
                "shop prod",
                "7shop",
                "7Shop",
                "\u5E97",
                "\u5E98",
                "caf\u00E9",
                "cafe",
                "",
                "x;touch PWNED",
                "a".repeat(40_000));
        assertThat(names.stream().map(AccountVariable::of))
                .doesNotHaveDuplicates()
                .allMatch(variable -> variable.matches("[A-Z_][A-Z0-9_]{0,100}"));
    }
}
