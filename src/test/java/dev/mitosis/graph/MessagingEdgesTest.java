package dev.mitosis.graph;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.ATTACHED_TO;
import static dev.mitosis.model.EdgeKind.INVOKES;
import static dev.mitosis.model.EdgeKind.LOGS_TO;
import static dev.mitosis.model.EdgeKind.READS;
import static dev.mitosis.model.EdgeKind.REFERENCES;
import static dev.mitosis.model.EdgeKind.ROUTES_TO;
import static dev.mitosis.model.EdgeKind.RUNS_AS;
import static dev.mitosis.model.EdgeKind.WRITES;

import org.junit.jupiter.api.Test;

/** Rows 14 to 16, 18 to 20, 22 and 25 to 27 of the list of dependencies: what calls what. */
class MessagingEdgesTest {
    private static final String FUNCTION = "AWS::Lambda::Function";

    @Test
    void a_topic_calls_its_subscribers_in_and_outside_of_the_account() {
        String topic = "AWS::SNS::Topic placed";
        GraphFixture drawn = graphOf(a -> a.queue("mail", q -> {})
                .function("score", f -> {})
                .topic("placed", t -> {})
                .add(
                        "AWS::SNS::Subscription",
                        "s-1",
                        s -> s.set("/TopicArn", a.arn("AWS::SNS::Topic", "placed"))
                                .set("/Endpoint", a.arn("AWS::SQS::Queue", "mail")))
                .add(
                        "AWS::SNS::Subscription",
                        "s-2",
                        s -> s.set("/TopicArn", a.arn("AWS::SNS::Topic", "placed"))
                                .set("/Endpoint", a.arn(FUNCTION, "score")))
                .add(
                        "AWS::SNS::Subscription",
                        "s-3",
                        s -> s.set("/TopicArn", a.arn("AWS::SNS::Topic", "placed"))
                                .set("/Endpoint", "https://hooks.example.com/***")));

        drawn.edge(topic, INVOKES, "AWS::SQS::Queue mail").because("/Endpoint", drawn.arn("AWS::SQS::Queue mail"));
        drawn.edge(topic, INVOKES, FUNCTION + " score");
        drawn.edge("AWS::SNS::Subscription s-1", ATTACHED_TO, topic);
        drawn.edge("AWS::SNS::Subscription s-3", INVOKES, "external:host/hooks.example.com");
    }

    @Test
    void a_queue_needs_its_dead_letter_queue_though_it_stands_in_json_in_a_string() {
        GraphFixture drawn = graphOf(a -> a.queue("orders-dlq", q -> {})
                .queue(
                        "orders",
                        q -> q.set(
                                "/Attributes/RedrivePolicy",
                                "{\"deadLetterTargetArn\":\"" + a.arn("AWS::SQS::Queue", "orders-dlq")
                                        + "\",\"maxReceiveCount\":3}")));

        drawn.edge("AWS::SQS::Queue orders", REFERENCES, "AWS::SQS::Queue orders-dlq")
                .at("/Attributes/RedrivePolicy/deadLetterTargetArn");
        drawn.noEdge("AWS::SQS::Queue orders-dlq", "AWS::SQS::Queue orders");
    }

    @Test
    void a_rule_a_schedule_and_a_pipe_call_their_targets_through_roles() {
        GraphFixture drawn = graphOf(a -> a.function("nightly", f -> {})
                .queue("in-orders", q -> {})
                .table("carts-prod", t -> {})
                .serviceRole("caller", "events.amazonaws.com")
                .add("AWS::Events::EventBus", "shop", b -> {})
                .add(
                        "AWS::Events::Rule",
                        "nightly",
                        r -> r.to("function", "nightly")
                                .set("/EventBusName", "shop")
                                .set("/ListTargetsByRule/Targets/-/RoleArn", a.arn("AWS::IAM::Role", "caller"))
                                .set("/ListTargetsByRule/Targets/-/Input", "{\"table\":\"carts-prod\"}"))
                .add(
                        "AWS::Scheduler::Schedule",
                        "hourly",
                        s -> s.set("/Target/Arn", a.arn(FUNCTION, "nightly"))
                                .set("/Target/RoleArn", a.arn("AWS::IAM::Role", "caller")))
                .add(
                        "AWS::Pipes::Pipe",
                        "pipe",
                        p -> p.set("/Source", a.arn("AWS::SQS::Queue", "in-orders"))
                                .set("/Target", a.arn(FUNCTION, "nightly"))));

        String rule = "AWS::Events::Rule nightly";
        drawn.edge(rule, INVOKES, FUNCTION + " nightly").at("/ListTargetsByRule/Targets/0/Arn");
        drawn.edge(rule, RUNS_AS, "AWS::IAM::Role caller");
        drawn.edge(rule, ATTACHED_TO, "AWS::Events::EventBus shop").because("/EventBusName", "shop");
        drawn.edge(rule, REFERENCES, "AWS::DynamoDB::Table carts-prod").at("/ListTargetsByRule/Targets/2/Input/table");
        drawn.edge("AWS::Scheduler::Schedule hourly", INVOKES, FUNCTION + " nightly")
                .at("/Target/Arn");
        drawn.edge("AWS::Scheduler::Schedule hourly", RUNS_AS, "AWS::IAM::Role caller");
        drawn.edge("AWS::Pipes::Pipe pipe", READS, "AWS::SQS::Queue in-orders");
        drawn.edge("AWS::Pipes::Pipe pipe", INVOKES, FUNCTION + " nightly");
    }

