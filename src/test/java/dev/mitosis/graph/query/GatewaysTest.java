package dev.mitosis.graph.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.graph.network.Gate;
import dev.mitosis.graph.network.PathAnalysis;
import dev.mitosis.graph.network.Reach;
import dev.mitosis.graph.network.Traffic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reachability beyond a VPC: transit gateways, endpoints, networks outside, IPv6 and prefix lists. */
class GatewaysTest {
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final String TABLE = "AWS::EC2::RouteTable";
    private static final String OUT =
            "[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}],'Ipv6Ranges':[{'CidrIpv6':'::/0'}]}]";
    private static final String IN =
            "[{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'10.0.0.0/8'}],'Ipv6Ranges':[{'CidrIpv6':'fd00::/8'}]}]";
    private static final Traffic HTTPS = new Traffic("tcp", 443, false);

    /** Two VPCs with one instance each; routes are written by the test. */
    private static AccountBuilder two(String leftRoutes, String rightRoutes) {
        return new AccountBuilder("123456789012")
                .vpc("left", "10.0.0.0/16")
                .openAcl("left")
                .vpc("right", "10.1.0.0/16")
                .openAcl("right")
                .subnet("app", "left", "10.0.1.0/24")
                .subnet("data", "right", "10.1.1.0/24")
                .add(TABLE, "left", t -> t.to("vpc", "left").to("subnet", "app").json("/Routes", leftRoutes))
                .add(
                        TABLE,
                        "right",
                        t -> t.to("vpc", "right").to("subnet", "data").json("/Routes", rightRoutes))
                .add(
                        GROUP,
                        "web",
                        g -> g.to("vpc", "left")
                                .json("/IpPermissionsEgress", OUT)
                                .json("/IpPermissions", IN))
                .add(
                        GROUP,
                        "db",
                        g -> g.to("vpc", "right")
                                .json("/IpPermissionsEgress", OUT)
                                .json("/IpPermissions", IN))
                .instance("web", i -> i.to("subnet", "app").to("group", "web"))
                .instance("db", i -> i.to("subnet", "data").to("group", "db"));
    }

    private static String through(String member, String id) {
        return "[{'DestinationCidrBlock':'10.0.0.0/8','" + member + "':'" + id + "'}]";
    }

    private static AccountBuilder attach(AccountBuilder a, String vpc, String table) {
        return a.add(
                "AWS::EC2::TransitGatewayAttachment",
                "tgw-attach-" + vpc,
                t -> t.set("/TransitGatewayAttachmentId", "tgw-attach-" + vpc)
                        .set("/TransitGatewayId", "tgw-1")
                        .set("/ResourceId", a.get("AWS::EC2::VPC", vpc).id())
                        .set("/Association/TransitGatewayRouteTableId", table));
    }

    private static AccountBuilder transitTable(AccountBuilder a, String name, String routes) {
        return a.add(
                "AWS::EC2::TransitGatewayRouteTable",
                name,
                t -> t.set("/TransitGatewayRouteTableId", name).json("/SearchTransitGatewayRoutes/Routes", routes));
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
        if (name.startsWith("external:") || name.startsWith("arn:")) {
            return name;
        }
        return account.arn("AWS::EC2::Instance", name);
    }

    @Test
    void a_range_or_the_internet_is_an_end_without_being_a_node() {
        AccountBuilder a = two("[]", "[]");
        Reachability reachability = new Reachability(
                new GraphBuilder()
                        .build(new GraphRequest(a.snapshot(), Map.of()))
                        .document(),
                a.snapshot());

        assertThat(reachability.find("10.8.0.0/16")).isEqualTo("external:network/10.8.0.0/16");
        assertThat(reachability.find("internet")).isEqualTo("external:internet");
        assertThat(reachability.find("web")).isEqualTo(a.arn("AWS::EC2::Instance", "web"));
    }

    private static String blocker(PathAnalysis answer) {
        assertThat(answer.reachable()).isEqualTo(Reach.NO);
        List<Gate> gates = answer.gates();
        return gates.get(gates.size() - 1).text();
    }

