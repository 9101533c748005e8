package dev.mitosis.graph.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.policy.ManagedPolicies;
import dev.mitosis.graph.policy.PublicAccessBlocks;
import dev.mitosis.graph.relation.DraftFixture;
import dev.mitosis.graph.relation.ValueReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each grammar makes of a value, beside a few resources that it may name. */
class ReaderRowsTest {
    private static final String[] KNOWN = {
        "AWS::Lambda::Function fn-one",
        "AWS::SQS::Queue jobs-one",
        "AWS::DynamoDB::Table orders-one",
        "AWS::SNS::Topic news-one",
        "AWS::ECR::Repository shop-one",
        "AWS::EC2::NatGateway nat-0123456789abcdef0",
        "AWS::CloudWatch::Alarm high-load"
    };

    private static DraftFixture read(String reader, String record, String value, List<String> targets) {
        DraftFixture fixture = new DraftFixture(record, KNOWN);
        // Each row has readers of its own, so that none goes by what another has remembered.
        Map<String, ValueReader> readers =
                ReaderRegistry.load().reading(new ManagedPolicies(), new PublicAccessBlocks());
        JsonNode json = DraftFixture.json(value);
        Objects.requireNonNull(readers.get(reader)).read(fixture.writer(), json, "/x", targets);
        return fixture;
    }

    private static String[] lines(String expected) {
        return expected == null ? new String[0] : expected.split("; ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "image | 'nginx:1' | self references external:host/docker.io",
                "image | 'library/nginx' | self references external:host/docker.io",
                "image | 'quay.example/team/app:1' | self references external:host/quay.example",
                "image | '210987654321.dkr.ecr.eu-west-1.amazonaws.com/shop:1' | self references external:account/210987654321",
                "image | '123456789012.dkr.ecr.eu-west-1.amazonaws.com/gone:1' | self references external:dangling/123456789012.dkr.ecr.eu-west-1.amazonaws.com/gone",
                "image | '***/app' |",
                "routes | [{'DestinationCidrBlock':'0.0.0.0/0','NatGatewayId':'nat-0123456789abcdef0'}] | self routes-to nat-0123456789abcdef0",
                "routes | [{'DestinationCidrBlock':'203.0.113.0/24','TransitGatewayId':'tgw-1'}] | self routes-to external:network/203.0.113.0/24",
                "routes | [{'DestinationCidrBlock':'203.0.113.0/24','GatewayId':'vgw-1'}] | self routes-to external:network/203.0.113.0/24",
                "routes | [{'DestinationIpv6CidrBlock':'fd00::/8','TransitGatewayId':'tgw-1'}] | self routes-to external:network/fd00::/8",
                "routes | [{'DestinationCidrBlock':'0.0.0.0/0','TransitGatewayId':'tgw-1'}] |",
                "routes | [{'DestinationPrefixListId':'pl-1','TransitGatewayId':'tgw-1'}] |",
                "routes | [{'TransitGatewayId':'tgw-1'}] |",
                "routes | [{'DestinationCidrBlock':'203.0.113.0/24','GatewayId':'igw-1'}] |",
                "routes | [{'DestinationCidrBlock':'10.0.0.0/16','GatewayId':'local'}] |",
                "state-machine | {'S':{'Resource':'arn:aws:lambda:eu-west-1:123456789012:Function/fn-one'}} | self invokes fn-one",
                "state-machine | {'S':{'Resource':'arn:aws:states:::sqs:sendMessage','Parameters':{'QueueUrl':'jobs-one'}}} | self writes jobs-one",
                "state-machine | {'S':{'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'fn-one'}}} | self invokes fn-one",
                "state-machine | {'S':{'Resource':'arn:aws:states:::aws-sdk:dynamodb:getItem','Parameters':{'TableName':'orders-one'}}} | self reads orders-one",
                "state-machine | {'S':{'Resource':'arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken','Parameters':{'TableName':'orders-one'}}} | self writes orders-one",
                "state-machine | {'S':{'Resource':'arn:aws:states:::dynamodb:getItem','Parameters':{'TableName':'orders-one'}}} | self reads orders-one",
                "state-machine | {'S':{'Next':'fn-one','Comment':'fn-one'}} |",
                "state-machine | {'S':{'Parameters':{'TableName.$':'$.orders-one'}}} |",
                "subscription | 'arn:aws:sqs:eu-west-1:123456789012:gone' | self invokes external:dangling/arn:aws:sqs:eu-west-1:123456789012:gone",
                "subscription | 'people@partner.example' |",
                "event-source | 'arn:aws:sqs:eu-west-1:123456789012:gone' | self reads external:dangling/arn:aws:sqs:eu-west-1:123456789012:gone",
                "alarm-rule | 'ALARM(\\\"high-load\\\") AND NOT OK(other)' | self references high-load",
                "alarm-rule | 'INSUFFICIENT_DATA(high-load)' | self references high-load",
                "alarm-rule | 'TRUE' |",
                "dimensions | [{'Name':'QueueName','Value':'jobs-one'},{'Name':'Unknown','Value':'fn-one'}] | self references jobs-one",
                "dimensions | [['AWS/SQS','Sent','QueueName','jobs-one',{'label':'x'}]] | self references jobs-one",
                "dimensions | [['AWS/SQS','Sent','QueueName','other'],['.','.','.','jobs-one']] | self references jobs-one",
                "dimensions | [['AWS/SQS','Sent','QueueName','other'],['...','jobs-one']] | self references jobs-one",
                "dimensions | [['AWS/SQS','Sent','QueueName','other'],['.','Age','.','.'],['...','jobs-one']] | self references jobs-one",
                "dimensions | [['AWS/Lambda','Errors','FunctionName','jobs-one']] |",
                "dimensions | [[{'expression':'m1/m2'}],['...','jobs-one'],['AWS/SQS'],[]] |",
                "dimensions | [['***','***','***','jobs-one']] |",
                "foreign-account | '210987654321' | self references external:account/210987654321",
                "foreign-account | '123456789012' |",
                "foreign-account | 'self' |",
                "network | '203.0.113.0/24' | self references external:network/203.0.113.0/24",
                "network | 'anywhere' |",
                "service-name | 'com.amazonaws.vpce.eu-west-1.vpce-svc-1' | self routes-to external:host/com.amazonaws.vpce.eu-west-1.vpce-svc-1",
                "service-name | 'com.amazonaws.eu-west-1.s3' |",
                "service-linked | '/aws-service-role/ecs.amazonaws.com/' | self managed-by external:service/ecs.amazonaws.com",
                "service-linked | '/' |",
                "log-name | '/aws/lambda/fn-one' | fn-one logs-to self",
                "log-name | '/own/fn-one' |",
                "origin | 'cdn.partner.example' |"
            })
    void a_value_draws_what_its_grammar_says(String reader, String value, String expected) {
        List<String> targets = reader.equals("alarm-rule") ? List.of("AWS::CloudWatch::Alarm") : List.of();

        assertThat(read(reader, "{}", value, targets).lines()).containsExactlyInAnyOrder(lines(expected));
    }

