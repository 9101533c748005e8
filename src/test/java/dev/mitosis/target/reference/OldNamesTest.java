package dev.mitosis.target.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a text names an old thing. */
class OldNamesTest {
    @ParameterizedTest
    @CsvSource({
        "account, https://id.stubs.account.gov.uk, false",
        "account, account, false",
        "abcdefghij, abcdefghij, true",
        "abcdefghij, arn:aws:execute-api:::abcdefghij/*, true",
        "vpc-0a1b2c3d, it is vpc-0a1b2c3d here, true",
        "a1b2c3d4e5, /restapis/a1b2c3d4e5/stages, true",
    })
    void an_identifier_that_is_a_word_names_nothing(String id, String text, boolean found) {
        OldNames names = new OldNames();
        names.learn("arn", new OldName(Kind.ID, id, "${ID}", "Ref"));

        assertThat(names.in(text)).hasSize(found ? 1 : 0);
    }
}
