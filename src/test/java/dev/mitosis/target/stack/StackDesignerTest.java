package dev.mitosis.target.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Finding;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.template.StackIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StackDesignerTest {
    private static String stackOf(TargetDocument target, String id) {
        return Objects.requireNonNull(new StackIndex(target).member(id), id).stack();
    }

    private static PlannedStack stack(TargetDocument target, String id) {
        return Objects.requireNonNull(new StackIndex(target).stack(stackOf(target, id)));
    }

    private static String properties(TargetDocument target, String id) {
        return Objects.requireNonNull(new StackIndex(target).member(id))
                .properties()
                .toString();
    }

    private static Map<String, String> places(TargetDocument target) {
        Map<String, String> places = new HashMap<>();
        StackIndex index = new StackIndex(target);
        target.stacks()
                .forEach(stack -> index.members(stack.id()).forEach(member -> places.put(member.id(), stack.id())));
        return places;
    }

    private static void lawful(TargetDocument target) {
        assertThat(StackLaws.broken(target)).isEmpty();
    }

    private static Targets unit() {
        return new Targets()
                .thing("dev/ec2-vpc/main", "AWS::EC2::VPC", "{CidrBlock: 10.0.0.0/22}")
                .thing(
                        "dev/ec2-securitygroup/web",
                        "AWS::EC2::SecurityGroup",
                        "shop",
                        "{VpcId: {ref: dev/ec2-vpc/main, attribute: Ref}, GroupDescription: web}")
                .thing(
                        "dev/iam-role/app",
                        "AWS::IAM::Role",
                        "shop",
                        "{RoleName: app, AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}}")
                .thing("dev/dynamodb-table/orders", "AWS::DynamoDB::Table", "shop", "{TableName: orders}")
                .thing(
                        "dev/lambda-function/api",
                        "AWS::Lambda::Function",
                        "shop",
                        "{Role: {arnOf: dev/iam-role/app}, VpcConfig: {SecurityGroupIds: [{ref: dev/ec2-securitygroup/web, attribute: GroupId}]},"
                                + " Environment: {Variables: {TABLE: {ref: dev/dynamodb-table/orders, attribute: Ref}}}}")
                .thing(
                        "dev/apigateway-restapi/api",
                        "AWS::ApiGateway::RestApi",
                        "shop",
                        "{Name: {text: ['calls ', {arnOf: dev/lambda-function/api}]}}");
    }

    @Test
    void each_layer_of_a_unit_is_a_stack_and_what_leaves_one_is_a_parameter() {
        TargetDocument target = unit().design();

        assertThat(target.stacks())
                .extracting(PlannedStack::name)
                .containsExactlyInAnyOrder(
                        "common-network",
                        "shop-dev-network",
                        "shop-dev-identity",
                        "shop-dev-data",
                        "shop-dev-compute",
                        "shop-dev-edge");
        PlannedStack compute = stack(target, "dev/lambda-function/api");
        assertThat(compute.needs())
                .extracting(PlannedStack.Need::stack)
                .containsExactlyInAnyOrder("dev/eu-west-1/shop-dev-network", "dev/eu-west-1/shop-dev-data");
        assertThat(compute.waitsFor()).containsExactly("dev/iam-role/app");
        assertThat(properties(target, "dev/lambda-function/api"))
                .contains("{\"parameter\":\"WebEC2SecurityGroupGroupId\"}")
                .contains("{\"arnOf\":\"dev/iam-role/app\"}");
        assertThat(stack(target, "dev/dynamodb-table/orders").retained()).isTrue();
        lawful(target);
    }

    @Test
    void what_names_another_account_is_a_connection() {
        TargetDocument target = unit().thing("ops/sns-topic/alarms", "AWS::SNS::Topic", "{TopicName: alarms}")
                .thing(
                        "ops/sns-subscription/api",
                        "AWS::SNS::Subscription",
                        "{Protocol: lambda, TopicArn: {ref: ops/sns-topic/alarms, attribute: Ref}, Endpoint: {arnOf: dev/lambda-function/api}}")
                .thing(
                        "ops/sqs-queuepolicy/partner",
                        "AWS::SQS::QueuePolicy",
                        "{Queues: [q], PolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: 'arn:aws:iam::999999999999:root'}}]}}")
                .design();

        assertThat(stack(target, "ops/sns-subscription/api").layer()).isEqualTo(StackLayer.CONNECTIONS);
        assertThat(stack(target, "ops/sqs-queuepolicy/partner").layer()).isEqualTo(StackLayer.CONNECTIONS);
        assertThat(stack(target, "ops/sns-topic/alarms").layer()).isEqualTo(StackLayer.DATA);
        lawful(target);
    }

    @Test
    void what_waits_for_a_unit_of_another_account_keeps_no_other_connection_waiting() {
        TargetDocument target = unit().thing("ops/sns-topic/alarms", "AWS::SNS::Topic", "{TopicName: alarms}")
                .thing(
                        "ops/sns-subscription/api",
                        "AWS::SNS::Subscription",
                        "{TopicArn: {ref: ops/sns-topic/alarms, attribute: TopicArn}, Endpoint: {ref: dev/lambda-function/api, attribute: Arn}, Protocol: lambda}")
                .thing(
                        "ops/sns-topicpolicy/alarms",
                        "AWS::SNS::TopicPolicy",
                        "{Topics: [{ref: ops/sns-topic/alarms, attribute: TopicArn}], PolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: 'arn:aws:iam::999999999999:root'}}]}}")
                .design();

        assertThat(stack(target, "ops/sns-subscription/api").name()).isEqualTo("common-connections-for-shop-dev");
        assertThat(stack(target, "ops/sns-topicpolicy/alarms").name()).isEqualTo("common-connections");
        lawful(target);
    }

    @Test
    void what_waits_for_another_account_keeps_nothing_waiting_that_waits_for_a_third() {
        TargetDocument target = new Targets()
                .thing("early/oam-sink/sink", "AWS::Oam::Sink", "{Name: sink}")
                .thing("late/oam-sink/sink", "AWS::Oam::Sink", "{Name: sink}")
                .thing(
                        "ops/oam-link/early",
                        "AWS::Oam::Link",
                        "{SinkIdentifier: {ref: early/oam-sink/sink, attribute: Arn}}")
                .thing(
                        "ops/oam-link/late",
                        "AWS::Oam::Link",
                        "{SinkIdentifier: {ref: late/oam-sink/sink, attribute: Arn}}")
                .design();

        assertThat(stack(target, "ops/oam-link/early").name()).startsWith("common-connections-for-account-early");
        assertThat(stack(target, "ops/oam-link/late").name()).startsWith("common-connections-for-account-late");
        lawful(target);
    }

    @Test
    void no_stack_is_called_like_one_that_people_have_made() {
        Targets targets = unit().thing("dev/s3-bucket/uploads", "AWS::S3::Bucket", "shop", "{BucketName: uploads}");
        String free = stack(targets.design(), "dev/s3-bucket/uploads").name();

        TargetDocument target = targets.thing("dev/cloudformation-stack/" + free, "AWS::CloudFormation::Stack", "{}")
                .design();

        assertThat(stack(target, "dev/s3-bucket/uploads").name()).isEqualTo(free + "-stack");
        lawful(target);
    }

    @Test
    void connections_that_need_each_others_accounts_come_one_after_the_other() {
        TargetDocument target = new Targets()
                .thing("a/ec2-vpc/a", "AWS::EC2::VPC", "{}")
                .thing("b/ec2-vpc/b", "AWS::EC2::VPC", "{}")
                .thing(
                        "a/ec2-vpcpeeringconnection/b",
                        "AWS::EC2::VPCPeeringConnection",
                        "{VpcId: {ref: a/ec2-vpc/a, attribute: Ref}, PeerVpcId: {ref: b/ec2-vpc/b, attribute: Ref}}")
                .thing(
                        "b/ec2-route/a",
                        "AWS::EC2::Route",
                        "{VpcPeeringConnectionId: {ref: a/ec2-vpcpeeringconnection/b, attribute: Ref}}")
                .thing(
                        "b/ec2-vpcpeeringconnection/a",
                        "AWS::EC2::VPCPeeringConnection",
                        "{VpcId: {ref: b/ec2-vpc/b, attribute: Ref}, PeerVpcId: {ref: a/ec2-vpc/a, attribute: Ref}}")
                .thing(
                        "a/ec2-route/b",
                        "AWS::EC2::Route",
                        "{VpcPeeringConnectionId: {ref: b/ec2-vpcpeeringconnection/a, attribute: Ref}}")
                .design();

        assertThat(stack(target, "a/ec2-route/b").name()).isEqualTo("common-connections-for-account-b-2");
        assertThat(stack(target, "b/ec2-route/a").name()).isEqualTo("common-connections-for-account-a-2");
        lawful(target);
    }

    @Test
    void a_bucket_is_told_of_its_function_when_all_stands() {
        TargetDocument target = unit().thing(
                        "dev/s3-bucket/in",
                        "AWS::S3::Bucket",
                        "shop",
                        "{BucketName: in, NotificationConfiguration: {LambdaConfigurations: [{Event: 's3:ObjectCreated:*', Function: {arnOf: dev/lambda-function/api}}]}}")
                .design();

        assertThat(stack(target, "dev/s3-bucket/in").layer()).isEqualTo(StackLayer.DATA);
        assertThat(properties(target, "dev/s3-bucket/in")).contains("\"NotificationConfiguration\":{\"later\":");
        assertThat(stack(target, "dev/s3-bucket/in").parameters())
                .extracting(PlannedStack.Parameter::name)
                .contains("Complete");
        lawful(target);
    }

    @Test
    void data_that_need_a_later_stack_and_cannot_be_cut_are_named() {
        TargetDocument target = unit().thing(
                        "dev/rds-dbinstance/db",
                        "AWS::RDS::DBInstance",
                        "shop",
                        "{DBInstanceIdentifier: {ref: dev/lambda-function/api, attribute: Ref}}")
                .design();

        assertThat(target.findings()).extracting(Finding::rule).containsExactly("target.data-needs-later");
        assertThat(stack(target, "dev/rds-dbinstance/db").layer()).isEqualTo(StackLayer.COMPUTE);
        lawful(target);
    }

    @Test
    void what_is_needed_in_a_circle_is_cut_and_named() {
        TargetDocument target = new Targets()
                .thing("dev/x-a/a", "AWS::Lambda::Function", "{A: {ref: dev/x-b/b, attribute: Ref}}")
                .thing("dev/x-b/b", "AWS::Lambda::Function", "{B: {ref: dev/x-c/c, attribute: Ref}}")
                .thing("dev/x-c/c", "AWS::Lambda::Function", "{C: {ref: dev/x-a/a, attribute: Ref}}")
                .design();

        assertThat(target.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("target.cycle");
            assertThat(finding.resources()).containsExactly("dev/x-a/a", "dev/x-b/b", "dev/x-c/c");
        });
        lawful(target);
    }

    @Test
    void queues_that_name_each_other_are_joined_when_both_stand() {
        TargetDocument target = new Targets()
                .thing(
                        "dev/sqs-queue/main",
                        "AWS::SQS::Queue",
                        "{RedrivePolicy: {deadLetterTargetArn: {arnOf: dev/sqs-queue/dead}}}")
                .thing(
                        "dev/sqs-queue/dead",
                        "AWS::SQS::Queue",
                        "{RedriveAllowPolicy: {sourceQueueArns: [{arnOf: dev/sqs-queue/main}]}}")
                .design();

        assertThat(target.findings()).isEmpty();
        assertThat(properties(target, "dev/sqs-queue/dead") + properties(target, "dev/sqs-queue/main"))
                .containsOnlyOnce("later");
        lawful(target);
    }

    @Test
    void what_is_filled_at_creation_has_a_stack_and_a_parameter_of_its_own() {
        TargetDocument target = new Targets()
                .thing(
                        "dev/rds-dbinstance/db",
                        "AWS::RDS::DBInstance",
                        "shop",
                        Filled.AT_CREATION,
                        "{DBSnapshotIdentifier: {parameter: DbSnapshot}, DBInstanceClass: db.t4g.micro}")
                .thing("dev/dynamodb-table/orders", "AWS::DynamoDB::Table", "shop", "{TableName: orders}")
                .design();

        PlannedStack own = stack(target, "dev/rds-dbinstance/db");
        assertThat(own.name()).isEqualTo("shop-dev-data-rds-dbinstance-db");
        assertThat(own.parameters()).extracting(PlannedStack.Parameter::name).containsExactly("DbSnapshot");
        lawful(target);
    }

    @Test
    void what_runs_as_soon_as_it_is_made_has_a_stack_of_its_own() {
        TargetDocument target = new Targets()
                .thing(
                        "dev/kinesisfirehose-deliverystream/reads",
                        "AWS::KinesisFirehose::DeliveryStream",
                        "shop",
                        "{KinesisStreamSourceConfiguration: {RoleARN: x}}")
                .thing(
                        "dev/kinesisfirehose-deliverystream/waits",
                        "AWS::KinesisFirehose::DeliveryStream",
                        "shop",
                        "{DeliveryStreamType: DirectPut}")
                .thing("dev/apprunner-service/web", "AWS::AppRunner::Service", "shop", "{ServiceName: web}")
                .design();

        assertThat(stack(target, "dev/kinesisfirehose-deliverystream/reads").name())
                .endsWith("-kinesisfirehose-deliverystream-reads");
        assertThat(stack(target, "dev/apprunner-service/web").name()).endsWith("-apprunner-service-web");
        assertThat(stack(target, "dev/kinesisfirehose-deliverystream/waits").name())
                .isEqualTo("shop-dev-compute");
        lawful(target);
    }

    @Test
    void what_is_copied_into_is_made_before_the_window_although_it_runs_at_once() {
        TargetDocument target = new Targets()
                .thing(
                        "dev/sagemaker-notebookinstance/lab",
                        "AWS::SageMaker::NotebookInstance",
                        "shop",
                        Filled.AFTERWARDS,
                        "{NotebookInstanceName: lab}")
                .thing(
                        "dev/sagemaker-notebookinstance/empty",
                        "AWS::SageMaker::NotebookInstance",
                        "shop",
                        "{NotebookInstanceName: empty}")
                .design();

        assertThat(stack(target, "dev/sagemaker-notebookinstance/lab").name()).isEqualTo("shop-dev-compute");
        assertThat(stack(target, "dev/sagemaker-notebookinstance/empty").name()).endsWith("-notebookinstance-empty");
        lawful(target);
    }

    @Test
    void a_role_whose_only_trust_is_another_accounts_role_waits_for_the_connections() {
        TargetDocument target = new Targets()
                .thing(
                        "a/iam-role/deployer",
                        "AWS::IAM::Role",
                        "{AssumeRolePolicyDocument: {Statement: [{Principal: {Service: x}}]}}")
                .thing(
                        "b/iam-role/deploy",
                        "AWS::IAM::Role",
                        "{AssumeRolePolicyDocument: {Statement: [{Principal: {AWS: {arnOf: a/iam-role/deployer}}}]}}")
                .thing(
                        "b/iam-role/both",
                        "AWS::IAM::Role",
                        "{AssumeRolePolicyDocument: {Statement: [{Principal: {Service: x}}, {Principal: {AWS: {arnOf: a/iam-role/deployer}}}]}}")
                .design();

        assertThat(stack(target, "b/iam-role/deploy").layer()).isEqualTo(StackLayer.CONNECTIONS);
        assertThat(stack(target, "b/iam-role/both").layer()).isEqualTo(StackLayer.IDENTITY);
        assertThat(properties(target, "b/iam-role/both")).contains("{\"later\":{\"Principal\":{\"AWS\"");
        lawful(target);
    }

    @Test
    void a_service_comes_with_the_load_balancer_that_it_needs() {
        TargetDocument target = new Targets()
                .thing("dev/elasticloadbalancingv2-targetgroup/t", "AWS::ElasticLoadBalancingV2::TargetGroup", "{}")
                .thing(
                        "dev/elasticloadbalancingv2-listener/l",
                        "AWS::ElasticLoadBalancingV2::Listener",
                        "{DefaultActions: [{TargetGroupArn: {ref: dev/elasticloadbalancingv2-targetgroup/t, attribute: Ref}}]}")
                .thing(
                        "dev/ecs-service/s",
                        "AWS::ECS::Service",
                        "{LoadBalancers: [{TargetGroupArn: {ref: dev/elasticloadbalancingv2-targetgroup/t, attribute: Ref}}]}")
                .design();

        assertThat(stack(target, "dev/ecs-service/s").layer()).isEqualTo(StackLayer.EDGE);
        lawful(target);
    }

    @Test
    void variables_in_texts_become_references() {
        TargetDocument target = new Targets()
                .thing("dev/ec2-vpc/main", "AWS::EC2::VPC", "{}")
                .thing(
                        "dev/s3-bucket/media",
                        "AWS::S3::Bucket",
                        "{BucketName: 'media-${ACCOUNT_DEV}', Tags: [{Key: a, Value: 'x ${OTHER} ${ACCOUNT_OPS}'}, {Key: v, Value: {arnOf: dev/ec2-vpc/main}}]}")
                .thing("ops/s3-bucket/x", "AWS::S3::Bucket", "{}")
                .design();

        assertThat(properties(target, "dev/s3-bucket/media"))
                .contains("{\"text\":[\"media-\",{\"account\":\"dev\"}]}")
                .contains("{\"text\":[\"x ${OTHER} \",{\"account\":\"ops\"}]}")
                .contains(":thing/\",{\"parameter\":\"MainEC2VPCRef\"}");
        lawful(target);
    }

    @Test
    void a_stack_is_parted_before_it_is_too_large_and_one_thing_more_moves_no_other() {
        Targets many = new Targets();
        for (int i = 0; i < 1200; i++) {
            many.thing("dev/sqs-queue/q" + i, "AWS::SQS::Queue", "{QueueName: q" + i + "}");
        }
        TargetDocument before = many.design();
        lawful(before);
        assertThat(before.stacks()).hasSize(4);

        TargetDocument after = many.thing("dev/sqs-queue/another", "AWS::SQS::Queue", "{}")
                .thing("dev/lambda-function/f", "AWS::Lambda::Function", "{A: {ref: dev/sqs-queue/q7, attribute: Ref}}")
                .design();
        lawful(after);
        assertThat(places(after)).containsAllEntriesOf(places(before));
    }

    @Test
    void a_network_with_more_outputs_than_allowed_is_parted() {
        Targets many = new Targets();
        for (int i = 0; i < 300; i++) {
            many.thing("dev/ec2-securitygroup/g" + i, "AWS::EC2::SecurityGroup", "{GroupDescription: g}")
                    .thing(
                            "dev/lambda-function/f" + i,
                            "AWS::Lambda::Function",
                            "{G: {ref: dev/ec2-securitygroup/g" + i + ", attribute: GroupId}}");
        }
        lawful(many.design());
    }

    @Test
    void parts_go_where_they_belong() {
        TargetDocument target = new Targets()
                .thing("ops/ec2-securitygroup/ops", "AWS::EC2::SecurityGroup", "{GroupDescription: ops}")
                .thing("dev/ec2-securitygroup/web", "AWS::EC2::SecurityGroup", "shop", "{GroupDescription: web}")
                .part(
                        "ingress/own",
                        "AWS::EC2::SecurityGroupIngress",
                        "{GroupId: {ref: dev/ec2-securitygroup/web, attribute: GroupId}, CidrIp: 10.0.0.0/8}")
                .part(
                        "ingress/ops",
                        "AWS::EC2::SecurityGroupIngress",
                        "{GroupId: {ref: dev/ec2-securitygroup/web, attribute: GroupId}, SourceSecurityGroupId: {ref: ops/ec2-securitygroup/ops, attribute: GroupId}}")
                .design();

        assertThat(stack(target, "dev/ec2-securitygroup/web/ingress/own").layer())
                .isEqualTo(StackLayer.NETWORK);
        assertThat(stack(target, "dev/ec2-securitygroup/web/ingress/ops").layer())
                .isEqualTo(StackLayer.CONNECTIONS);
        lawful(target);
    }

    @Test
    void parts_that_are_called_alike_are_told_apart() {
        TargetDocument target = new Targets()
                .thing("dev/apigateway-restapi/a", "AWS::ApiGateway::RestApi", "{}")
                .part("method/GET", "AWS::ApiGateway::Method", "{ResourceId: a}")
                .part("method/GET", "AWS::ApiGateway::Method", "{ResourceId: b}")
                .part("method/GET", "AWS::ApiGateway::Method", "{ResourceId: a}")
                .design();

        assertThat(places(target)).hasSize(3);
        lawful(target);
    }

    @Test
    void a_policy_larger_than_iam_takes_is_named() {
        TargetDocument target = new Targets()
                .thing(
                        "dev/iam-managedpolicy/large",
                        "AWS::IAM::ManagedPolicy",
                        "{PolicyDocument: {Statement: [{Action: '" + "x".repeat(6200) + "'}]}}")
                .design();

        assertThat(target.findings()).extracting(Finding::rule).containsExactly("target.policy-too-large");
        lawful(target);
    }

    @Test
    void a_parameter_of_one_name_means_another_thing_in_each_account() {
        TargetDocument target = new Targets()
                .thing("dev/ec2-instance/i", "AWS::EC2::Instance", "{AvailabilityZone: {parameter: ZoneA}}")
                .asking("ZoneA", false, "The zone of dev.")
                .thing("prod/ec2-instance/i", "AWS::EC2::Instance", "{AvailabilityZone: {parameter: ZoneA}}")
                .asking("ZoneA", false, "The zone of prod.")
                .design();

        assertThat(stack(target, "dev/ec2-instance/i").parameters())
                .extracting(PlannedStack.Parameter::meaning)
                .containsExactly("The zone of dev.");
        assertThat(stack(target, "prod/ec2-instance/i").parameters())
                .extracting(PlannedStack.Parameter::meaning)
                .containsExactly("The zone of prod.");
    }

    @Test
    void what_no_template_makes_is_asked_for() {
        TargetDocument target = new Targets()
                .thing(
                        "dev/ec2-instance/i",
                        "AWS::EC2::Instance",
                        "{ImageId: {ref: dev/ec2-image/golden, attribute: Ref}, UserData: {parameter: Secret1}}")
                .asking("Secret1", true)
                .design();

        List<PlannedStack.Parameter> parameters =
                stack(target, "dev/ec2-instance/i").parameters();
        assertThat(parameters).extracting(PlannedStack.Parameter::source).containsOnly("person");
        assertThat(parameters).extracting(PlannedStack.Parameter::secret).containsExactlyInAnyOrder(true, false);
        lawful(target);
    }

    @Test
    void what_takes_over_a_name_keeps_nothing_else_of_its_layer_waiting() {
        String site = "AWS::CloudFront::Distribution";
        TargetDocument target = new Targets()
                .thing("dev/cloudfront-distribution/named", site, "{DistributionConfig: {Enabled: true}}")
                .thing("dev/cloudfront-distribution/other", site, "{DistributionConfig: {Enabled: true}}")
                .handedOver("dev/cloudfront-distribution/named")
                .design();

        assertThat(stackOf(target, "dev/cloudfront-distribution/named"))
                .isNotEqualTo(stackOf(target, "dev/cloudfront-distribution/other"));
    }
}
