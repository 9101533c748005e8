package dev.mitosis.graph.reader;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.ATTACHED_TO;
import static dev.mitosis.model.EdgeKind.DEPLOYED_BY;
import static dev.mitosis.model.EdgeKind.MANAGED_BY;
import static dev.mitosis.model.EdgeKind.MAY_CONNECT;
import static dev.mitosis.model.EdgeKind.REFERENCES;
import static dev.mitosis.model.EdgeKind.RESOLVES_TO;
import static dev.mitosis.model.EdgeKind.ROUTES_TO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.Form;
import dev.mitosis.account.ResourceBuilder;
import dev.mitosis.graph.GraphFixture;
import org.junit.jupiter.api.Test;

/** Rows 21, 29 and 35 to 39 of the list of dependencies: networks, names, and who made what. */
class NetworkEdgesTest {
    private static final String RECORDS = "AWS::Route53::RecordSet";
    private static final String ZONE = "Z0123456789ABCDEFGHIJ/recordset/";

    private static final String GROUP = "AWS::EC2::SecurityGroup";

    @Test
    void a_group_that_may_connect_to_another_is_one_edge_with_protocol_and_ports() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .securityGroup("web", "main")
                .add(
                        GROUP,
                        "db",
                        g -> g.to("vpc", "main")
                                .json(
                                        "/IpPermissions",
                                        "[{'IpProtocol':'tcp','FromPort':5432,'ToPort':5432,'UserIdGroupPairs':[{'GroupId':'"
                                                + a.get(GROUP, "web").id() + "'}]}]")));

        drawn.edge(GROUP + " web", MAY_CONNECT, GROUP + " db")
                .because(
                        "/IpPermissions/0/UserIdGroupPairs",
                        "tcp 5432 from " + drawn.arn(GROUP + " web").split("/", -1)[1]);
        drawn.noEdge(GROUP + " db", GROUP + " web");
    }

    @Test
    void an_egress_rule_runs_the_other_way() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .securityGroup("db", "main")
                .add(
                        GROUP,
                        "web",
                        g -> g.json(
                                "/IpPermissionsEgress",
                                "[{'IpProtocol':'tcp','FromPort':5432,'ToPort':5433,'UserIdGroupPairs':[{'GroupId':'"
                                        + a.get(GROUP, "db").id() + "'}]}]")));

        drawn.edge(GROUP + " web", MAY_CONNECT, GROUP + " db").at("/IpPermissionsEgress/0/UserIdGroupPairs");
    }

    @Test
    void a_range_points_at_the_subnets_peers_or_outside_networks_that_own_it() {
        GraphFixture drawn = graphOf(a -> a.vpc("main", "10.0.0.0/16")
                .vpc("other", "10.1.0.0/16")
                .vpc("stranger", "10.0.0.0/16")
                .add(
                        "AWS::EC2::VPCPeeringConnection",
                        "p",
                        p -> p.to("requester", "main").to("accepter", "other"))
                .subnet("app", "main", "10.0.1.0/24")
                .subnet("data", "main", "10.0.2.0/24")
                .subnet("far", "stranger", "10.0.1.0/24")
                .add(
                        GROUP,
                        "db",
                        g -> g.to("vpc", "main")
                                .json(
                                        "/IpPermissions",
                                        "[{'IpProtocol':'tcp','FromPort':5432,'ToPort':5432,'IpRanges':[{'CidrIp':'10.0.1.0/24'},"
                                                + "{'CidrIp':'10.1.0.0/16'},{'CidrIp':'192.168.7.0/24'}]}]")));

        drawn.edge("AWS::EC2::Subnet app", MAY_CONNECT, GROUP + " db")
                .because("/IpPermissions/0/IpRanges", "tcp 5432 from 10.0.1.0/24");
        drawn.edge("AWS::EC2::VPC other", MAY_CONNECT, GROUP + " db");
        drawn.edge("external:network/192.168.7.0/24", MAY_CONNECT, GROUP + " db");
        drawn.noEdge("AWS::EC2::Subnet data", GROUP + " db");
        drawn.noEdge("AWS::EC2::Subnet far", GROUP + " db");
    }

    @Test
    void a_group_open_to_the_internet_is_exposed_and_joined_to_nothing_else() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .add(
                        GROUP,
                        "web",
                        g -> g.to("vpc", "main")
                                .json(
                                        "/IpPermissions",
                                        "[{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'0.0.0.0/0'}],'Ipv6Ranges':[{'CidrIpv6':'::/0'}]}]")
                                .json(
                                        "/IpPermissionsEgress",
                                        "[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]")));

        drawn.edge(GROUP + " web", MAY_CONNECT, "external:internet")
                .because("/IpPermissions/0/IpRanges", "tcp 443 from 0.0.0.0/0");
        assertThat(drawn.graph().edges())
                .filteredOn(e -> e.kind() == MAY_CONNECT)
                .hasSize(1);
    }

    @Test
    void a_group_of_another_account_is_a_node_for_that_account() {
        GraphFixture drawn = graphOf(
                a -> a.vpc("main")
                        .add(
                                GROUP,
                                "web",
                                g -> g.json(
                                        "/IpPermissions",
                                        "[{'IpProtocol':'-1','UserIdGroupPairs':[{'GroupId':'sg-0000000000000beef','UserId':'210987654321'}]}]")));

        drawn.edge("external:account/210987654321", MAY_CONNECT, GROUP + " web");
    }

    @Test
    void a_subnet_needs_its_route_table_and_the_table_what_its_routes_go_through() {
        String table = "AWS::EC2::RouteTable private";
        GraphFixture drawn = graphOf(
                a -> a.vpc("main")
                        .vpc("other", "10.1.0.0/16")
                        .subnet("app", "main", "10.0.1.0/24")
                        .add("AWS::EC2::InternetGateway", "igw", g -> g.to("vpc", "main"))
                        .add("AWS::EC2::NatGateway", "nat", n -> n.to("subnet", "app"))
                        .add(
                                "AWS::EC2::VPCPeeringConnection",
                                "peer",
                                p -> p.to("requester", "main").to("accepter", "other"))
                        .add("AWS::EC2::TransitGateway", "tgw-0123456789abcdef0", t -> {})
                        .add(
                                "AWS::EC2::RouteTable",
                                "private",
                                r -> r.to("vpc", "main")
                                        .to("subnet", "app")
                                        .json(
                                                "/Routes",
                                                "[{'DestinationCidrBlock':'10.0.0.0/16','GatewayId':'local'},"
                                                        + "{'DestinationCidrBlock':'0.0.0.0/0','NatGatewayId':'"
                                                        + a.get("AWS::EC2::NatGateway", "nat")
                                                                .id()
                                                        + "'},{'DestinationCidrBlock':'10.1.0.0/16','VpcPeeringConnectionId':'"
                                                        + a.get("AWS::EC2::VPCPeeringConnection", "peer")
                                                                .id()
                                                        + "'},{'DestinationCidrBlock':'10.200.0.0/16','TransitGatewayId':'tgw-0123456789abcdef0'}]")));

        drawn.edge("AWS::EC2::Subnet app", ROUTES_TO, table).at("/Associations/0/SubnetId");
        drawn.edge(table, ROUTES_TO, "AWS::EC2::NatGateway nat").at("/Routes/1/NatGatewayId");
        drawn.edge(table, ROUTES_TO, "AWS::EC2::VPCPeeringConnection peer");
        drawn.edge(table, ROUTES_TO, "AWS::EC2::TransitGateway tgw-0123456789abcdef0");
        drawn.edge(table, ROUTES_TO, "external:network/10.200.0.0/16")
                .because("/Routes/3/TransitGatewayId", "10.200.0.0/16 through tgw-0123456789abcdef0");
    }

    @Test
    void peerings_attachments_endpoints_and_private_links_name_the_foreign_account() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .add(
                        "AWS::EC2::VPCPeeringConnection",
                        "peer",
                        p -> p.to("requester", "main")
                                .set("/AccepterVpcInfo/VpcId", "vpc-0fedcba9876543210")
                                .set("/AccepterVpcInfo/OwnerId", "210987654321"))
                .add(
                        "AWS::EC2::TransitGatewayAttachment",
                        "t",
                        t -> t.set("/ResourceId", a.get("AWS::EC2::VPC", "main").id())
                                .set("/TransitGatewayOwnerId", "210987654321"))
                .add("AWS::ElasticLoadBalancingV2::LoadBalancer", "nlb", l -> {})
                .add(
                        "AWS::EC2::VPCEndpointService",
                        "svc",
                        s -> s.set(
                                        "/NetworkLoadBalancerArns/-",
                                        a.arn("AWS::ElasticLoadBalancingV2::LoadBalancer", "nlb"))
                                .set("/ServiceName", "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"))
                .add(
                        "AWS::EC2::VPCEndpoint",
                        "own",
                        e -> e.set("/ServiceName", "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0")
                                .set(
                                        "/SubnetIds/-",
                                        a.get("AWS::EC2::Subnet", "app").id()))
                .add(
                        "AWS::EC2::VPCEndpoint",
                        "saas",
                        e -> e.set("/ServiceName", "com.amazonaws.vpce.eu-west-1.vpce-svc-0fffffffffffffff0"))
                .add("AWS::EC2::CustomerGateway", "office", c -> c.set("/IpAddress", "198.51.100.7"))
                .add(
                        "AWS::EC2::VPNConnection",
                        "vpn",
                        v -> v.set("/CustomerGatewayId", "office")
                                .set("/Routes/-/DestinationCidrBlock", "172.20.0.0/16")));

        drawn.edge("AWS::EC2::VPCPeeringConnection peer", REFERENCES, "external:account/210987654321")
                .at("/AccepterVpcInfo/OwnerId");
        drawn.edge("AWS::EC2::TransitGatewayAttachment t", ATTACHED_TO, "AWS::EC2::VPC main");
        drawn.edge("AWS::EC2::TransitGatewayAttachment t", REFERENCES, "external:account/210987654321");
        drawn.edge("AWS::EC2::VPCEndpointService svc", ROUTES_TO, "AWS::ElasticLoadBalancingV2::LoadBalancer nlb");
        drawn.edge("AWS::EC2::VPCEndpoint own", ROUTES_TO, "AWS::EC2::VPCEndpointService svc")
                .at("/ServiceName");
        drawn.edge("AWS::EC2::VPCEndpoint own", ATTACHED_TO, "AWS::EC2::Subnet app");
        drawn.edge(
                "AWS::EC2::VPCEndpoint saas",
                ROUTES_TO,
                "external:host/com.amazonaws.vpce.eu-west-1.vpce-svc-0fffffffffffffff0");
        drawn.edge("AWS::EC2::VPNConnection vpn", ATTACHED_TO, "AWS::EC2::CustomerGateway office");
        drawn.edge("AWS::EC2::VPNConnection vpn", REFERENCES, "external:network/172.20.0.0/16");
    }

    private static void answer(ResourceBuilder records, String type, String... values) {
        records.set("/Type", type);
        for (String value : values) {
            records.set("/ResourceRecords/-/Value", value);
        }
    }

    @Test
    void a_zone_needs_whatever_answers_at_its_names() {
        String zone = "AWS::Route53::HostedZone Z0123456789ABCDEFGHIJ";
        GraphFixture drawn = graphOf(a -> a.add("AWS::ElasticLoadBalancingV2::LoadBalancer", "web", l -> {})
                .database("orders", d -> {})
                .vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .instance("pet", i -> i.set("/PublicIpAddress", "198.51.100.9"))
                .add("AWS::CloudFront::Distribution", "cdn", d -> d.set("/DomainName", "d111111abcdef8.cloudfront.net"))
                .add("AWS::EC2::EIP", "bastion", e -> e.set("/PublicIp", "203.0.113.5"))
                .bucket("www.example.com", b -> {})
                .add("AWS::Route53::HostedZone", "Z0123456789ABCDEFGHIJ", z -> {})
                .add(
                        RECORDS,
                        ZONE + "lb/A",
                        r -> r.set("/Type", "A")
                                .set(
                                        "/AliasTarget/DNSName",
                                        "dualstack."
                                                + a.get("AWS::ElasticLoadBalancingV2::LoadBalancer", "web")
                                                        .form(Form.HOST)
                                                + "."))
                .add(
                        RECORDS,
                        ZONE + "db/CNAME",
                        r -> answer(
                                r,
                                "CNAME",
                                a.get("AWS::RDS::DBInstance", "orders").form(Form.HOST)))
                .add(RECORDS, ZONE + "cdn/CNAME", r -> answer(r, "CNAME", "d111111abcdef8.cloudfront.net."))
                .add(RECORDS, ZONE + "ip/A", r -> answer(r, "A", "203.0.113.5", "198.51.100.9"))
                .add(RECORDS, ZONE + "hosted/CNAME", r -> answer(r, "CNAME", "shop.hosted.example"))
                .add(RECORDS, ZONE + "text/TXT", r -> answer(r, "TXT", "some.thing.else")));

        drawn.edge(zone, RESOLVES_TO, "AWS::ElasticLoadBalancingV2::LoadBalancer web")
                .at("/AliasTarget/DNSName");
        drawn.edge(zone, RESOLVES_TO, "AWS::RDS::DBInstance orders").at("/ResourceRecords/0/Value");
        drawn.edge(zone, RESOLVES_TO, "AWS::CloudFront::Distribution cdn");
        drawn.edge(zone, RESOLVES_TO, "AWS::EC2::EIP bastion").because("/ResourceRecords/0/Value", "203.0.113.5");
        drawn.edge(zone, RESOLVES_TO, "AWS::EC2::Instance pet");
        drawn.edge(zone, RESOLVES_TO, "external:host/shop.hosted.example");
        drawn.edge(RECORDS + " " + ZONE + "hosted/CNAME", RESOLVES_TO, "external:host/shop.hosted.example");
        assertThat(drawn.neededBy(zone)).doesNotContain("external:host/some.thing.else");
    }

    @Test
    void a_stack_deploys_its_resources_and_an_import_binds_two_stacks() {
        String stack = "AWS::CloudFormation::Stack base";
        GraphFixture drawn = graphOf(a -> a.queue("base-jobs", q -> {})
                .table("base-orders", t -> {})
                .stack(
                        "base",
                        s -> s.json(
                                        "/ListStackResources/StackResourceSummaries",
                                        "[{'ResourceType':'AWS::SQS::Queue','PhysicalResourceId':'https://sqs.eu-west-1.amazonaws.com/123456789012/base-jobs'},"
                                                + "{'ResourceType':'AWS::DynamoDB::Table','PhysicalResourceId':'base-orders'}]")
                                .json("/ListImports", "[{'Imports':['shop']}]"))
                .stack(
                        "shop",
                        s -> s.set("/Parameters/-/ParameterKey", "Queue")
                                .set("/ParentId", a.arn("AWS::CloudFormation::Stack", "base")))
                .topic("tagged", t -> t.tag("aws:cloudformation:stack-name", "base")));

        drawn.edge("AWS::SQS::Queue base-jobs", DEPLOYED_BY, stack)
                .at("/ListStackResources/StackResourceSummaries/0/PhysicalResourceId");
        drawn.edge("AWS::DynamoDB::Table base-orders", DEPLOYED_BY, stack);
        drawn.edge("AWS::SNS::Topic tagged", DEPLOYED_BY, stack).because("/tags/aws:cloudformation:stack-name", "base");
        drawn.edge("AWS::CloudFormation::Stack shop", DEPLOYED_BY, stack).at("/ParentId");
    }

    @Test
    void an_import_needs_the_exporting_stack() {
        GraphFixture drawn = graphOf(a -> a.stack("shop", s -> {})
                .stack("base", s -> s.json("/ListImports", "[{'ExportName':'q','Imports':['shop']}]")));

        drawn.edge("AWS::CloudFormation::Stack shop", REFERENCES, "AWS::CloudFormation::Stack base")
                .because("/ListImports/0/Imports/0", "shop");
    }

    @Test
    void what_a_service_made_is_managed_by_it() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .add("AWS::EC2::NatGateway", "nat", n -> n.to("subnet", "app"))
                .add("AWS::AutoScaling::AutoScalingGroup", "web", g -> {})
                .add("AWS::EKS::Cluster", "prod", c -> {})
                .instance("web-1", i -> i.tag("aws:autoscaling:groupName", "web"))
                .instance("node-1", i -> i.tag("kubernetes.io/cluster/prod", "owned"))
                .add(
                        "AWS::EC2::NetworkInterface",
                        "eni-0123456789abcdef0",
                        e -> e.json("/RequesterManaged", "true")
                                .set("/RequesterId", "amazon-aws")
                                .set(
                                        "/Description",
                                        "Interface for NAT Gateway "
                                                + a.get("AWS::EC2::NatGateway", "nat")
                                                        .id()))
                .add(
                        "AWS::EC2::NetworkInterface",
                        "eni-0123456789abcdef1",
                        e -> e.json("/RequesterManaged", "true")
                                .set("/RequesterId", "amazon-redshift")
                                .set("/Description", "RedshiftNetworkInterface"))
                .role("AWSServiceRoleForECS", r -> r.set("/Path", "/aws-service-role/ecs.amazonaws.com/")));

        drawn.edge("AWS::EC2::Instance web-1", MANAGED_BY, "AWS::AutoScaling::AutoScalingGroup web")
                .because("/tags/aws:autoscaling:groupName", "web");
        drawn.edge("AWS::EC2::Instance node-1", MANAGED_BY, "AWS::EKS::Cluster prod");
        drawn.edge("AWS::EC2::NetworkInterface eni-0123456789abcdef0", MANAGED_BY, "AWS::EC2::NatGateway nat")
                .at("/Description");
        drawn.edge("AWS::EC2::NetworkInterface eni-0123456789abcdef1", MANAGED_BY, "external:service/amazon-redshift");
        drawn.edge("AWS::IAM::Role AWSServiceRoleForECS", MANAGED_BY, "external:service/ecs.amazonaws.com")
                .at("/Path");
    }

    private static final String LIST = "AWS::EC2::PrefixList";

    @Test
    void a_prefix_list_in_a_rule_lets_in_whoever_owns_its_ranges() {
        GraphFixture drawn = graphOf(a -> a.vpc("main", "10.1.0.0/16")
                .subnet("app", "main", "10.1.2.0/24")
                .subnet("other", "main", "10.1.3.0/24")
                .add(
                        LIST,
                        "clients",
                        l -> l.json(
                                "/GetManagedPrefixListEntries",
                                "{'Entries':[{'Cidr':'10.1.2.0/25'},{'Cidr':'203.0.113.0/24'}]}"))
                .add(
                        GROUP,
                        "db",
                        g -> g.to("vpc", "main")
                                .json(
                                        "/IpPermissions",
                                        "[{'IpProtocol':'tcp','FromPort':5432,'ToPort':5432,'PrefixListIds':[{'PrefixListId':'"
                                                + a.get(LIST, "clients").id() + "'}]}]")));

        drawn.edge(GROUP + " db", REFERENCES, LIST + " clients");
        drawn.edge("AWS::EC2::Subnet app", MAY_CONNECT, GROUP + " db").at("/IpPermissions/0/PrefixListIds");
        drawn.edge("external:network/203.0.113.0/24", MAY_CONNECT, GROUP + " db");
        drawn.noEdge("AWS::EC2::Subnet other", GROUP + " db");
    }

    @Test
    void a_prefix_list_whose_range_several_networks_have_means_none_of_them() {
        GraphFixture drawn = graphOf(a -> a.vpc("one", "10.1.0.0/16")
                .vpc("two", "10.1.0.0/16")
                .vpc("three", "10.3.0.0/16")
                .add(
                        LIST,
                        "clients",
                        l -> l.json(
                                "/GetManagedPrefixListEntries",
                                "{'Entries':[{'Cidr':'10.1.2.0/24'},{'Cidr':'10.3.0.0/16'},{'Cidr':'10.0.0.0/8'}]}")));

        assertThat(drawn.neededBy(LIST + " clients"))
                .containsExactlyInAnyOrder(
                        drawn.arn("AWS::EC2::VPC three"),
                        "external:network/10.1.2.0/24",
                        "external:network/10.0.0.0/8");
    }

    @Test
    void an_interface_that_somebody_made_by_hand_is_managed_by_nobody() {
        GraphFixture drawn = graphOf(a -> a.function("quote", f -> {})
                .add(
                        "AWS::EC2::NetworkInterface",
                        "e",
                        e -> e.json("/RequesterManaged", "false")
                                .set("/InterfaceType", "interface")
                                .set("/Description", "for the function quote")));

        assertThat(drawn.neededBy("AWS::EC2::NetworkInterface e")).isEmpty();
    }

    @Test
    void a_dimension_of_another_service_or_of_nobody_names_nothing() {
        GraphFixture drawn = graphOf(a -> a.add("AWS::Redshift::Cluster", "dwh", c -> {})
                .add(
                        "AWS::CloudWatch::Alarm",
                        "a",
                        r -> r.set("/Namespace", "AWS/Kafka")
                                .json("/Dimensions", "[{'Name':'Cluster Name','Value':'dwh'}]"))
                .add(
                        "AWS::CloudWatch::Alarm",
                        "b",
                        r -> r.set("/Namespace", "Shop").json("/Dimensions", "[{'Name':'Host','Value':'dwh'}]")));

        drawn.noEdge("AWS::CloudWatch::Alarm a", "AWS::Redshift::Cluster dwh");
        drawn.noEdge("AWS::CloudWatch::Alarm b", "AWS::Redshift::Cluster dwh");
    }
}
