package dev.mitosis.rehearse.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.MitosisException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackEndpointTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:5055, http://127.0.0.1:5055",
        "http://127.0.0.1:5055/, http://127.0.0.1:5055",
        "http://127.8.9.1:5055, http://127.8.9.1:5055",
        "http://127.0.0.1, http://127.0.0.1:80",
        "'http://[::1]:5055', 'http://[0:0:0:0:0:0:0:1]:5055'",
    })
    void addresses_of_this_machine_are_taken(String url, String taken) {
        assertThat(LoopbackEndpoint.of(URI.create(url)).url()).isEqualTo(URI.create(taken));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sqs.eu-west-1.amazonaws.com",
                "http://192.0.2.1:5055",
                "http://10.0.0.1:5055",
                "http://169.254.169.254",
                "http://0.0.0.0:5055",
                "http://127.0.0.1:5055@192.0.2.1:80",
                "http://user@127.0.0.1:5055",
                "http://127.0.0.1:5055/path",
                "http://127.0.0.1:5055?to=192.0.2.1",
                "https://127.0.0.1:5055",
                "ftp://127.0.0.1",
                "none:x",
                "",
            })
    void everything_else_is_refused(String url) {
        assertThatThrownBy(() -> LoopbackEndpoint.of(URI.create(url)))
                .isInstanceOf(MitosisException.class)
                .extracting("code")
                .isEqualTo("M-REHEARSE-01");
    }

    @Test
    void a_name_that_also_leads_elsewhere_is_refused() throws UnknownHostException {
        InetAddress[] both = {
            InetAddress.getLoopbackAddress(), InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1})
        };

        assertThatThrownBy(() -> LoopbackEndpoint.of(URI.create("http://emulator:80"), host -> both))
                .hasMessageContaining("emulator");
    }

    @Test
    void a_name_counts_by_the_address_that_it_had_at_first() throws UnknownHostException {
        InetAddress[] own = {InetAddress.getByName("127.0.0.7")};

        assertThat(LoopbackEndpoint.of(URI.create("http://emulator:80"), host -> own)
                        .url())
                .isEqualTo(URI.create("http://127.0.0.7:80"));
    }

    @ParameterizedTest
    @CsvSource({
        "/bucket/key, true",
        "http://127.0.0.1:5055/x, true",
        "http://127.0.0.1:5056/x, false",
        "https://127.0.0.1:5055/x, false",
        "http://bucket.s3.amazonaws.com/, false",
        "//example.com/x, false",
        "'not an address', false",
    })
    void a_redirect_stays_only_where_it_leads_back(String location, boolean stays) {
        assertThat(LoopbackEndpoint.of(URI.create("http://127.0.0.1:5055")).keeps(location))
                .isEqualTo(stays);
    }
}