    @Test
    void a_host_that_nobody_has_is_outside_where_that_is_expected() {
        List<String> outside = List.of("External::Host");

        assertThat(read("origin", "{}", "'cdn.partner.example'", outside).lines())
                .containsExactly("self routes-to external:host/cdn.partner.example");
        assertThat(read("dns-target", "{}", "'gone.eu-west-1.elb.amazonaws.com'", outside)
                        .lines())
                .containsExactly("self resolves-to external:dangling/gone.eu-west-1.elb.amazonaws.com");
        assertThat(read("dns-target", "{}", "'10.0.0.1'", outside).lines()).isEmpty();
    }

    @Test
    void an_event_source_joins_source_and_function_besides_itself() {
        String record = "{'FunctionArn':'" + DraftFixture.arn("AWS::Lambda::Function", "fn-one") + "'}";

        assertThat(read("event-source", record, "'" + DraftFixture.arn("AWS::SQS::Queue", "jobs-one") + "'", List.of())
                        .lines())
                .containsExactlyInAnyOrder(
                        "self reads jobs-one",
                        "self triggers fn-one",
                        "fn-one reads jobs-one",
                        "jobs-one triggers fn-one");
    }

    @Test
    void a_subscription_is_called_by_its_topic_too() {
        String record = "{'TopicArn':'" + DraftFixture.arn("AWS::SNS::Topic", "news-one") + "'}";

        assertThat(read("subscription", record, "'" + DraftFixture.arn("AWS::SQS::Queue", "jobs-one") + "'", List.of())
                        .lines())
                .containsExactlyInAnyOrder("self invokes jobs-one", "news-one invokes jobs-one");
        assertThat(read("subscription", record, "'https://hooks.partner.example/x'", List.of())
                        .lines())
                .containsExactlyInAnyOrder(
                        "self invokes external:host/hooks.partner.example",
                        "news-one invokes external:host/hooks.partner.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aws:cloudformation:stack-name | gone |",
                "aws:ecs:clusterName | fn-one |",
                "ManagedBy | terraform | self deployed-by external:tool/terraform",
                "managed-by | Terragrunt | self deployed-by external:tool/terraform",
                "ManagedBy | hand |",
                "terraform | true | self deployed-by external:tool/terraform",
                "terraform | false |",
                "aws-cdk:subnet-name | public | self deployed-by external:tool/aws-cdk",
                "pulumi:project | shop | self deployed-by external:tool/pulumi",
                "Provisioner | ansible | self deployed-by external:tool/ansible",
                "created with | Pulumi | self deployed-by external:tool/pulumi",
                "iac-tool | AWS CDK | self deployed-by external:tool/aws-cdk",
                "cdk-stack | shop | self deployed-by external:tool/aws-cdk",
                "tf_workspace | shop-prod | self deployed-by external:tool/terraform",
                "tf_owner | shop |",
                "crossplane-kind | bucket | self deployed-by external:tool/crossplane",
                "crossplane-team | shop |",
                "services.k8s.aws/controller-version | s3-1 | self deployed-by external:tool/aws-controllers-for-kubernetes",
                "services.k8s.aws/owner | shop |",
                "team | terraform |"
            })
    void a_tag_says_which_tool_deployed(String key, String value, String expected) {
        DraftFixture fixture = new DraftFixture("{}", KNOWN);
        TagReader tags = TagReader.load();

        tags.read(fixture.writer(), Map.of("Name", "x"));
        tags.read(fixture.writer(), Map.of(key, value));

        assertThat(fixture.lines()).containsExactly(lines(expected));
    }

    @Test
    void a_tag_names_what_made_the_resource_in_its_value_or_its_key() {
        DraftFixture fixture =
                new DraftFixture("{}", "AWS::EKS::Cluster prod-one", "AWS::CloudFormation::Stack base-one");

        TagReader.load()
                .read(
                        fixture.writer(),
                        Map.of("kubernetes.io/cluster/prod-one", "owned", "aws:cloudformation:stack-name", "base-one"));

        assertThat(fixture.lines()).containsExactlyInAnyOrder("self managed-by prod-one", "self deployed-by base-one");
    }

    @Test
    void every_reader_is_known_by_its_name() {
        assertThat(ReaderRegistry.load().names())
                .hasSize(28)
                .isEqualTo(ReaderRegistry.load()
                        .reading(new ManagedPolicies(), new PublicAccessBlocks())
                        .keySet());
    }
}
