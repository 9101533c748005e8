package dev.mitosis.graph.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.account.ResourceBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.graph.network.Gate;
import dev.mitosis.graph.network.PathAnalysis;
import dev.mitosis.graph.network.Reach;
import dev.mitosis.graph.network.Traffic;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String INSTANCE = "AWS::EC2::Instance";
    private static final Traffic POSTGRES = new Traffic("tcp", 5432, false);
    private static final String OUT = "[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]";

    private static Consumer<ResourceBuilder> acl(AccountBuilder a, String subnet, String entries) {
        return n -> n.set("/NetworkAclId", "acl-" + subnet)
                .set(
                        "/Associations/-/SubnetId",
                        a.get("AWS::EC2::Subnet", subnet).id())
                .json("/Entries", entries);
    }

    /** Two instances in two peered VPCs; web may open PostgreSQL connections to db. */
    private static AccountBuilder peered(String routeBack) {
        AccountBuilder a = new AccountBuilder("123456789012")
                .vpc("left", "10.0.0.0/16")
                .openAcl("left")
                .vpc("right", "10.1.0.0/16")
                .openAcl("right")
                .subnet("app", "left", "10.0.1.0/24")
                .subnet("data", "right", "10.1.1.0/24")
                .add(
                        "AWS::EC2::VPCPeeringConnection",
                        "peer",
                        p -> p.to("requester", "left").to("accepter", "right"))
                .add("AWS::EC2::RouteTable", "left", t -> t.to("vpc", "left").to("subnet", "app"));
        String peer = a.get("AWS::EC2::VPCPeeringConnection", "peer").id();
        a.get("AWS::EC2::RouteTable", "left").json("/Routes", route("10.1.0.0/16", peer));
        a.add("AWS::EC2::RouteTable", "right", t -> t.to("vpc", "right").to("subnet", "data"));
        if (!routeBack.isEmpty()) {
            a.get("AWS::EC2::RouteTable", "right").json("/Routes", route(routeBack, peer));
        }
        return a.add(GROUP, "web", g -> g.to("vpc", "left").json("/IpPermissionsEgress", OUT))
                .add(
                        GROUP,
                        "db",
                        g -> g.to("vpc", "right")
                                .json(
                                        "/IpPermissions",
                                        "[{'IpProtocol':'tcp','FromPort':5432,'ToPort':5432,'IpRanges':[{'CidrIp':'10.0.0.0/16'}]}]"))
                .instance("web", i -> i.to("subnet", "app").to("group", "web"))
                .instance("db", i -> i.to("subnet", "data").to("group", "db"));
    }

    private static String route(String cidr, String peer) {
        return "[{'DestinationCidrBlock':'" + cidr + "','VpcPeeringConnectionId':'" + peer + "'}]";
    }

    private static PathAnalysis ask(AccountBuilder account, String from, String to, Traffic traffic) {
        Reachability reachability = new Reachability(
                new GraphBuilder()
                        .build(new GraphRequest(account.snapshot(), Map.of()))
                        .document(),
                account.snapshot());
        return reachability.check(end(account, from), end(account, to), traffic);
    }

    private static String end(AccountBuilder account, String name) {
        return name.equals("internet") ? "external:internet" : account.arn(INSTANCE, name);
    }

    private static String blocker(PathAnalysis answer) {
        assertThat(answer.reachable()).isEqualTo(Reach.NO);
        List<Gate> gates = answer.gates();
        assertThat(gates.get(gates.size() - 1).passes()).isEqualTo(Reach.NO);
        return gates.get(gates.size() - 1).text();
    }

    @Test
    void traffic_passes_where_groups_routes_and_acls_let_it_there_and_back() {
        PathAnalysis answer = ask(peered("10.0.0.0/16"), "web", "db", POSTGRES);

        assertThat(answer.reachable()).isEqualTo(Reach.YES);
        assertThat(answer.gates())
                .extracting(Gate::text)
                .anyMatch(t -> t.contains("through peering"))
                .anyMatch(t -> t.contains("allows tcp 5432 from 10.0.0.0/16"));
    }

    @Test
    void another_port_is_blocked_by_the_group() {
        assertThat(blocker(ask(peered("10.0.0.0/16"), "web", "db", new Traffic("tcp", 22, false))))
                .startsWith("no ingress rule of")
                .contains("tcp 22");
    }

    @Test
    void the_other_direction_is_another_question() {
        assertThat(blocker(ask(peered("10.0.0.0/16"), "db", "web", POSTGRES))).contains("egress");
    }

    @Test
    void a_peering_without_a_route_back_carries_nothing() {
        assertThat(blocker(ask(peered(""), "web", "db", POSTGRES))).contains("has no route to 10.0.1.0/24");
        AccountBuilder account = peered("");
        assertThat(new GraphBuilder()
                        .build(new GraphRequest(account.snapshot(), Map.of()))
                        .document()
                        .findings())
                .filteredOn(f -> f.rule().equals("graph.dead-peering"))
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains(account.arn("AWS::EC2::VPC", "right")));
    }

    @Test
    void a_network_acl_blocks_by_the_first_rule_that_speaks_of_the_traffic() {
        AccountBuilder account = peered("10.0.0.0/16");
        account.add(
                "AWS::EC2::NetworkAcl",
                "data",
                acl(
                        account,
                        "data",
                        "[{'RuleNumber':100,'Egress':false,'RuleAction':'allow','Protocol':'-1','CidrBlock':'0.0.0.0/0'},"
                                + "{'RuleNumber':90,'Egress':false,'RuleAction':'deny','Protocol':'6','PortRange':{'From':5432,'To':5432},'CidrBlock':'10.0.0.0/8'},"
                                + "{'RuleNumber':100,'Egress':true,'RuleAction':'allow','Protocol':'-1','CidrBlock':'0.0.0.0/0'}]"));

        assertThat(blocker(ask(account, "web", "db", POSTGRES)))
                .contains("rule 90 of network ACL acl-data denies tcp 5432 into");
    }

    @Test
    void a_stateless_acl_must_let_the_answers_out_too() {
        AccountBuilder account = peered("10.0.0.0/16");
        account.add(
                "AWS::EC2::NetworkAcl",
                "data",
                acl(
                        account,
                        "data",
                        "[{'RuleNumber':100,'Egress':false,'RuleAction':'allow','Protocol':'-1','CidrBlock':'0.0.0.0/0'},"
                                + "{'RuleNumber':100,'Egress':true,'RuleAction':'allow','Protocol':'6','PortRange':{'From':443,'To':443},'CidrBlock':'0.0.0.0/0'}]"));

        assertThat(blocker(ask(account, "web", "db", POSTGRES))).contains("has no rule for tcp 49152 out of");
    }

    @Test
    void the_internet_reaches_a_public_subnet_with_an_open_group_only() {
        AccountBuilder a = new AccountBuilder("123456789012")
                .vpc("main")
                .openAcl("main")
                .subnet("public", "main", "10.0.1.0/24")
                .subnet("private", "main", "10.0.2.0/24");
        a.add(
                        "AWS::EC2::RouteTable",
                        "public",
                        t -> t.to("vpc", "main")
                                .to("subnet", "public")
                                .json(
                                        "/Routes",
                                        "[{'DestinationCidrBlock':'0.0.0.0/0','GatewayId':'igw-0123456789abcdef0'}]"))
                .add(
                        "AWS::EC2::RouteTable",
                        "private",
                        t -> t.to("vpc", "main")
                                .to("subnet", "private")
                                .json(
                                        "/Routes",
                                        "[{'DestinationCidrBlock':'0.0.0.0/0','NatGatewayId':'nat-0123456789abcdef0'}]"))
                .add(
                        GROUP,
                        "open",
                        g -> g.to("vpc", "main")
                                .json("/IpPermissionsEgress", OUT)
                                .json(
                                        "/IpPermissions",
                                        "[{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]"))
                .instance(
                        "bastion",
                        i -> i.to("subnet", "public").to("group", "open").set("/PublicIpAddress", "198.51.100.9"))
                .instance("shy", i -> i.to("subnet", "public").to("group", "open"))
                .instance("hidden", i -> i.to("subnet", "private").to("group", "open"));
        Traffic ssh = new Traffic("tcp", 22, false);

        assertThat(ask(a, "internet", "bastion", ssh).reachable()).isEqualTo(Reach.YES);
        assertThat(blocker(ask(a, "internet", "bastion", POSTGRES))).contains("no ingress rule");
        assertThat(blocker(ask(a, "internet", "hidden", ssh))).contains("no route through an internet gateway");
        assertThat(blocker(ask(a, "internet", "shy", ssh))).contains("has no public address");
        assertThat(blocker(ask(a, "shy", "internet", ssh))).contains("has no public address");
        assertThat(ask(a, "hidden", "internet", new Traffic("tcp", 443, false)).reachable())
                .isEqualTo(Reach.YES);
    }
}