    @Test
    void an_event_pattern_names_the_bucket_whose_events_it_waits_for() {
        GraphFixture drawn = graphOf(a -> a.bucket("acme-uploads", b -> {})
                .add(
                        "AWS::Events::Rule",
                        "uploads",
                        r -> r.set(
                                "/EventPattern",
                                "{\"source\":[\"aws.s3\"],\"detail\":{\"bucket\":{\"name\":[\"acme-uploads\"]}}}")));

        drawn.edge("AWS::Events::Rule uploads", REFERENCES, "AWS::S3::Bucket acme-uploads")
                .because("/EventPattern/detail/bucket/name/0", "acme-uploads");
    }

    @Test
    void an_api_calls_the_function_inside_of_an_invocation_uri() {
        GraphFixture drawn = graphOf(a -> a.function("quote", f -> {})
                .function("auth", f -> {})
                .add("AWS::ElasticLoadBalancingV2::LoadBalancer", "nlb", l -> {})
                .add(
                        "AWS::ApiGateway::VpcLink",
                        "link-1",
                        l -> l.set("/targetArns/-", a.arn("AWS::ElasticLoadBalancingV2::LoadBalancer", "nlb")))
                .add(
                        "AWS::ApiGateway::RestApi",
                        "shop",
                        r -> r.set(
                                        "/GetResources/items/-/resourceMethods/GET/methodIntegration/uri",
                                        "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
                                                + a.arn(FUNCTION, "quote") + "/invocations")
                                .set(
                                        "/GetResources/items/-/resourceMethods/POST/methodIntegration/connectionId",
                                        "link-1")
                                .set(
                                        "/GetAuthorizers/items/-/authorizerUri",
                                        "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
                                                + a.arn(FUNCTION, "auth") + "/invocations"))
                .add(
                        "AWS::ApiGatewayV2::Api",
                        "http",
                        r -> r.set("/GetIntegrations/Items/-/IntegrationUri", a.arn(FUNCTION, "quote")))
                .add("AWS::CertificateManager::Certificate", "api.example.com", c -> {})
                .add(
                        "AWS::ApiGateway::DomainName",
                        "api.example.com",
                        d -> d.set(
                                "/regionalCertificateArn",
                                a.arn("AWS::CertificateManager::Certificate", "api.example.com"))));

        String api = "AWS::ApiGateway::RestApi shop";
        drawn.edge(api, INVOKES, FUNCTION + " quote")
                .at("/GetResources/items/0/resourceMethods/GET/methodIntegration/uri");
        drawn.edge(api, INVOKES, FUNCTION + " auth").at("/GetAuthorizers/items/0/authorizerUri");
        drawn.edge(api, REFERENCES, "AWS::ApiGateway::VpcLink link-1");
        drawn.edge("AWS::ApiGateway::VpcLink link-1", ROUTES_TO, "AWS::ElasticLoadBalancingV2::LoadBalancer nlb");
        drawn.edge("AWS::ApiGatewayV2::Api http", INVOKES, FUNCTION + " quote")
                .at("/GetIntegrations/Items/0/IntegrationUri");
        drawn.edge(
                "AWS::ApiGateway::DomainName api.example.com",
                REFERENCES,
                "AWS::CertificateManager::Certificate api.example.com");
    }