    private static AccountBuilder transit(String tableOfRight) {
        AccountBuilder a = two(through("TransitGatewayId", "tgw-1"), through("TransitGatewayId", "tgw-1"));
        attach(attach(a, "left", "tgw-rtb-a"), "right", tableOfRight);
        transitTable(
                a,
                "tgw-rtb-a",
                "[{'DestinationCidrBlock':'10.0.0.0/16','State':'active','TransitGatewayAttachments':[{'TransitGatewayAttachmentId':'tgw-attach-left'}]},"
                        + "{'DestinationCidrBlock':'10.1.0.0/16','State':'active','TransitGatewayAttachments':[{'TransitGatewayAttachmentId':'tgw-attach-right'}]}]");
        return transitTable(
                a,
                "tgw-rtb-b",
                "[{'DestinationCidrBlock':'10.1.0.0/16','State':'active','TransitGatewayAttachments':[{'TransitGatewayAttachmentId':'tgw-attach-right'}]},"
                        + "{'DestinationCidrBlock':'10.9.0.0/16','State':'blackhole'}]");
    }

    @Test
    void a_transit_gateway_carries_what_the_tables_of_both_attachments_route() {
        PathAnalysis answer = ask(transit("tgw-rtb-a"), "web", "db", HTTPS);

        assertThat(answer.reachable()).isEqualTo(Reach.YES);
        assertThat(answer.gates())
                .extracting(Gate::text)
                .anyMatch(text -> text.startsWith("tgw-rtb-a of transit gateway tgw-1 sends 10.1.1.0/24 to vpc-"));
    }

    @Test
    void an_attachment_whose_table_knows_no_way_back_is_cut_off() {
        assertThat(blocker(ask(transit("tgw-rtb-b"), "web", "db", HTTPS)))
                .isEqualTo("tgw-rtb-b of transit gateway tgw-1 has no route to 10.0.1.0/24");
    }

    @Test
    void a_vpc_that_is_not_attached_is_not_reached() {
        AccountBuilder a = two(through("TransitGatewayId", "tgw-1"), through("TransitGatewayId", "tgw-1"));
        attach(a, "left", "tgw-rtb-unread");

        assertThat(blocker(ask(a, "web", "db", HTTPS))).endsWith("is not attached to transit gateway tgw-1");
    }

    @Test
    void a_network_outside_is_reached_through_a_gateway_that_leads_there_and_never_through_the_internets() {
        AccountBuilder vpn = two(through("GatewayId", "vgw-1"), "[]");
        AccountBuilder igw = two(through("GatewayId", "igw-1"), "[]");

        assertThat(ask(vpn, "web", "external:network/10.200.0.0/16", HTTPS).reachable())
                .isEqualTo(Reach.YES);
        assertThat(ask(vpn, "external:network/10.200.0.0/16", "web", HTTPS).reachable())
                .isEqualTo(Reach.YES);
        assertThat(blocker(ask(igw, "web", "external:network/10.200.0.0/16", HTTPS)))
                .contains("which carries no private addresses");
    }

    /** The left VPC with a NAT gateway in a subnet of its own, whose routes are these. */
    private static AccountBuilder translated(String kind, String routesOfGateway) {
        AccountBuilder a = two("[]", "[]");
        a.subnet("nat", "left", "10.0.9.0/24")
                .add(TABLE, "nat", t -> t.to("vpc", "left").to("subnet", "nat").json("/Routes", routesOfGateway))
                .add(
                        "AWS::EC2::NatGateway",
                        "nat",
                        n -> n.set("/ConnectivityType", kind)
                                .set(
                                        "/SubnetId",
                                        a.get("AWS::EC2::Subnet", "nat").id()));
        String nat = a.get("AWS::EC2::NatGateway", "nat").id();
        a.get(TABLE, "left").json("/Routes", "[{'DestinationCidrBlock':'0.0.0.0/0','NatGatewayId':'" + nat + "'}]");
        return a;
    }

    private static final String INTERNET = "[{'DestinationCidrBlock':'0.0.0.0/0','GatewayId':'igw-1'}]";
    private static final String PARTNER = "external:network/203.0.113.0/24";
    private static final String OFFICE = "external:network/10.200.0.0/16";

    @Test
    void a_nat_gateway_lets_nobody_in() {
        AccountBuilder a = translated("public", INTERNET);
        AccountBuilder unknown =
                two("[{'DestinationCidrBlock':'0.0.0.0/0','NatGatewayId':'nat-0123456789abcdef0'}]", "[]");

        assertThat(blocker(ask(a, OFFICE, "web", HTTPS))).endsWith("which lets nobody in");
        assertThat(blocker(ask(unknown, OFFICE, "web", HTTPS))).endsWith("which lets nobody in");
        assertThat(ask(unknown, "web", OFFICE, HTTPS).reachable()).isEqualTo(Reach.UNKNOWN);
        assertThat(ask(unknown, "web", PARTNER, HTTPS).reachable()).isEqualTo(Reach.YES);
    }

