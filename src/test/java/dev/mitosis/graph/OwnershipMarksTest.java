package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Node;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the graph says of wholes, parts and makers, from records. */
class OwnershipMarksTest {
    private static final String ACCOUNT = "123456789012";

    private final List<Resource> resources = new ArrayList<>();

    private OwnershipMarksTest resource(String arn, String type, String id, String data) {
        try {
            resources.add(new Resource(
                    arn,
                    type,
                    "eu-west-1",
                    ACCOUNT,
                    id,
                    id,
                    Map.of(),
                    Json.mapper().readTree(data.replace('\'', '"'))));
            return this;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    private GraphDocument graph() {
        return new GraphBuilder()
                .build(new GraphRequest(new InMemorySnapshot(ACCOUNT, resources), Map.of()))
                .document();
    }

    private static Node node(GraphDocument graph, String arn) {
        return graph.nodes().stream()
                .filter(node -> node.id().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    private static Edge edge(GraphDocument graph, String from, String to) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(from) && edge.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_edge_of_a_zone_says_which_record_it_comes_from() {
        String zone = "arn:aws:route53:::hostedzone/Z0123456789ABC";
        String record = zone + "/recordset/db.internal./CNAME";
        String database = "arn:aws:rds:eu-west-1:123456789012:db:maindb";
        resource(zone, "AWS::Route53::HostedZone", "Z0123456789ABC", "{}");
        resource(
                record,
                "AWS::Route53::RecordSet",
                "db.internal.",
                "{'Name':'db.internal.','Type':'CNAME','ResourceRecords':[{'Value':'maindb.abc.eu-west-1.rds.amazonaws.com'}]}");
        resource(
                database,
                "AWS::RDS::DBInstance",
                "maindb",
                "{'Endpoint':{'Address':'maindb.abc.eu-west-1.rds.amazonaws.com','Port':5432}}");
        GraphDocument graph = graph();

        assertThat(edge(graph, zone, database).parts()).containsExactly(record);
        assertThat(edge(graph, record, database).parts()).isEmpty();
        assertThat(node(graph, record).partOf()).containsExactly(zone);
        assertThat(node(graph, zone).partOf()).isEmpty();
    }

    @Test
    void an_edge_of_a_role_says_which_statement_it_comes_from() {
        String role = "arn:aws:iam::123456789012:role/app";
        String queue = "arn:aws:sqs:eu-west-1:123456789012:jobs";
        resource(queue, "AWS::SQS::Queue", "jobs", "{}");
        resource(
                role,
                "AWS::IAM::Role",
                "app",
                "{'RolePolicyList':[{'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'sqs:SendMessage','Resource':'"
                        + queue + "'}]}}]}");

        assertThat(edge(graph(), role, queue).parts()).containsExactly("/RolePolicyList/0/PolicyDocument/Statement/0");
    }

    @Test
    void what_a_whole_needs_itself_is_not_only_its_parts() {
        String api = "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5";
        String function = "arn:aws:lambda:eu-west-1:123456789012:function:buy";
        String uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/" + function + "/invocations";
        resource(function, "AWS::Lambda::Function", "buy", "{}");
        resource(
                api,
                "AWS::ApiGateway::RestApi",
                "a1b2c3d4e5",
                "{'GetResources':{'items':[{'resourceMethods':{'GET':{'methodIntegration':{'uri':'" + uri + "'}}}}]}}");
        String method = "/GetResources/items/0/resourceMethods/GET";
        assertThat(edge(graph(), api, function).parts()).containsExactly(method);

        resources.remove(1);
        resource(
                api,
                "AWS::ApiGateway::RestApi",
                "a1b2c3d4e5",
                "{'uri':'" + uri + "','GetResources':{'items':[{'resourceMethods':{'GET':{'methodIntegration':{'uri':'"
                        + uri + "'}}}}]}}");
        assertThat(edge(graph(), api, function).parts()).isEmpty();
    }

    @Test
    void the_default_vpc_and_its_parts_are_marked_and_another_vpc_is_not() {
        String vpc = "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0123456789abcdef0";
        String other = "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0123456789abcdef1";
        String gateway = "arn:aws:ec2:eu-west-1:123456789012:internet-gateway/igw-0123456789abcdef0";
        resource(vpc, "AWS::EC2::VPC", "vpc-0123456789abcdef0", "{'IsDefault':true}");
        resource(other, "AWS::EC2::VPC", "vpc-0123456789abcdef1", "{'IsDefault':false}");
        resource(
                gateway,
                "AWS::EC2::InternetGateway",
                "igw-0123456789abcdef0",
                "{'Attachments':[{'VpcId':'vpc-0123456789abcdef0'}]}");
        GraphDocument graph = graph();

        assertThat(node(graph, vpc).maker()).extracting(Maker::manner).isEqualTo(Maker.Manner.DEFAULT);
        assertThat(node(graph, gateway).maker()).extracting(Maker::manner).isEqualTo(Maker.Manner.DEFAULT);
        assertThat(node(graph, gateway).partOf()).containsExactly(vpc);
        assertThat(node(graph, other).maker()).isNull();
    }
}