    @Test
    void a_state_machine_calls_what_its_tasks_name_directly_or_in_their_parameters() {
        String machine = "AWS::StepFunctions::StateMachine orders";
        GraphFixture drawn = graphOf(a -> a.function("charge", f -> {})
                .function("ship", f -> {})
                .queue("to-ship", q -> {})
                .table("orders", t -> {})
                .topic("done", t -> {})
                .add(
                        "AWS::StepFunctions::StateMachine",
                        "orders",
                        m -> m.set(
                                "/DescribeStateMachine/definition",
                                ("{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'" + a.arn(FUNCTION, "charge")
                                                + "','Next':'B'},"
                                                + "'B':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'ship'}},"
                                                + "'C':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','Parameters':{'QueueUrl':'https://sqs.eu-west-1.amazonaws.com/123456789012/to-ship'}},"
                                                + "'D':{'Type':'Task','Resource':'arn:aws:states:::dynamodb:getItem','Parameters':{'TableName':'orders'}},"
                                                + "'E':{'Type':'Parallel','Branches':[{'StartAt':'F','States':{'F':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sns:publish','Parameters':{'TopicArn':'"
                                                + a.arn("AWS::SNS::Topic", "done") + "','Message.$':'$.done'}}}}]}}}")
                                        .replace('\'', '"'))));

        drawn.edge(machine, INVOKES, FUNCTION + " charge").at("/DescribeStateMachine/definition/States/A/Resource");
        drawn.edge(machine, INVOKES, FUNCTION + " ship")
                .because("/DescribeStateMachine/definition/States/B/Parameters/FunctionName", "ship");
        drawn.edge(machine, WRITES, "AWS::SQS::Queue to-ship");
        drawn.edge(machine, READS, "AWS::DynamoDB::Table orders");
        drawn.edge(machine, WRITES, "AWS::SNS::Topic done");
    }

    @Test
    void a_distribution_routes_to_its_origins_by_host_and_needs_certificate_logs_and_edge_functions() {
        String distribution = "AWS::CloudFront::Distribution cdn";
        GraphFixture drawn = graphOf(a -> a.bucket("acme-pictures", b -> {})
                .bucket("acme-logs", b -> {})
                .add("AWS::ElasticLoadBalancingV2::LoadBalancer", "web", l -> {})
                .add("AWS::ApiGateway::RestApi", "a1b2c3d4e5", r -> {})
                .function("headers", f -> {})
                .add("AWS::CertificateManager::Certificate", "cdn", c -> {})
                .add(
                        "AWS::CloudFront::Distribution",
                        "cdn",
                        d -> d.set("/Origins/Items/-/DomainName", "acme-pictures.s3.eu-west-1.amazonaws.com")
                                .set(
                                        "/Origins/Items/-/DomainName",
                                        a.get("AWS::ElasticLoadBalancingV2::LoadBalancer", "web")
                                                .form(dev.mitosis.account.Form.HOST))
                                .set("/Origins/Items/-/DomainName", "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com")
                                .set("/Origins/Items/-/DomainName", "images.partner.example")
                                .set(
                                        "/ViewerCertificate/ACMCertificateArn",
                                        a.arn("AWS::CertificateManager::Certificate", "cdn"))
                                .set(
                                        "/GetDistributionConfig/DistributionConfig/Logging/Bucket",
                                        "acme-logs.s3.amazonaws.com")
                                .set(
                                        "/DefaultCacheBehavior/LambdaFunctionAssociations/Items/-/LambdaFunctionARN",
                                        a.arn(FUNCTION, "headers") + ":7")));

        drawn.edge(distribution, ROUTES_TO, "AWS::S3::Bucket acme-pictures")
                .because("/Origins/Items/0/DomainName", "acme-pictures.s3.eu-west-1.amazonaws.com");
        drawn.edge(distribution, ROUTES_TO, "AWS::ElasticLoadBalancingV2::LoadBalancer web");
        drawn.edge(distribution, ROUTES_TO, "AWS::ApiGateway::RestApi a1b2c3d4e5");
        drawn.edge(distribution, ROUTES_TO, "external:host/images.partner.example");
        drawn.edge(distribution, REFERENCES, "AWS::CertificateManager::Certificate cdn");
        drawn.edge(distribution, LOGS_TO, "AWS::S3::Bucket acme-logs");
        drawn.edge(distribution, INVOKES, FUNCTION + " headers");
    }

    @Test
    void a_user_pool_calls_its_triggers() {
        GraphFixture drawn = graphOf(a -> a.function("welcome", f -> {})
                .add(
                        "AWS::Cognito::UserPool",
                        "users",
                        p -> p.set(
                                "/DescribeUserPool/UserPool/LambdaConfig/PostConfirmation",
                                a.arn(FUNCTION, "welcome"))));

        drawn.edge("AWS::Cognito::UserPool users", INVOKES, FUNCTION + " welcome");
    }

