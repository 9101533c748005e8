package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.TrafficDocument.Conversation;
import dev.mitosis.model.TrafficDocument.Told;
import dev.mitosis.model.TrafficGap.What;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which end is the server: 10.0.0.5 is web, 10.0.0.6 is job. */
class DirectionTest {
    private static final String NAMES =
            "interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end tcp-flags";
    private static final String WEB = "eni-00000000000000005";

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void lay_out() {
        logs = new Logs(folder.resolve("logs"));
    }

    private static String record(String from, String to, int fromPort, int toPort, int protocol, int flags) {
        return WEB + " " + from + " " + to + " " + fromPort + " " + toPort + " " + protocol
                + " 1 100 1700000000 1700000060 " + flags;
    }

    private static String up(int fromPort, int toPort, int protocol, int flags) {
        return record("10.0.0.5", "10.0.0.6", fromPort, toPort, protocol, flags);
    }

    private String arn(String instance) {
        return logs.account().arn("AWS::EC2::Instance", instance);
    }

    /** Flags: 2 is SYN, 18 SYN with ACK, 1 FIN, 3 SYN and FIN, 19 SYN with ACK and FIN. */
    @ParameterizedTest
    @CsvSource({
        "40000, 443, 6, 0, web, 443, BY_PORT",
        "443, 40000, 6, 0, job, 443, BY_PORT",
        "40000, 443, 6, 2, web, 443, BY_HANDSHAKE",
        "40000, 50000, 6, 2, web, 50000, BY_HANDSHAKE",
        "40000, 50000, 6, 3, web, 50000, BY_HANDSHAKE",
        "40000, 50000, 6, 18, job, 40000, BY_HANDSHAKE",
        "40000, 50000, 6, 19, job, 40000, BY_HANDSHAKE",
        "443, 8080, 6, 2, web, 8080, BY_HANDSHAKE",
        "443, 40000, 6, 2, web, 40000, BY_HANDSHAKE",
        "443, 8080, 6, 1, job, 443, GUESSED",
        "40000, 50000, 6, 0, job, 40000, GUESSED",
        "50000, 40000, 6, 0, web, 40000, GUESSED",
        "40000, 53, 17, 2, web, 53, BY_PORT",
        "123, 123, 17, 0, web, 123, GUESSED",
        "0, 0, 1, 0, web, 0, GUESSED",
    })
    void a_handshake_or_a_port_tells_the_server(
            int fromPort, int toPort, int protocol, int flags, String client, int port, Told told) {
        assertThat(logs.file("a.log", NAMES, up(fromPort, toPort, protocol, flags))
                        .read()
                        .traffic()
                        .conversations())
                .extracting(Conversation::client, Conversation::port, Conversation::told)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(arn(client), port, told));
    }

    @Test
    void a_server_that_answered_once_is_one_for_records_without_flags() {
        logs.file(
                "a.log",
                NAMES,
                up(30000, 50000, 6, 2),
                up(30001, 50000, 6, 0),
                record("10.0.0.6", "10.0.0.5", 50000, 30001, 6, 0));

        assertThat(logs.read().traffic().conversations())
                .extracting(Conversation::client, Conversation::port, Conversation::told, Conversation::records)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(arn("web"), 50000, Told.BY_HANDSHAKE, 3L));
    }

    @Test
    void only_who_answered_a_handshake_is_known_as_a_server() {
        assertThat(logs.file("a.log", NAMES, up(40000, 443, 6, 0), up(8080, 443, 6, 0))
                        .read()
                        .traffic()
                        .conversations())
                .extracting(Conversation::port, Conversation::told, Conversation::records)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(443, Told.BY_PORT, 2L));
    }

    @Test
    void a_port_that_many_use_is_the_server_s_although_it_is_higher() {
        logs.file(
                "a.log",
                Stream.concat(Stream.of(NAMES), IntStream.range(0, 5).mapToObj(i -> up(33000 + i, 50000, 6, 0)))
                        .toArray(String[]::new));

        assertThat(logs.read().traffic().conversations())
                .extracting(Conversation::client, Conversation::port, Conversation::told)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(arn("web"), 50000, Told.GUESSED));
        assertThat(logs.read().missing(What.DIRECTION_GUESSED)).isEqualTo(5);
    }

    @Test
    void who_tries_all_ports_is_one_row() {
        logs.file(
                "a.log",
                Stream.concat(Stream.of(NAMES), IntStream.range(1, 30).mapToObj(port -> up(40000, port, 6, 2)))
                        .toArray(String[]::new));

        assertThat(logs.read().traffic().conversations())
                .extracting(Conversation::port, Conversation::ports, Conversation::bytesToServer)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 29, 2900L));
    }
}
