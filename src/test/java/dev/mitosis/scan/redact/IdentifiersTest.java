package dev.mitosis.scan.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    private static Identifiers of(String... words) {
        Identifiers known = new Identifiers();
        List.of(words).forEach(known::add);
        return known;
    }

    @Test
    void a_word_of_two_letters_is_no_evidence_of_anything() {
        assertThat(of("db").contains("db")).isFalse();
        assertThat(of("api").contains("api")).isTrue();
        assertThat(new TextRedactor(RedactionRules.ALL, of("db", "api")).redact("db api"))
                .isEqualTo("***api");
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "orders-***", "https://***@orders.example.net"})
    void what_was_hidden_never_becomes_a_name(String hidden) {
        assertThat(of(hidden).contains(hidden)).isFalse();
    }

    @Test
    void the_end_of_an_arn_is_known_with_and_without_its_kind() {
        Identifiers known =
                of("arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188");

        assertThat(known.contains("loadbalancer/app/web/50dc6c495c0c9188")).isTrue();
        assertThat(known.contains("app/web/50dc6c495c0c9188")).isTrue();
        assertThat(known.contains("web/50dc6c495c0c9188")).isFalse();
        assertThat(known.contains("loadbalancer")).isFalse();
        assertThat(of("arn:aws:x:eu-west-1:123456789012:a/b").contains("b")).isFalse();
    }

    @Test
    void a_domain_is_known_with_and_without_its_last_dot() {
        Identifiers known = of("shop.internal.");

        assertThat(known.contains("shop.internal.")).isTrue();
        assertThat(known.contains("shop.internal")).isTrue();
        assertThat(known.contains("shop.intern")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "shop.internal, true",
        "SHOP.Internal, true",
        "orders.db.shop.internal, true",
        "workshop.internal, false",
        "internal, false",
        "localhost, true",
        "a.localhost, false",
    })
    void a_host_is_known_below_a_known_domain(String host, boolean isKnown) {
        assertThat(of("shop.internal", "localhost").containsHost(host)).isEqualTo(isKnown);
    }
}
