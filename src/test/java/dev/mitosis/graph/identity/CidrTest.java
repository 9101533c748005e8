package dev.mitosis.graph.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    /** Source: RFC 1918, RFC 6598 (shared address space), RFC 4193; each with the addresses beside its ends. */
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, true",
        "10.255.255.255, true",
        "9.255.255.255, false",
        "11.0.0.0, false",
        "172.16.0.0/12, true",
        "172.31.255.255, true",
        "172.15.255.255, false",
        "172.32.0.0, false",
        "192.168.0.0/16, true",
        "192.167.255.255, false",
        "192.169.0.0, false",
        "100.64.0.0/10, true",
        "100.127.255.255, true",
        "100.63.255.255, false",
        "100.128.0.0, false",
        "fc00::/7, true",
        "fdff::1, true",
        "fe00::1, false",
        "10.0.0.0/7, false",
        "0.0.0.0/0, false"
    })
    void private_ranges_are_those_of_the_standards(String range, boolean isPrivate) {
        assertThat(Cidr.of(range).isPrivate()).isEqualTo(isPrivate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "fd00::/129",
                "host",
                "sg-1",
                "1234",
                "10.0.0.300",
                "10.1",
                "fee.de",
                "dead"
            })
    void what_is_no_range_is_refused_without_a_question_to_the_dns(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
        assertThatThrownBy(() -> Cidr.of(text)).hasMessage("'" + text + "' is no address range");
    }

    @Test
    void a_range_begins_where_its_prefix_says() {
        Cidr range = Cidr.of("10.1.2.3/16");

        assertThat(range.first()).isEqualTo(BigInteger.valueOf(0x0A010000L));
        assertThat(range.last()).isEqualTo(BigInteger.valueOf(0x0A01FFFFL));
        assertThat(range.prefix()).isEqualTo(16);
    }

    @Test
    void a_single_address_is_a_range_of_one() {
        Cidr range = Cidr.of("10.1.2.3");

        assertThat(range.first()).isEqualTo(range.last());
        assertThat(range.prefix()).isEqualTo(32);
        assertThat(Cidr.of("10.1.2.3/32").contains(range)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/16, true, true",
        "10.0.0.0/16, 10.0.255.255, true, true",
        "10.0.0.0/16, 10.1.0.0, false, false",
        "10.0.0.0/16, 9.255.255.255, false, false",
        "10.0.1.0/24, 10.0.0.0/16, false, true",
        "10.0.0.0/17, 10.0.0.0/16, false, true",
        "10.0.128.0/17, 10.0.0.0/16, false, true",
        "::/0, 10.0.0.0/16, false, false",
        "0.0.0.0/0, ::1, false, false",
        "fd00::/8, fd00::/64, true, true"
    })
    void ranges_contain_and_overlap_within_their_family(String left, String right, boolean contains, boolean overlaps) {
        assertThat(Cidr.of(left).contains(Cidr.of(right))).isEqualTo(contains);
        assertThat(Cidr.of(left).overlaps(Cidr.of(right))).isEqualTo(overlaps);
        assertThat(Cidr.of(right).overlaps(Cidr.of(left))).isEqualTo(overlaps);
    }

    @Test
    void everything_is_a_range_without_a_prefix_of_either_family() {
        assertThat(Cidr.of("0.0.0.0/0").isEverything()).isTrue();
        assertThat(Cidr.of("::/0").isEverything()).isTrue();
        assertThat(Cidr.of("::/0").v6()).isTrue();
        assertThat(Cidr.of("0.0.0.0/1").isEverything()).isFalse();
    }
}
