package dev.mitosis.graph.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One gate at a time, between two subnets of a VPC. */
class PacketTraceTest {
    private final NetworkModel model = new NetworkModel();

    private static final String OPEN =
            "{'RuleNumber':100,'Egress':true,'Protocol':'-1','RuleAction':'allow','CidrBlock':'0.0.0.0/0'},"
                    + "{'RuleNumber':100,'Egress':false,'Protocol':'-1','RuleAction':'allow','CidrBlock':'0.0.0.0/0'}";

    PacketTraceTest() {
        learn(
                "AWS::EC2::NetworkAcl",
                "acl-0",
                "{'NetworkAclId':'acl-0','IsDefault':true,'VpcId':'vpc-1','Entries':[" + OPEN + "]}");
        learn("AWS::EC2::Subnet", "subnet-a", "{'VpcId':'vpc-1','CidrBlock':'10.0.1.0/24'}");
        learn("AWS::EC2::Subnet", "subnet-b", "{'VpcId':'vpc-1','CidrBlock':'10.0.2.0/24'}");
    }

    private void learn(String type, String id, String data) {
        model.learn(new Resource("arn:" + id, type, "eu-west-1", "123456789012", id, id, Map.of(), json(data)));
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private NetworkEnd end(String subnet, String... groups) {
        return new NetworkEnd(
                "arn:i-" + subnet,
                "AWS::EC2::Instance",
                subnet + "-machine",
                List.of(Objects.requireNonNull(model.subnet(subnet))),
                Set.of(groups),
                null);
    }

    private PathAnalysis trace(NetworkEnd from, NetworkEnd to) {
        return trace(from, to, new Traffic("tcp", 443, false));
    }

    private PathAnalysis trace(NetworkEnd from, NetworkEnd to, Traffic traffic) {
        return PathAnalysis.best(SubnetPair.between(from, to).stream()
                .map(pair -> new PacketTrace(model, traffic).trace(pair))
                .toList());
    }

    private static String last(PathAnalysis analysis) {
        return analysis.gates().get(analysis.gates().size() - 1).text();
    }

    @Test
    void without_guards_the_way_within_a_vpc_is_open() {
        PathAnalysis analysis = trace(end("subnet-a"), end("subnet-b"));

        assertThat(analysis.reachable()).isEqualTo(Reach.YES);
        assertThat(analysis.gates())
                .extracting(Gate::text)
                .startsWith(
                        "no security group guards the egress",
                        "rule 100 of network ACL acl-0 allows tcp 443 out of subnet-a",
                        "both ends are in vpc-1, which routes locally");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'10.0.1.0/24'}]} | 10.0.1.0/24",
                "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'10.0.1.7/32'}]} | 10.0.1.7/32",
                "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'10.0.9.0/24'}]} | ",
                "{'IpProtocol':'tcp','FromPort':80,'ToPort':80,'IpRanges':[{'CidrIp':'10.0.1.0/24'}]} | ",
                "{'IpProtocol':'udp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'10.0.1.0/24'}]} | ",
                "{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]} | 0.0.0.0/0",
                "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'UserIdGroupPairs':[{'GroupId':'sg-a'}]} | sg-a",
                "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'UserIdGroupPairs':[{'GroupId':'sg-x'}]} | ",
                "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'PrefixListIds':[{'PrefixListId':'pl-in'}]} | pl-in",
                "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'PrefixListIds':[{'PrefixListId':'pl-out'}]} | ",
                "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'Ipv6Ranges':[{'CidrIpv6':'::/0'}]} | "
            })
    void a_group_lets_in_whom_a_rule_names(String rule, String peer) {
        learn(
                "AWS::EC2::SecurityGroup",
                "sg-a",
                "{'IpPermissionsEgress':[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]}");
        learn("AWS::EC2::SecurityGroup", "sg-b", "{'IpPermissions':[" + rule + "]}");
        learn("AWS::EC2::PrefixList", "pl-in", "{'GetManagedPrefixListEntries':{'Entries':[{'Cidr':'10.0.0.0/16'}]}}");
        learn(
                "AWS::EC2::PrefixList",
                "pl-out",
                "{'GetManagedPrefixListEntries':{'Entries':[{'Cidr':'172.16.0.0/16'}]}}");
        // Whoever is let in by another group of the target stays let in.
        PathAnalysis analysis = trace(end("subnet-a"), end("subnet-b", "sg-b"));
        PathAnalysis grouped = trace(end("subnet-a", "sg-a"), end("subnet-b", "sg-b"));

        boolean byGroup = rule.contains("'sg-");
        assertThat(grouped.reachable() == Reach.YES).isEqualTo(peer != null);
        assertThat(analysis.reachable() == Reach.YES).isEqualTo(peer != null && !byGroup);
        if (peer != null) {
            assertThat(grouped.gates())
                    .extracting(Gate::text)
                    .anyMatch(text -> text.startsWith("ingress of sg-b allows ") && text.endsWith(" from " + peer));
        } else {
            assertThat(last(grouped)).isEqualTo("no ingress rule of sg-b allows tcp 443 from there");
        }
    }

    @Test
    void a_group_lets_nothing_out_without_a_rule() {
        learn(
                "AWS::EC2::SecurityGroup",
                "sg-a",
                "{'IpPermissions':[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]}");

        assertThat(last(trace(end("subnet-a", "sg-a"), end("subnet-b"))))
                .isEqualTo("no egress rule of sg-a allows tcp 443 to there");
    }

    @Test
    void what_the_snapshot_lacks_decides_nothing() {
        learn("AWS::EC2::Subnet", "subnet-c", "{'VpcId':'vpc-2','CidrBlock':'10.1.0.0/24'}");
        learn(
                "AWS::EC2::SecurityGroup",
                "sg-list",
                "{'IpPermissionsEgress':[{'IpProtocol':'-1','PrefixListIds':" + "[{'PrefixListId':'pl-unread'}]}]}");

        assertThat(unknown(trace(end("subnet-a", "sg-unread"), end("subnet-b"))))
                .isEqualTo("the snapshot lacks security group sg-unread");
        assertThat(unknown(trace(end("subnet-a", "sg-list"), end("subnet-b"))))
                .isEqualTo("the snapshot lacks prefix list pl-unread");
        assertThat(unknown(trace(end("subnet-c"), end("subnet-c")))).isEqualTo("no network ACL is known for subnet-c");
        assertThat(unknown(trace(end("subnet-a"), end("subnet-c")))).isEqualTo("no route table is known for subnet-a");
    }

    @Test
    void a_rule_that_lets_everybody_out_outweighs_a_group_that_is_not_known() {
        learn(
                "AWS::EC2::SecurityGroup",
                "sg-open",
                "{'IpPermissionsEgress':[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]}");

        assertThat(trace(end("subnet-a", "sg-open", "sg-unread"), end("subnet-b"))
                        .reachable())
                .isEqualTo(Reach.YES);
    }

    @Test
    void a_closed_gate_behind_one_that_is_not_known_blocks_all_the_same() {
        learn("AWS::EC2::SecurityGroup", "sg-closed", "{}");

        PathAnalysis analysis = trace(end("subnet-a", "sg-unread"), end("subnet-b", "sg-closed"));

        assertThat(analysis.reachable()).isEqualTo(Reach.NO);
        assertThat(analysis.decisive().text()).isEqualTo("no ingress rule of sg-closed allows tcp 443 from there");
    }

    private static String unknown(PathAnalysis analysis) {
        assertThat(analysis.reachable()).isEqualTo(Reach.UNKNOWN);
        return analysis.decisive().text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'RuleNumber':1,'Egress':false,'Protocol':'6','RuleAction':'allow','CidrBlock':'10.0.1.0/24'} | true",
                "{'RuleNumber':1,'Egress':false,'Protocol':'6','RuleAction':'deny','CidrBlock':'10.0.1.0/24'} | false",
                "{'RuleNumber':1,'Egress':false,'Protocol':'6','RuleAction':'allow','CidrBlock':'10.0.1.0/25'} | false",
                "{'RuleNumber':1,'Egress':false,'Protocol':'17','RuleAction':'allow','CidrBlock':'10.0.1.0/24'} | false",
                "{'RuleNumber':1,'Egress':true,'Protocol':'6','RuleAction':'allow','CidrBlock':'10.0.1.0/24'} | false",
                "{'RuleNumber':9,'Egress':false,'Protocol':'6','RuleAction':'allow','CidrBlock':'0.0.0.0/0'},{'RuleNumber':2,'Egress':false,'Protocol':'-1','RuleAction':'deny','CidrBlock':'0.0.0.0/0'} | false",
                "{'RuleNumber':1,'Egress':false,'Protocol':'6','PortRange':{'From':443,'To':443},'RuleAction':'allow','CidrBlock':'0.0.0.0/0'} | true",
                "{'RuleNumber':1,'Egress':false,'Protocol':'6','PortRange':{'From':444,'To':450},'RuleAction':'allow','CidrBlock':'0.0.0.0/0'} | false"
            })
    void the_first_entry_of_an_acl_that_speaks_of_the_packet_decides(String entries, boolean reachable) {
        learn(
                "AWS::EC2::NetworkAcl",
                "acl-1",
                "{'NetworkAclId':'acl-1','Associations':[{'SubnetId':'subnet-b'}],'Entries':[" + entries
                        + ",{'RuleNumber':50,'Egress':true,'Protocol':'-1','RuleAction':'allow','CidrBlock':'10.0.0.0/8'}]}");

        assertThat(trace(end("subnet-a"), end("subnet-b")).reachable()).isEqualTo(Reach.of(reachable));
    }

    @Test
    void answers_must_be_let_back_by_the_acls_of_both_ends() {
        learn(
                "AWS::EC2::NetworkAcl",
                "acl-1",
                "{'NetworkAclId':'acl-1','Associations':[{'SubnetId':'subnet-b'}],'Entries':[{'RuleNumber':1,'Egress':false,'Protocol':'-1','RuleAction':'allow','CidrBlock':'0.0.0.0/0'}]}");

        assertThat(last(trace(end("subnet-a"), end("subnet-b"))))
                .isEqualTo("network ACL acl-1 has no rule for tcp 49152 out of subnet-b");
    }

    @Test
    void ends_without_a_range_of_the_family_do_not_meet() {
        assertThat(last(trace(end("subnet-a"), end("subnet-b"), new Traffic("tcp", 443, true))))
                .isEqualTo("one end has no range of this address family");
    }

    @Test
    void the_best_path_is_one_that_passes_or_the_one_that_comes_farthest() {
        Gate open = Gate.open("open");
        PathAnalysis near = new PathAnalysis(Reach.NO, List.of(open));
        PathAnalysis far = new PathAnalysis(Reach.NO, List.of(open, open));
        PathAnalysis through = new PathAnalysis(Reach.YES, List.of(open));
        PathAnalysis maybe = new PathAnalysis(Reach.UNKNOWN, List.of(open));

        assertThat(PathAnalysis.best(List.of(near, far, near))).isSameAs(far);
        assertThat(PathAnalysis.best(List.of(far, maybe, far))).isSameAs(maybe);
        assertThat(PathAnalysis.best(List.of(maybe, through, far))).isSameAs(through);
        assertThat(PathAnalysis.best(List.of()).gates()).isEmpty();
        assertThat(Cidr.of("10.0.0.0/8").isEverything()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'IpProtocol':'-1'} | all traffic",
                "{} | all traffic",
                "{'IpProtocol':'tcp','FromPort':443,'ToPort':443} | tcp 443",
                "{'IpProtocol':'udp','FromPort':1000,'ToPort':2000} | udp 1000-2000",
                "{'IpProtocol':'icmp','FromPort':-1,'ToPort':-1} | icmp",
                "{'IpProtocol':'tcp'} | tcp"
            })
    void the_ports_of_a_rule_are_said_in_words(String rule, String words) {
        assertThat(Traffic.portsOf(json(rule))).isEqualTo(words);
    }
}
