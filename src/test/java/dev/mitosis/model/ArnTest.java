package dev.mitosis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {
    @ParameterizedTest
    @CsvSource({
        "arn:aws:sqs:eu-west-1:123456789012:orders,             aws,        sqs, eu-west-1,     123456789012, orders",
        "arn:aws:s3:::bucket,                                   aws,        s3,  '',            '',           bucket",
        "arn:aws-us-gov:iam::123456789012:role/a/b,             aws-us-gov, iam, '',            123456789012, role/a/b",
        "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:x,     aws,        rds, eu-west-1,     123456789012, snapshot:rds:x"
    })
    void an_arn_has_six_parts_and_the_last_may_hold_colons(
            String text, String partition, String service, String region, String account, String resource) {
        Arn arn = Arn.of(text);

        assertThat(arn).isEqualTo(new Arn(partition, service, region, account, resource));
        assertThat(arn).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "arn:aws:sqs:eu-west-1:123456789012",
                "arn:aws:sqs:eu-west-1:123456789012:",
                "arn::sqs:eu-west-1:123456789012:orders",
                "arn:aws::eu-west-1:123456789012:orders",
                "ARN:aws:sqs:eu-west-1:123456789012:orders"
            })
    void what_lacks_a_part_is_no_arn(String text) {
        assertThat(Arn.parse(text)).isEmpty();
        assertThatThrownBy(() -> Arn.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012,  true",
        "012345678901,  true",
        "12345678901,   false",
        "1234567890123, false",
        "12345678901a,  false",
        "'',            false"
    })
    void an_account_id_has_twelve_digits(String text, boolean valid) {
        assertThat(AccountId.isValid(text)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:role/a/b,       b",
        "arn:aws:rds:eu-west-1:123456789012:db:x,  x",
        "i-0123,                                   i-0123",
        "queue/,                                   ''"
    })
    void the_last_part_follows_the_last_slash_or_colon(String text, String last) {
        assertThat(Arn.last(text)).isEqualTo(last);
    }

    @Test
    void arns_are_ordered_as_they_are_written() {
        assertThat(Arn.of("arn:aws:s3:::a")).isLessThan(Arn.of("arn:aws:s3:::b"));
        assertThat(Arn.of("arn:aws:iam::1:b")).isLessThan(Arn.of("arn:aws:s3:::a"));
    }

    @ParameterizedTest
    @CsvSource({"EXACT,        1", "NAME,         0.8", "PREFIX,       0.5", "SERVICE_WIDE, 0.1", "EVERYTHING,   0"})
    void the_less_precisely_a_target_is_named_the_less_an_edge_weighs(Strength strength, double weight) {
        assertThat(strength.weight()).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({"ADDED, true", "REMOVED, true", "REPLACED, true", "REORDERED, false", "MEASURED, false"})
    void only_what_somebody_must_have_done_is_a_substantial_difference(DiffDocument.Kind kind, boolean substantial) {
        assertThat(kind.substantial()).isEqualTo(substantial);
    }
}
