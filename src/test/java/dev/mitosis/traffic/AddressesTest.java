package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.TrafficDocument.Conversation;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.Logs.Seen;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands behind interfaces and addresses, and when. */
class AddressesTest {
    private static final String NAMES =
            "interface-id instance-id ecs-cluster-arn ecs-service-name srcaddr dstaddr srcport dstport"
                    + " protocol packets bytes start end flow-direction pkt-srcaddr pkt-dstaddr pkt-src-aws-service pkt-dst-aws-service";
    private static final String WEB = "eni-00000000000000005";
    private static final String GONE = "eni-000000000000000ff";

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void lay_out() {
        logs = new Logs(folder.resolve("logs"));
    }

    private static String record(String port, String from, String to, long start, String way) {
        return port + " - - - " + from + " " + to + " 40000 443 6 1 100 " + start + " " + (start + 60) + " " + way + " "
                + from + " " + to + " - -";
    }

    private Seen read(String... records) {
        String[] lines = new String[records.length + 1];
        lines[0] = NAMES;
        System.arraycopy(records, 0, lines, 1, records.length);
        return logs.file("a.log", lines).read();
    }

    private String arn(String instance) {
        return logs.account().arn("AWS::EC2::Instance", instance);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, -, external:network/198.51.100.0/24",
        "198.51.100.7, S3, external:service/s3.amazonaws.com",
        "198.51.100.7, AMAZON, external:service/amazonaws.com",
        "198.51.100.7, API_GATEWAY, external:service/api-gateway.amazonaws.com",
        "198.51.100.7, EC2, external:network/198.51.100.0/24",
        "192.168.7.9, -, external:network/192.168.7.0/24",
        "2001:db8:1:2::3, -, external:network/2001:db8:1:0:0:0:0:0/48",
    })
    void a_server_outside_is_a_service_or_a_network(String address, String service, String end) {
        Seen seen = read(record(WEB, "10.0.0.5", address, 1700000000, "egress").replaceFirst("-$", service));

        assertThat(seen.traffic().conversations())
                .extracting(Conversation::client, Conversation::server)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(arn("web"), end));
    }

    @Test
    void a_network_outside_that_a_rule_names_is_called_so() {
        logs.with(account -> account.get("AWS::EC2::SecurityGroup", "web")
                .json(
                        "/IpPermissions",
                        "[{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'192.168.0.0/16'}]}]"));

        assertThat(read(record(WEB, "192.168.7.9", "10.0.0.5", 1700000000, "ingress"))
                        .traffic()
                        .conversations())
                .extracting(Conversation::client)
                .containsExactly("external:network/192.168.0.0/16");
    }

    @ParameterizedTest
    @CsvSource({
        "/Association/PublicIp, 198.51.100.20",
        "/PrivateIpAddresses/-/PrivateIpAddress, 10.0.0.50",
        "/PrivateIpAddresses/-/Association/PublicIp, 198.51.100.21",
        "/Ipv6Addresses/-/Ipv6Address, 2001:db8:0:0:0:0:0:5",
    })
    void every_address_of_an_interface_is_its_owner_s(String place, String address) {
        logs.with(account -> account.get("AWS::EC2::NetworkInterface", "eni-00000000000000006")
                .set(place, address));

        assertThat(read(record(WEB, "10.0.0.5", address, 1700000000, "egress"))
                        .traffic()
                        .conversations())
                .extracting(Conversation::server)
                .containsExactly(arn("job"));
    }

    @Test
    void an_address_is_looked_for_in_the_network_that_it_was_seen_in() {
        logs.with(account -> account.vpc("twin", "10.0.0.0/16")
                .add(
                        "AWS::EC2::NetworkInterface",
                        "eni-00000000000000016",
                        port -> port.set("/NetworkInterfaceId", "eni-00000000000000016")
                                .set(
                                        "/VpcId",
                                        account.get("AWS::EC2::VPC", "twin").id())
                                .set("/PrivateIpAddress", "10.0.0.6"))
                .instance("twin", i -> i.set("/NetworkInterfaces/-/NetworkInterfaceId", "eni-00000000000000016")));

        assertThat(read(record(WEB, "10.0.0.5", "10.0.0.6", 1700000000, "egress"))
                        .traffic()
                        .conversations())
                .extracting(Conversation::server)
                .containsExactly(arn("job"));
    }

    @Test
    void a_client_in_a_private_network_is_not_the_internet() {
        assertThat(read(record(WEB, "192.168.7.9", "10.0.0.5", 1700000000, "ingress"))
                        .traffic()
                        .conversations())
                .extracting(Conversation::client)
                .containsExactly("external:network/192.168.7.0/24");
    }

    @Test
    void clients_on_the_internet_are_one() {
        Seen seen = read(
                record(WEB, "198.51.100.7", "10.0.0.5", 1700000000, "ingress"),
                record(WEB, "203.0.113.9", "10.0.0.5", 1700000000, "ingress"));

        assertThat(seen.traffic().conversations())
                .extracting(Conversation::client, Conversation::bytesToServer)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("external:internet", 200L));
    }

    @Test
    void an_interface_that_is_gone_is_somebody_and_counted() {
        Seen seen = read(record(GONE, "10.0.0.99", "10.0.0.5", 1700000000, "egress"));

        assertThat(seen.traffic().conversations())
                .extracting(Conversation::client, Conversation::server)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("external:unresolved/interface-unknown", arn("web")));
        assertThat(seen.gap(What.INTERFACE_UNKNOWN).orElseThrow().examples()).containsExactly("10.0.0.99");
    }

    @Test
    void an_interface_that_is_gone_belonged_to_what_the_record_names() {
        logs.with(account -> account.add("AWS::ECS::Service", "shop/api", service -> {}));
        String record = record(GONE, "10.0.0.99", "10.0.0.5", 1700000000, "egress");
        String job = arn("job").substring(arn("job").indexOf("i-"));

        assertThat(read(
                                record.replaceFirst("- - -", job + " - -"),
                                record.replaceFirst("- - -", "- arn:aws:ecs:eu-west-1:123456789012:cluster/shop api"))
                        .traffic()
                        .conversations())
                .extracting(Conversation::client)
                .containsExactly(arn("job"), logs.account().arn("AWS::ECS::Service", "shop/api"));
    }

    @Test
    void an_address_of_the_account_that_nothing_holds_is_counted() {
        Seen seen = read(record(WEB, "10.0.0.5", "10.0.0.77", 1700000000, "egress"));

        assertThat(seen.gap(What.ADDRESS_UNKNOWN).orElseThrow().examples()).containsExactly("10.0.0.77");
    }

    @Test
    void an_address_belongs_to_who_had_it_at_the_time() {
        logs.with(account -> account.get("AWS::EC2::NetworkInterface", "eni-00000000000000006")
                .set("/Attachment/AttachTime", "2023-11-14T23:00:00Z"));
        // Before 23:00 a container had the address of job, which its own records tell.
        Seen seen = read(
                record(WEB, "10.0.0.5", "10.0.0.6", 1700000000, "egress"),
                record(GONE, "10.0.0.5", "10.0.0.6", 1700000000, "ingress"),
                record(WEB, "10.0.0.5", "10.0.0.6", 1700010000, "egress"));

        assertThat(seen.traffic().conversations())
                .extracting(Conversation::server, Conversation::bytesToServer)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("external:unresolved/interface-unknown", 100L),
                        org.assertj.core.groups.Tuple.tuple(arn("job"), 100L));
    }

    @Test
    void an_address_that_somebody_unknown_had_before_is_not_given_to_who_has_it_now() {
        logs.with(account -> account.get("AWS::EC2::NetworkInterface", "eni-00000000000000006")
                .set("/Attachment/AttachTime", "2023-11-14T23:00:00Z"));

        Seen seen = read(record(WEB, "10.0.0.5", "10.0.0.6", 1700000000, "egress"));

        assertThat(seen.missing(What.ADDRESS_CHANGED_HANDS)).isEqualTo(1);
        assertThat(seen.traffic().conversations())
                .extracting(Conversation::server)
                .doesNotContain(arn("job"));
    }

    @Test
    void an_address_that_two_had_within_the_hour_is_nobody_s() {
        logs.with(account -> account.get("AWS::EC2::NetworkInterface", "eni-00000000000000006")
                .set("/Attachment/AttachTime", "2023-11-14T22:30:00Z"));

        Seen seen = read(
                record(WEB, "10.0.0.5", "10.0.0.6", 1700000000, "egress"),
                record(GONE, "10.0.0.5", "10.0.0.6", 1700000000, "ingress"),
                record(WEB, "10.0.0.5", "10.0.0.6", 1700001600, "egress"));

        assertThat(seen.missing(What.ADDRESS_CHANGED_HANDS)).isEqualTo(2);
        assertThat(seen.traffic().conversations())
                .extracting(Conversation::server)
                .doesNotContain(arn("job"));
    }

    @Test
    void who_has_two_interfaces_talks_to_nobody_through_both() {
        logs.port("eni-00000000000000008", "10.0.0.8", "app", "web", "", "")
                .with(account -> account.get("AWS::EC2::Instance", "web")
                        .set("/NetworkInterfaces/-/NetworkInterfaceId", "eni-00000000000000008"));

        Seen seen = read(record(WEB, "10.0.0.5", "10.0.0.8", 1700000000, "egress"));

        assertThat(seen.traffic().conversations()).isEmpty();
        assertThat(seen.traffic().gaps()).isEmpty();
    }

    @Test
    void what_passes_a_nat_gateway_is_between_the_ends() {
        logs.port(
                        "eni-00000000000000009",
                        "10.0.0.9",
                        "app",
                        "web",
                        "Interface for NAT Gateway nat-00000000000000009",
                        "x")
                .with(account -> account.add(
                        "AWS::EC2::NatGateway",
                        "nat-00000000000000009",
                        nat -> nat.set("/NatGatewayAddresses/-/NetworkInterfaceId", "eni-00000000000000009")));
        String start = " 40000 443 6 1 100 1700000000 1700000060 ";

        Seen seen = read(
                WEB + " - - - 10.0.0.5 198.51.100.7" + start + "egress 10.0.0.5 198.51.100.7 - -",
                "eni-00000000000000009 - - - 10.0.0.5 10.0.0.9" + start + "ingress 10.0.0.5 198.51.100.7 - -",
                "eni-00000000000000009 - - - 10.0.0.9 198.51.100.7" + start + "egress 10.0.0.9 198.51.100.7 - -");

        assertThat(seen.between(arn("web"), "198.51.100.0/24").bytesToServer()).isEqualTo(100);
        assertThat(seen.traffic().conversations()).hasSize(2);
    }

    @Test
    void an_interface_of_two_databases_alike_is_nobodys() {
        logs.with(account -> account.database(
                "copy",
                db -> db.set(
                                "/VpcSecurityGroups/-/VpcSecurityGroupId",
                                account.get("AWS::EC2::SecurityGroup", "db").id())
                        .set("/DBSubnetGroup/DBSubnetGroupName", "data")));

        Seen seen = read(record(WEB, "10.0.0.5", "10.0.1.7", 1700000000, "egress"));

        assertThat(seen.missing(What.INTERFACE_WITHOUT_OWNER)).isEqualTo(1);
    }
}
