package dev.mitosis.graph.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.Exposure;
import dev.mitosis.model.Exposure.How;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExposuresTest {
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String INSTANCE = "AWS::EC2::Instance";

    /** A public and a private subnet, and a group that lets the internet in on port 22 over both families. */
    private static AccountBuilder account() {
        AccountBuilder a = new AccountBuilder("123456789012")
                .vpc("main")
                .openAcl("main")
                .subnet("public", "main", "10.0.1.0/24")
                .subnet("private", "main", "10.0.2.0/24")
                .add(
                        "AWS::EC2::RouteTable",
                        "public",
                        t -> t.to("vpc", "main")
                                .to("subnet", "public")
                                .json(
                                        "/Routes",
                                        "[{'DestinationCidrBlock':'0.0.0.0/0','GatewayId':'igw-0123456789abcdef0'},"
                                                + "{'DestinationIpv6CidrBlock':'::/0','GatewayId':'igw-0123456789abcdef0'}]"))
                .add("AWS::EC2::RouteTable", "private", t -> t.to("vpc", "main").to("subnet", "private"))
                .add(
                        GROUP,
                        "open",
                        g -> g.to("vpc", "main")
                                .json(
                                        "/IpPermissions",
                                        "[{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'IpRanges':[{'CidrIp':'0.0.0.0/0'}],"
                                                + "'Ipv6Ranges':[{'CidrIpv6':'::/0'}]}]"));
        a.get("AWS::EC2::Subnet", "public")
                .json("/Ipv6CidrBlockAssociationSet", "[{'Ipv6CidrBlock':'2001:db8:1:1::/64'}]");
        return a;
    }

    private static GraphDocument graph(AccountBuilder account) {
        return new GraphBuilder()
                .build(new GraphRequest(account.snapshot(), Map.of()))
                .document();
    }

    private static List<Exposure> exposure(AccountBuilder account, String type, String name) {
        return graph(account).nodes().stream()
                .filter(node -> node.id().equals(account.arn(type, name)))
                .map(Node::exposure)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_member_of_an_open_group_with_route_and_address_is_exposed_and_a_machine_port_is_severe() {
        AccountBuilder a = account()
                .instance(
                        "bastion",
                        i -> i.to("subnet", "public").to("group", "open").set("/PublicIpAddress", "198.51.100.9"));

        assertThat(exposure(a, INSTANCE, "bastion"))
                .containsExactly(new Exposure(How.NETWORK, "tcp 22", "0.0.0.0/0", a.arn(GROUP, "open")));
        assertThat(graph(a).findings())
                .filteredOn(f -> f.rule().equals("graph.exposed-to-internet"))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.HIGH))
                .satisfies(f -> assertThat(f.resources()).containsExactly(a.arn(INSTANCE, "bastion")));
    }

    @Test
    void an_address_of_the_other_family_exposes_over_that_family() {
        AccountBuilder a = account()
                .instance(
                        "six",
                        i -> i.to("subnet", "public").to("group", "open").set("/Ipv6Address", "2001:db8:1:1::9"));

        assertThat(exposure(a, INSTANCE, "six"))
                .containsExactly(new Exposure(How.NETWORK, "tcp 22", "::/0", a.arn(GROUP, "open")));
    }

    @Test
    void an_open_group_where_no_route_or_address_leads_exposes_nobody_but_is_mentioned() {
        AccountBuilder a = account()
                .instance("hidden", i -> i.to("subnet", "private").to("group", "open"))
                .instance("shy", i -> i.to("subnet", "public").to("group", "open"));

        assertThat(exposure(a, INSTANCE, "hidden")).isEmpty();
        assertThat(exposure(a, INSTANCE, "shy")).isEmpty();
        assertThat(graph(a).findings())
                .filteredOn(f -> f.rule().equals("graph.open-group-unreached"))
                .extracting(Finding::text)
                .anyMatch(text -> text.contains("has no route through an internet gateway"))
                .anyMatch(text -> text.contains("has no public address"));
    }

    @Test
    void a_public_endpoint_and_a_policy_for_everybody_expose_without_a_network() {
        AccountBuilder a = account()
                .add(
                        "AWS::ApiGateway::RestApi",
                        "shop",
                        r -> r.json("/endpointConfiguration", "{'types':['REGIONAL']}"))
                .add(
                        "AWS::ApiGateway::RestApi",
                        "inside",
                        r -> r.json("/endpointConfiguration", "{'types':['PRIVATE']}"))
                .function(
                        "open", f -> f.json("/ListFunctionUrlConfigs", "{'FunctionUrlConfigs':[{'AuthType':'NONE'}]}"))
                .function(
                        "closed",
                        f -> f.json("/ListFunctionUrlConfigs", "{'FunctionUrlConfigs':[{'AuthType':'AWS_IAM'}]}"))
                .bucket(
                        "acme-public",
                        b -> b.json(
                                "/GetBucketPolicy/Policy",
                                "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::acme-public/*'}]}"));

        assertThat(exposure(a, "AWS::ApiGateway::RestApi", "shop"))
                .extracting(Exposure::how)
                .containsExactly(How.ENDPOINT);
        assertThat(exposure(a, "AWS::ApiGateway::RestApi", "inside")).isEmpty();
        assertThat(exposure(a, "AWS::Lambda::Function", "open"))
                .extracting(Exposure::how)
                .containsExactly(How.ENDPOINT);
        assertThat(exposure(a, "AWS::Lambda::Function", "closed")).isEmpty();
        assertThat(exposure(a, "AWS::S3::Bucket", "acme-public"))
                .containsExactly(new Exposure(How.POLICY, "", "*", a.arn("AWS::S3::Bucket", "acme-public")));
    }

    @Test
    void a_graph_of_an_earlier_version_has_no_exposures_and_can_still_be_read() throws Exception {
        Node node = dev.mitosis.io.Json.mapper()
                .readValue(
                        "{\"id\":\"a\",\"type\":\"t\",\"region\":\"r\",\"name\":\"n\",\"external\":false}", Node.class);

        assertThat(node.exposure()).isEmpty();
    }
}
