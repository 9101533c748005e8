package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.TrafficDocument.ApiCall;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.Logs.Seen;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who stands behind a call, from where it came, and what it was about. */
class CallPartiesTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/shop";
    private static final String SESSION =
            "{'type':'AssumedRole','arn':'arn:aws:sts::123456789012:assumed-role/shop/%s'}";

    @TempDir
    private Path folder;

    private Logs logs;
    private final Map<String, String> members = new TreeMap<>(Map.of(
            "eventTime", "'2026-01-02T03:04:05Z'",
            "eventSource", "'dynamodb.amazonaws.com'",
            "eventName", "'GetItem'",
            "awsRegion", "'eu-west-1'",
            "sourceIPAddress", "'10.0.0.5'",
            "userIdentity", SESSION.formatted("x"),
            "requestParameters", "{'tableName':'orders'}"));

    @BeforeEach
    void lay_out() {
        logs = new Logs(folder.resolve("logs"))
                .with(account -> account.role("shop", role -> {})
                        .table("orders", table -> {})
                        .table("i-table", table -> {})
                        .table("ab", table -> {})
                        .function("other", function -> function.set("/Environment/Variables/ROLE", ROLE)));
    }

    private CallPartiesTest member(String name, String value) {
        members.put(name, value);
        return this;
    }

    private String record() {
        return members.entrySet().stream()
                .map(member -> "'" + member.getKey() + "':" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"))
                .replace('\'', '"');
    }

    private Seen read() {
        return logs.file("trail.json", record()).read();
    }

    private static ApiCall only(Seen seen) {
        assertThat(seen.traffic().calls()).hasSize(1);
        return seen.traffic().calls().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'type':'AssumedRole','arn':'arn:aws:sts::123456789012:assumed-role/gone/y','sessionContext':{'sessionIssuer':{'arn':'arn:aws:iam::123456789012:role/deep/gone'}}} | arn:aws:iam::123456789012:role/deep/gone | 1
            {'type':'IAMUser','arn':'arn:aws:iam::123456789012:user/a b'} | external:unresolved/caller-unknown | 1
            {'type':'Root','arn':'arn:aws:iam::123456789012:root'} | arn:aws:iam::123456789012:root | 0
            {'type':'AssumedRole','arn':'arn:aws:sts::123456789012:assumed-role/shop/y','invokedBy':'cloudformation.amazonaws.com'} | arn:aws:iam::123456789012:role/shop | 0
            {'type':'AWSService','arn':'arn:aws:iam::123456789012:role/shop','invokedBy':'scheduler.amazonaws.com'} | external:service/scheduler.amazonaws.com | 0
            {'type':'AWSService','invokedBy':'a person'} | external:unresolved/caller-unknown | 1
            """)
    void the_caller_is_who_was_asked_for_the_permission(String identity, String principal, long unknown) {
        Seen seen = member("userIdentity", identity).read();

        assertThat(only(seen).principal()).isEqualTo(principal);
        assertThat(seen.missing(What.CALLER_UNKNOWN)).isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource({"i-table", "other"})
    void a_session_that_is_called_like_something_else_is_no_workload(String session) {
        assertThat(only(member("userIdentity", SESSION.formatted(session)).read())
                        .workload())
                .isNull();
    }

    @Test
    void a_session_with_the_id_of_something_that_is_no_instance_is_no_workload() {
        logs.port("i-00000000000000009", "10.0.0.9", "app", "web", "", "");

        assertThat(only(member("userIdentity", SESSION.formatted("i-00000000000000009"))
                                .read())
                        .workload())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS Internal, external:service/amazonaws.com",
        "cloudformation.amazonaws.com, external:service/cloudformation.amazonaws.com",
        "cloudformation.example.com, external:unresolved/address-unknown",
        "198.51.100.7, external:network/198.51.100.0/24",
        "10.0.0.77, external:unresolved/address-unknown",
    })
    void a_call_comes_from_a_service_a_network_or_something_unknown(String address, String source) {
        assertThat(only(member("sourceIPAddress", "'" + address + "'").read()).source())
                .isEqualTo(source);
    }

    @Test
    void an_address_that_another_had_at_the_time_is_not_given_to_who_has_it_now() {
        logs.with(account -> account.get("AWS::EC2::NetworkInterface", "eni-00000000000000006")
                .set("/Attachment/AttachTime", "2026-02-01T00:00:00Z"));

        assertThat(only(member("sourceIPAddress", "'10.0.0.6'").read()).source())
                .isEqualTo("external:unresolved/address-changed-hands");
    }

    @Test
    void an_address_that_two_have_is_neither_s() {
        logs.server("second", "eni-00000000000000026", "10.0.0.6");

        assertThat(only(member("sourceIPAddress", "'10.0.0.6'").read()).source())
                .isEqualTo("external:unresolved/address-changed-hands");
    }

    @Test
    void the_endpoint_that_a_call_took_tells_in_which_network_its_address_is() {
        logs.with(account -> account.vpc("twin", "10.0.0.0/16")
                .add(
                        "AWS::EC2::NetworkInterface",
                        "eni-00000000000000016",
                        port -> port.set(
                                        "/VpcId",
                                        account.get("AWS::EC2::VPC", "twin").id())
                                .set("/PrivateIpAddress", "10.0.0.6"))
                .instance("twin", i -> i.set("/NetworkInterfaces/-/NetworkInterfaceId", "eni-00000000000000016"))
                .add(
                        "AWS::EC2::VPCEndpoint",
                        "vpce-0123456789abcdef0",
                        endpoint -> endpoint.set(
                                "/VpcId", account.get("AWS::EC2::VPC", "twin").id())));

        assertThat(only(member("sourceIPAddress", "'10.0.0.6'")
                                .member("vpcEndpointId", "'vpce-0123456789abcdef0'")
                                .read())
                        .source())
                .isEqualTo(logs.account().arn("AWS::EC2::Instance", "twin"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'tableName':'orders'} | [{'ARN':'arn:aws:s3:::gone'}] | 0
            {}                     | [{'ARN':'arn:aws:s3:::gone'}] | 1
            {}                     | [{'ARN':'gone'}]              | 0
            {}                     | [{'accountId':'1'}]           | 0
            """)
    void only_a_call_about_nothing_that_is_known_is_counted(String request, String resources, long unknown) {
        Seen seen = member("requestParameters", request)
                .member("resources", resources)
                .read();

        assertThat(seen.missing(What.RESOURCE_UNKNOWN)).isEqualTo(unknown);
    }

    @Test
    void a_name_of_two_letters_and_one_of_another_region_name_nothing() {
        logs.with(
                account -> account.region("us-east-1").table("far", table -> {}).region("eu-west-1"));

        assertThat(only(member("requestParameters", "{'tableName':'ab'}").read())
                        .resource())
                .isNull();
        assertThat(only(member("requestParameters", "{'tableName':'far'}").read())
                        .resource())
                .isNull();
        assertThat(only(member("requestParameters", "{'tableName':'far'}")
                                .member("awsRegion", "'us-east-1'")
                                .read())
                        .resource())
                .endsWith("table/far");
    }

    @Test
    void of_two_things_with_one_name_the_parameter_tells_which() {
        logs.with(account -> account.add("AWS::RDS::DBCluster", "orders", cluster -> {}));
        member("eventSource", "'rds.amazonaws.com'");

        assertThat(only(member("requestParameters", "{'dBClusterIdentifier':'orders'}")
                                .read())
                        .resource())
                .isEqualTo(logs.account().arn("AWS::RDS::DBCluster", "orders"));
        assertThat(only(member("requestParameters", "{'dBInstanceIdentifier':'orders'}")
                                .read())
                        .resource())
                .isEqualTo(logs.account().arn("AWS::RDS::DBInstance", "orders"));
    }

    @Test
    void the_first_and_the_last_of_equal_calls_are_told_whatever_their_order() {
        String[] records = new String[4];
        String[] hours = {"03", "02", "04", "03"};
        for (int i = 0; i < hours.length; i++) {
            records[i] =
                    member("eventTime", "'2026-01-02T" + hours[i] + ":00:00Z'").record();
        }

        ApiCall call = only(logs.file("trail.json", records).read());

        assertThat(call.first()).isEqualTo("2026-01-02T02:00:00Z");
        assertThat(call.last()).isEqualTo("2026-01-02T04:00:00Z");
        assertThat(call.count()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "eventTime, 'then', 1",
        "eventTime, '', 1",
        "eventSource, 'Some thing', 1",
        "eventName, '', 1",
        "awsRegion, 'eu west 1', 1",
        "awsRegion, 'eu-west-1', 0",
    })
    void what_is_no_word_of_a_record_makes_it_none(String member, String value, long damaged) {
        assertThat(member(member, "'" + value + "'").read().missing(What.RECORD_DAMAGED))
                .isEqualTo(damaged);
    }

    @Test
    void what_stands_between_records_and_is_none_is_counted() {
        Seen seen = logs.file("trail.json", record(), "7", "[1,2]", record()).read();

        assertThat(seen.missing(What.RECORD_DAMAGED)).isEqualTo(2);
        assertThat(only(seen).count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3,2026-01-02T03:04:05Z,2026-01-02T03:04:06Z | 0
            ,2026-01-02T03:04:05Z,2026-01-02T03:04:05Z  | 0
            0,2026-01-02T03:04:05Z,2026-01-02T03:04:05Z | 1
            x,2026-01-02T03:04:05Z,2026-01-02T03:04:05Z | 1
            3,2026-01-02T03:04:05Z,2026-01-02T03:04:04Z | 1
            3,2026-01-02T03:04:05Z                      | 1
            """)
    void a_row_of_a_table_that_counts_nothing_or_ends_before_it_begins_is_damaged(String row, long damaged) {
        Seen seen = logs.file(
                        "calls.csv",
                        "event_source,event_name,calls,first_seen,last_seen",
                        "s3.amazonaws.com,ListBuckets,1,2026-01-02T03:04:05Z,2026-01-02T03:04:05Z",
                        "s3.amazonaws.com,GetObject," + row.strip())
                .read();

        assertThat(seen.missing(What.RECORD_DAMAGED)).isEqualTo(damaged);
        assertThat(seen.calls("s3:GetObject")).hasSize(damaged == 0 ? 1 : 0);
    }
}
