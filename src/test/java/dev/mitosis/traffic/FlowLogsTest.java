package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Observed.Span;
import dev.mitosis.model.TrafficDocument.Conversation;
import dev.mitosis.model.TrafficDocument.Told;
import dev.mitosis.model.TrafficDocument.Verdict;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.Logs.Seen;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flow logs of two servers and a database. */
class FlowLogsTest {
    private static final String WEB = "eni-00000000000000005 ";
    private static final String JOB = "eni-00000000000000006 ";
    private static final String DB = "eni-00000000000000007 ";
    private static final String PASSED = " 1700000000 1700000060 ACCEPT OK";

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void lay_out() {
        logs = new Logs(folder.resolve("logs"));
    }

    private static String v2(String rest) {
        return Logs.START + rest;
    }

    private String web() {
        return logs.account().arn("AWS::EC2::Instance", "web");
    }

    @Test
    void a_client_talks_to_a_server_with_bytes_of_both_ways() {
        Seen seen = logs.file(
                        "flows.log",
                        v2(WEB + "10.0.0.5 10.0.1.7 40001 5432 6 10 1000" + PASSED),
                        v2(WEB + "10.0.1.7 10.0.0.5 5432 40001 6 20 9000 1700000030 1700003700 ACCEPT OK"))
                .read();

        assertThat(seen.traffic().conversations())
                .containsExactly(new Conversation(
                        web(),
                        logs.account().arn("AWS::RDS::DBInstance", "orders"),
                        "tcp",
                        5432,
                        Verdict.ACCEPTED,
                        Told.BY_PORT,
                        1,
                        1000,
                        9000,
                        10,
                        20,
                        2,
                        "2023-11-14T22:13:20Z",
                        "2023-11-14T23:15:00Z"));
        assertThat(seen.traffic().gaps()).isEmpty();
    }

    @Test
    void what_both_ends_log_counts_once() {
        Seen seen = logs.file(
                        "flows.log",
                        v2(WEB + "10.0.0.5 10.0.1.7 40001 5432 6 10 1000" + PASSED),
                        v2(DB + "10.0.0.5 10.0.1.7 40001 5432 6 10 1000" + PASSED))
                .read();

        assertThat(seen.between(web(), ":db:orders").bytesToServer()).isEqualTo(1000);
    }

    @Test
    void what_was_refused_stays_apart() {
        Seen seen = logs.file(
                        "flows.log", v2(JOB + "10.0.0.6 10.0.1.7 40001 5432 6 1 40 1700000000 1700000060 REJECT OK"))
                .read();

        assertThat(seen.traffic().conversations())
                .extracting(Conversation::verdict)
                .containsExactly(Verdict.REJECTED);
    }

    @Test
    void a_row_that_stands_for_several_records_counts_as_many() {
        Seen seen = logs.file(
                        "flows.csv",
                        "interface_id,srcaddr,dstaddr,srcport,dstport,protocol,packets,bytes,start,end,action,records",
                        WEB.strip() + ",10.0.0.5,10.0.1.7,0,5432,6,10,1000,1700000000,1700000060,ACCEPT,7")
                .read();

        assertThat(seen.between(web(), ":db:orders").records()).isEqualTo(7);
        assertThat(seen.traffic().observed().flows()).extracting(Span::records).isEqualTo(7L);
    }

    @Test
    void what_no_number_holds_is_the_largest() {
        String most = v2(WEB + "10.0.0.5 10.0.1.7 40001 5432 6 10 18446744073709551615" + PASSED);

        assertThat(logs.file("flows.log", most, most.replace("40001", "40002"))
                        .read()
                        .between(web(), ":db:orders")
                        .bytesToServer())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void fifty_thousand_records_are_read_in_one_pass_and_told_in_few_rows() {
        int records = 50_000;
        String[] lines = new String[records];
        for (int i = 0; i < records; i++) {
            // Every record has a port of its own and lies in one of 5,000 networks, as of a server that calls the
            // world.
            String network = (20 + i % 5_000 / 250) + "." + i % 250 + ".0.9 ";
            lines[i] = v2(WEB + "10.0.0.5 " + network + (10_000 + i) + " 443 6 1 100 " + (1700000000 + i) + " "
                    + (1700000060 + i) + " ACCEPT OK");
        }

        Seen seen = logs.packed("flows.log.gz", lines).read();

        assertThat(seen.traffic().observed().flows()).extracting(Span::records).isEqualTo((long) records);
        assertThat(seen.traffic().conversations())
                .hasSizeBetween(2, 2_001)
                .extracting(Conversation::server)
                .contains("external:internet");
        assertThat(seen.traffic().conversations().stream()
                        .mapToLong(Conversation::bytesToServer)
                        .sum())
                .isEqualTo(100L * records);
        assertThat(seen.missing(What.FOLDED)).isPositive();
    }
}