    @Test
    void a_pipeline_needs_source_artefacts_builds_and_targets() {
        String pipeline = "AWS::CodePipeline::Pipeline shop";
        GraphFixture drawn = graphOf(a -> a.bucket("acme-artefacts", b -> {})
                .add("AWS::CodeCommit::Repository", "shop-code", r -> {})
                .add("AWS::CodeBuild::Project", "shop-build", p -> {})
                .add("AWS::ECS::Cluster", "prod", c -> {})
                .serviceRole("pipeline", "codepipeline.amazonaws.com")
                .add(
                        "AWS::CodePipeline::Pipeline",
                        "shop",
                        p -> p.json(
                                "/pipeline",
                                "{'roleArn':'" + a.arn("AWS::IAM::Role", "pipeline")
                                        + "','artifactStore':{'location':'acme-artefacts'},'stages':[{'actions':["
                                        + "{'configuration':{'RepositoryName':'shop-code'}},{'configuration':{'ProjectName':'shop-build'}},"
                                        + "{'configuration':{'ClusterName':'prod'}}]}]}")));

        drawn.edge(pipeline, READS, "AWS::CodeCommit::Repository shop-code");
        drawn.edge(pipeline, WRITES, "AWS::S3::Bucket acme-artefacts")
                .because("/pipeline/artifactStore/location", "acme-artefacts");
        drawn.edge(pipeline, INVOKES, "AWS::CodeBuild::Project shop-build");
        drawn.edge(pipeline, INVOKES, "AWS::ECS::Cluster prod");
        drawn.edge(pipeline, RUNS_AS, "AWS::IAM::Role pipeline");
    }

    @Test
    void an_alarm_watches_what_its_dimension_names_and_calls_its_actions() {
        GraphFixture drawn = graphOf(a -> a.queue("orders", q -> {})
                .topic("alerts", t -> {})
                .add("AWS::ElasticLoadBalancingV2::LoadBalancer", "web", l -> {})
                .add(
                        "AWS::CloudWatch::Alarm",
                        "age",
                        x -> x.json("/Dimensions", "[{'Name':'QueueName','Value':'orders'}]")
                                .set("/AlarmActions/-", a.arn("AWS::SNS::Topic", "alerts")))
                .add(
                        "AWS::CloudWatch::Alarm",
                        "5xx",
                        x -> x.json(
                                "/Dimensions",
                                "[{'Name':'LoadBalancer','Value':'"
                                        + a.arn("AWS::ElasticLoadBalancingV2::LoadBalancer", "web")
                                                .split(":loadbalancer/", -1)[1]
                                        + "'}]"))
                .add(
                        "AWS::CloudWatch::CompositeAlarm",
                        "shop",
                        x -> x.set("/AlarmRule", "ALARM(\"age\") OR ALARM(5xx)")));

        drawn.edge("AWS::CloudWatch::Alarm age", REFERENCES, "AWS::SQS::Queue orders")
                .because("/Dimensions/0/Value", "QueueName = orders");
        drawn.edge("AWS::CloudWatch::Alarm age", INVOKES, "AWS::SNS::Topic alerts")
                .at("/AlarmActions/0");
        drawn.edge("AWS::CloudWatch::Alarm 5xx", REFERENCES, "AWS::ElasticLoadBalancingV2::LoadBalancer web");
        drawn.edge("AWS::CloudWatch::CompositeAlarm shop", REFERENCES, "AWS::CloudWatch::Alarm age")
                .because("/AlarmRule", "age");
        drawn.edge("AWS::CloudWatch::CompositeAlarm shop", REFERENCES, "AWS::CloudWatch::Alarm 5xx");
    }

    @Test
    void a_log_group_is_written_by_whose_name_it_bears_and_feeds_its_subscribers() {
        String group = "AWS::Logs::LogGroup /aws/lambda/quote";
        GraphFixture drawn = graphOf(a -> a.function("quote", f -> {})
                .function("shipper", f -> {})
                .key("logs", k -> {})
                .logGroup(
                        "/aws/lambda/quote",
                        l -> l.set("/kmsKeyId", a.arn("AWS::KMS::Key", "logs"))
                                .set(
                                        "/DescribeSubscriptionFilters/subscriptionFilters/-/destinationArn",
                                        a.arn(FUNCTION, "shipper"))));

        drawn.edge(FUNCTION + " quote", LOGS_TO, group).because("/logGroupName", "/aws/lambda/quote");
        drawn.edge(group, INVOKES, FUNCTION + " shipper")
                .at("/DescribeSubscriptionFilters/subscriptionFilters/0/destinationArn");
        drawn.edge(group, dev.mitosis.model.EdgeKind.ENCRYPTS_WITH, "AWS::KMS::Key logs");
    }
}