    @Test
    void a_nat_gateway_sends_on_by_the_route_of_its_own_subnet() {
        AccountBuilder vpn = translated("private", through("GatewayId", "vgw-1"));

        assertThat(ask(translated("public", INTERNET), "web", PARTNER, HTTPS).reachable())
                .isEqualTo(Reach.YES);
        assertThat(blocker(ask(translated("public", INTERNET), "web", OFFICE, HTTPS)))
                .contains("which carries no private addresses");
        assertThat(blocker(ask(translated("private", INTERNET), "web", PARTNER, HTTPS)))
                .endsWith("which has no public address");
        assertThat(ask(vpn, "web", OFFICE, HTTPS).reachable()).isEqualTo(Reach.YES);
        assertThat(blocker(ask(vpn, "web", PARTNER, HTTPS))).endsWith("has no route there");
    }

    @Test
    void who_comes_from_the_internet_needs_a_public_address_to_go_to() {
        String rule = "[{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'203.0.113.0/24'}]}]";
        AccountBuilder a = two(INTERNET, "[]");
        a.get(GROUP, "web").json("/IpPermissions", rule);

        assertThat(blocker(ask(a, PARTNER, "web", HTTPS))).endsWith("has no public address");

        a.get("AWS::EC2::Instance", "web").set("/PublicIpAddress", "198.51.100.9");
        assertThat(ask(a, PARTNER, "web", HTTPS).reachable()).isEqualTo(Reach.YES);
    }

    @Test
    void a_route_to_a_prefix_list_covers_its_entries() {
        AccountBuilder a = two(
                        "[{'DestinationPrefixListId':'pl-1','TransitGatewayId':'tgw-1'}]",
                        through("TransitGatewayId", "tgw-1"))
                .add(
                        "AWS::EC2::PrefixList",
                        "pl-1",
                        p -> p.json("/GetManagedPrefixListEntries/Entries", "[{'Cidr':'10.1.0.0/16'}]"));
        attach(attach(a, "left", "tgw-rtb-a"), "right", "tgw-rtb-a");

        assertThat(ask(a, "web", "db", HTTPS).decisive().text())
                .isEqualTo("the route tables of transit gateway tgw-1 are not known");
        transitTable(
                a,
                "tgw-rtb-a",
                "[{'DestinationCidrBlock':'10.0.0.0/8','State':'active','TransitGatewayAttachments':["
                        + "{'TransitGatewayAttachmentId':'tgw-attach-left'},{'TransitGatewayAttachmentId':'tgw-attach-right'}]}]");
        assertThat(ask(a, "web", "db", HTTPS).reachable()).isEqualTo(Reach.YES);
    }

    @Test
    void a_route_to_a_prefix_list_that_was_not_read_may_lead_there() {
        AccountBuilder a = two("[{'DestinationPrefixListId':'pl-1','TransitGatewayId':'tgw-1'}]", "[]");

        PathAnalysis answer = ask(a, "web", "db", HTTPS);

        assertThat(answer.reachable()).isNotEqualTo(Reach.YES);
        assertThat(answer.gates()).extracting(Gate::text).anyMatch(text -> text.contains("pl-1, whose entries"));
    }

    @Test
    void ipv6_has_ranges_rules_and_routes_of_its_own() {
        Traffic six = new Traffic("tcp", 443, true);
        AccountBuilder a = two("[]", "[]").subnet("more", "left", "10.0.2.0/24");
        assertThat(blocker(ask(a, "web", "db", six))).contains("no range of this address family");

        a.get(SUBNET, "app").json("/Ipv6CidrBlockAssociationSet", "[{'Ipv6CidrBlock':'fd00:0:0:1::/64'}]");
        a.get(SUBNET, "more").json("/Ipv6CidrBlockAssociationSet", "[{'Ipv6CidrBlock':'fd00:0:0:2::/64'}]");
        a.instance("near", i -> i.to("subnet", "more").to("group", "web"));
        assertThat(ask(a, "web", "near", six).reachable()).isEqualTo(Reach.YES);

        a.get(TABLE, "left")
                .json("/Routes", "[{'DestinationIpv6CidrBlock':'::/0','EgressOnlyInternetGatewayId':'eigw-1'}]");
        assertThat(ask(a, "web", "external:internet", six).reachable()).isEqualTo(Reach.YES);
        assertThat(blocker(ask(a, "web", "external:internet", HTTPS))).contains("has no route to 0.0.0.0/0");
        assertThat(ask(a, "external:internet", "web", six).reachable()).isEqualTo(Reach.NO);
    }

    @Test
    void an_aws_service_is_reached_through_a_gateway_endpoint_an_interface_endpoint_or_the_internet() {
        AccountBuilder a = two("[]", "[]").bucket("acme-data", b -> {}).queue("jobs", q -> {});
        String bucket = a.arn("AWS::S3::Bucket", "acme-data");
        String queue = a.arn("AWS::SQS::Queue", "jobs");
        assertThat(blocker(ask(a, "web", bucket, HTTPS))).contains("has no route to 0.0.0.0/0");

        addGatewayEndpoint(a);
        a.get(TABLE, "left").json("/Routes", "[{'DestinationPrefixListId':'pl-s3','GatewayId':'vpce-s3'}]");
        assertThat(ask(a, "web", bucket, HTTPS).gates())
                .extracting(Gate::text)
                .anyMatch(text -> text.endsWith("leads to s3 through gateway endpoint vpce-s3"));
        assertThat(ask(a, "web", bucket, HTTPS).reachable()).isEqualTo(Reach.YES);
        assertThat(ask(a, "web", queue, HTTPS).reachable()).isEqualTo(Reach.NO);

        a.add(
                "AWS::EC2::VPCEndpoint",
                "vpce-sqs",
                e -> e.set("/VpcEndpointId", "vpce-sqs")
                        .set("/VpcEndpointType", "Interface")
                        .set("/VpcId", a.get("AWS::EC2::VPC", "left").id())
                        .set("/SubnetIds/-", a.get(SUBNET, "app").id())
                        .set("/Groups/-/GroupId", a.get(GROUP, "web").id())
                        .set("/ServiceName", "com.amazonaws.eu-west-1.sqs"));
        assertThat(ask(a, "web", queue, HTTPS).reachable()).isEqualTo(Reach.YES);
        assertThat(ask(a, "web", queue, new Traffic("tcp", 80, false)).reachable())
                .isEqualTo(Reach.NO);
    }

    @Test
    void an_egress_rule_for_the_services_prefix_list_is_enough_for_a_gateway_endpoint() {
        AccountBuilder a = two("[{'DestinationPrefixListId':'pl-s3','GatewayId':'vpce-s3'}]", "[]")
                .bucket("acme-data", b -> {});
        a.get(GROUP, "web")
                .json(
                        "/IpPermissionsEgress",
                        "[{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'PrefixListIds':[{'PrefixListId':'pl-s3'}]}]");
        addGatewayEndpoint(a);

        assertThat(ask(a, "web", a.arn("AWS::S3::Bucket", "acme-data"), HTTPS).gates())
                .extracting(Gate::text)
                .anyMatch(text -> text.endsWith("allows tcp 443 to pl-s3"));
    }

    @Test
    void a_function_outside_of_any_vpc_calls_services_and_what_is_public_but_nothing_inside() {
        AccountBuilder a = two("[]", "[]").queue("jobs", q -> {}).function("roaming", f -> {});
        String function = a.arn("AWS::Lambda::Function", "roaming");

        assertThat(ask(a, function, a.arn("AWS::SQS::Queue", "jobs"), HTTPS).gates())
                .extracting(Gate::text)
                .containsExactly(
                        "roaming (Lambda function), which runs outside of any VPC, calls the public endpoint of jobs (SQS queue)");
        assertThat(ask(a, function, "web", HTTPS).reachable()).isEqualTo(Reach.NO);
    }

    private static void addGatewayEndpoint(AccountBuilder a) {
        a.add(
                "AWS::EC2::VPCEndpoint",
                "vpce-s3",
                e -> e.set("/VpcEndpointId", "vpce-s3")
                        .set("/VpcEndpointType", "Gateway")
                        .set("/VpcId", a.get("AWS::EC2::VPC", "left").id())
                        .set("/ServiceName", "com.amazonaws.eu-west-1.s3"));
    }
}
