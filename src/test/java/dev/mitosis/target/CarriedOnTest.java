package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Role;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes up connections is written, or not planned. */
class CarriedOnTest {
    private static final Map<String, Object> BY_S3 = Map.of(
            "Sid",
            "s3",
            "Effect",
            "Allow",
            "Principal",
            Map.of("Service", "s3.amazonaws.com"),
            "Action",
            "lambda:InvokeFunction",
            "Resource",
            Split.arn("thumbnails"),
            "Condition",
            Map.of("ArnLike", Map.of("AWS:SourceArn", Split.arn("media"))));
    private static final String STATEMENT = "/PolicyDocument/Statement/";

    private static PlannedResource only(TargetDocument target, String account, String type) {
        List<PlannedResource> all = target.resources().stream()
                .filter(one -> one.account().equals(account) && one.type().equals(type))
                .filter(one ->
                        one.reasons().stream().anyMatch(reason -> reason.rule().equals("connection.part")))
                .toList();
        assertThat(all).as("%s in %s", type, account).hasSize(1);
        return all.get(0);
    }

    private static PlannedResource thing(TargetDocument target, String id) {
        return target.resources().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode said(PlannedResource thing, String pointer) {
        return Objects.requireNonNull(thing.properties(), thing.id()).at(pointer);
    }

    private static Map<String, Object> allowed(String... actions) {
        return Map.of(
                "RolePolicyList",
                List.of(Map.of(
                        "PolicyName",
                        "own",
                        "PolicyDocument",
                        Map.of(
                                "Version",
                                "2012-10-17",
                                "Statement",
                                List.of(Map.of("Effect", "Allow", "Action", List.of(actions), "Resource", "*"))))));
    }

    private static Split logged() {
        return new Split()
                .put(
                        "AWS::S3::Bucket",
                        "media",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("GetBucketLogging", Map.of("LoggingEnabled", Map.of("TargetBucket", "access"))))
                .put("AWS::S3::Bucket", "access", Split.OLD, Role.SHARED, Map.of())
                .put("AWS::S3::Bucket", "keeper", Split.OLD)
                .need("keeper", EdgeKind.LOGS_TO, "access")
                .need("media", EdgeKind.LOGS_TO, "access");
    }

    @Test
    void access_logs_go_to_a_bucket_of_the_same_account_that_is_replicated() {
        TargetDocument target = logged().target();
        PlannedResource own = only(target, "dev", "AWS::S3::Bucket");
        PlannedResource role = only(target, "dev", "AWS::IAM::Role");

        assertThat(said(thing(target, "dev/s3-bucket/media"), "/LoggingConfiguration/DestinationBucketName")
                        .toString())
                .matches("\\{\"parameter\":\"AccessACCOUNTDEV[0-9a-z]+S3BucketRef\"}");
        assertThat(said(own, "/ReplicationConfiguration/Role").toString())
                .isEqualTo("{\"arnOf\":\"" + role.id() + "\"}");
        assertThat(said(own, "/ReplicationConfiguration/Rules/0/Destination/Account")
                        .toString())
                .contains(Split.OLD);
        PlannedPart policy = own.parts().get(0);
        assertThat(policy.properties().at(STATEMENT + "0/Principal/Service").asText())
                .isEqualTo("logging.s3.amazonaws.com");
        assertThat(said(role, "/Policies/0" + STATEMENT + "2/Resource/0").toString())
                .contains(Split.arn("access") + "/*");
        assertThat(said(only(target, Split.OLD, "AWS::S3::BucketPolicy"), STATEMENT + "0/Principal/AWS/0")
                        .toString())
                .isEqualTo("{\"arnOf\":\"" + role.id() + "\"}");
    }

    @Test
    void a_bucket_whose_logs_stay_in_its_account_names_the_old_one() {
        TargetDocument target = new Split()
                .put(
                        "AWS::S3::Bucket",
                        "media",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("GetBucketLogging", Map.of("LoggingEnabled", Map.of("TargetBucket", "access"))))
                .put("AWS::S3::Bucket", "access", "dev")
                .need("media", EdgeKind.LOGS_TO, "access")
                .target();

        assertThat(said(thing(target, "dev/s3-bucket/media"), "/LoggingConfiguration/DestinationBucketName")
                        .toString())
                .isEqualTo("{\"ref\":\"dev/s3-bucket/access\",\"attribute\":\"Ref\"}");
        assertThat(target.connections()).isEmpty();
    }

    /** A bus of both accounts, at each of which a rule waits; events come to that of the account. */
    private static Split parted(String sender) {
        return new Split()
                .put("AWS::Events::EventBus", "events", "dev")
                .put("AWS::Events::Rule", "paid", "dev")
                .put("AWS::Events::Rule", "booked", "staging")
                .put("AWS::Lambda::Function", "shop", sender)
                .need("paid", EdgeKind.ATTACHED_TO, "events")
                .need("booked", EdgeKind.ATTACHED_TO, "events")
                .need("shop", EdgeKind.WRITES, "events");
    }

    @Test
    void events_go_on_to_the_bus_of_each_account_in_which_a_rule_waits_for_them() {
        TargetDocument target = parted("dev").target();
        PlannedResource rule = only(target, "dev", "AWS::Events::Rule");
        PlannedResource role = only(target, "dev", "AWS::IAM::Role");

        assertThat(said(rule, "/EventBusName").toString()).isEqualTo("{\"parameter\":\"EventsEventsEventBusRef\"}");
        assertThat(said(rule, "/Targets/0/Arn").toString()).contains("staging/events-eventbus/events");
        assertThat(said(rule, "/Targets/0/RoleArn").toString()).contains(role.id());
        assertThat(said(only(target, "staging", "AWS::Events::EventBusPolicy"), "/Statement/Principal/AWS")
                        .toString())
                .contains("{\"account\":\"dev\"}");
        assertThat(target.connections()).singleElement().satisfies(connection -> {
            assertThat(connection.means()).isEqualTo(Means.EVENT_BUS);
            assertThat(connection.provider()).isEqualTo("staging/events-eventbus/events");
            assertThat(connection.consumers()).containsExactly("dev/events-eventbus/events");
        });
        assertThat(parted("dev")
                        .put("AWS::CloudFormation::Stack", "made", "staging")
                        .need("made", EdgeKind.REFERENCES, "events")
                        .target()
                        .connections())
                .hasSize(1);
        assertThat(parted("staging").target().connections())
                .extracting(connection -> connection.account() + " to " + connection.provider())
                .containsExactly("staging to dev/events-eventbus/events");
    }

    @ParameterizedTest
    @CsvSource({"dev, staging, MEDIUM", "dev, prod-payments, HIGH", "prod-payments, dev, MEDIUM"})
    void that_production_hears_other_environments_is_told_first(String senders, String rules, Severity severity) {
        TargetDocument target = new Split()
                .put("AWS::Events::EventBus", "events", senders)
                .put("AWS::Events::Rule", "booked", rules)
                .put("AWS::Lambda::Function", "shop", senders)
                .need("booked", EdgeKind.ATTACHED_TO, "events")
                .need("shop", EdgeKind.WRITES, "events")
                .target();

        assertThat(target.findings())
                .filteredOn(finding -> finding.rule().equals("target.bus-parted"))
                .extracting(Finding::severity)
                .containsExactly(severity);
    }

    @Test
    void logs_of_another_account_reach_a_function_by_a_destination_and_a_stream() {
        TargetDocument target = new Split()
                .put("AWS::Logs::LogGroup", "logs", "dev")
                .put("AWS::Lambda::Function", "shipper", Split.OLD)
                .put("AWS::IAM::Role", "ships", Split.OLD)
                .need("shipper", EdgeKind.RUNS_AS, "ships")
                .need("logs", EdgeKind.INVOKES, "shipper")
                .target();
        PlannedResource destination = only(target, Split.OLD, "AWS::Logs::Destination");
        PlannedResource stream = only(target, Split.OLD, "AWS::Kinesis::Stream");
        PlannedResource role = only(target, Split.OLD, "AWS::IAM::Role");
        PlannedResource reading = only(target, Split.OLD, "AWS::IAM::ManagedPolicy");
        PlannedResource mapping = only(target, Split.OLD, "AWS::Lambda::EventSourceMapping");

        assertThat(said(destination, "/TargetArn").toString()).isEqualTo("{\"arnOf\":\"" + stream.id() + "\"}");
        assertThat(said(destination, "/RoleArn").toString()).isEqualTo("{\"arnOf\":\"" + role.id() + "\"}");
        assertThat(said(destination, "/DestinationPolicy").toString())
                .contains("logs:PutSubscriptionFilter")
                .contains("{\"account\":\"dev\"}")
                .contains(":destination:shipper");
        assertThat(said(role, "/AssumeRolePolicyDocument/Statement/0/Condition/StringLike/aws:SourceArn")
                        .toString())
                .contains("\"dev\"")
                .contains("\"" + Split.OLD + "\"");
        assertThat(said(reading, "/Roles/0").asText()).isEqualTo("ships");
        assertThat(said(mapping, "/EventSourceArn").toString()).isEqualTo("{\"arnOf\":\"" + stream.id() + "\"}");
        assertThat(said(mapping, "/FunctionName").asText()).isEqualTo(Split.arn("shipper"));
    }

    @Test
    void a_stream_takes_logs_by_a_destination_alone() {
        TargetDocument target = new Split()
                .put("AWS::Logs::LogGroup", "logs", "dev")
                .put("AWS::Kinesis::Stream", "events", Split.OLD)
                .need("logs", EdgeKind.INVOKES, "events")
                .target();

        assertThat(said(only(target, Split.OLD, "AWS::Logs::Destination"), "/TargetArn")
                        .asText())
                .isEqualTo(Split.arn("events"));
        assertThat(target.resources()).noneMatch(one -> one.type().equals("AWS::Lambda::EventSourceMapping"));
    }

    @Test
    void an_alarm_sees_metrics_of_another_account_by_a_link_to_a_sink() {
        TargetDocument target = new Split()
                .put("AWS::CloudWatch::Alarm", "alarm", "dev")
                .put("AWS::SQS::Queue", "queue", Split.OLD)
                .need("alarm", EdgeKind.REFERENCES, "queue")
                .target();
        PlannedResource sink = only(target, "dev", "AWS::Oam::Sink");

        assertThat(said(sink, "/Policy/Statement/0/Principal/AWS/0").toString())
                .isEqualTo("{\"account\":\"" + Split.OLD + "\"}");
        assertThat(said(only(target, Split.OLD, "AWS::Oam::Link"), "/SinkIdentifier")
                        .toString())
                .isEqualTo("{\"parameter\":\"DevSinkOamSinkRef\"}");
    }

    private static Split alarmed(String account) {
        return new Split()
                .put(
                        "AWS::SNS::Topic",
                        "news",
                        account,
                        Role.SHARED,
                        Map.of(
                                "GetTopicAttributes",
                                Map.of(
                                        "Attributes",
                                        Map.of(
                                                "Policy",
                                                "{\"Version\":\"2008-10-17\",\"Id\":\"__default_policy_ID\",\"Statement\":[{"
                                                        + "\"Sid\":\"__default_statement_ID\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},"
                                                        + "\"Action\":[\"SNS:Publish\",\"SNS:DeleteTopic\"],\"Resource\":\""
                                                        + Split.arn("news")
                                                        + "\",\"Condition\":{\"StringEquals\":{\"AWS:SourceOwner\":\"123456789012\"}}}]}"))))
                .put("AWS::CloudWatch::Alarm", "alarm", "dev")
                .need("alarm", EdgeKind.INVOKES, "news");
    }

    @Test
    void a_topic_whose_default_policy_let_alarms_in_lets_those_of_other_accounts_in_by_name() {
        TargetDocument target = alarmed(Split.OLD).target();
        JsonNode statements = said(only(target, Split.OLD, "AWS::SNS::TopicPolicy"), "/PolicyDocument/Statement");

        assertThat(statements).hasSize(2);
        assertThat(statements.at("/0/Condition/StringEquals/AWS:SourceOwner").toString())
                .contains("123456789012")
                .doesNotContain("dev");
        assertThat(statements.at("/1/Principal/Service").asText()).isEqualTo("cloudwatch.amazonaws.com");
        assertThat(statements.at("/1/Condition").toString()).contains("dev/cloudwatch-alarm/alarm");
        assertThat(target.access().granted()).isEqualTo(1);
    }

    @Test
    void a_topic_that_only_its_own_account_uses_has_the_policy_that_aws_gives() {
        TargetDocument target = alarmed("dev").target();

        assertThat(thing(target, "dev/sns-topic/news").parts()).isEmpty();
        assertThat(target.access().lost()).isZero();
        assertThat(target.grants()).isEmpty();
    }

    @Test
    void a_bus_lets_each_other_account_in_by_a_statement_of_its_own() {
        Split split = new Split().put("AWS::Events::EventBus", "bus", Split.OLD, Role.SHARED, Map.of());
        for (String account : List.of("dev", "staging")) {
            split.put("AWS::Lambda::Function", "send-" + account, account)
                    .put("AWS::IAM::Role", "role-" + account, account, Role.WORKLOAD, allowed("events:PutEvents"))
                    .need("send-" + account, EdgeKind.RUNS_AS, "role-" + account)
                    .need("role-" + account, EdgeKind.WRITES, "bus");
        }
        PlannedResource policy = only(split.target(), Split.OLD, "AWS::Events::EventBusPolicy");

        assertThat(said(policy, "/EventBusName").asText()).isEqualTo("bus");
        assertThat(policy.parts()).hasSize(1);
        JsonNode other = policy.parts().get(0).properties();
        assertThat(said(policy, "/Statement/Principal/AWS").toString()).contains("dev/iam-role/role-dev");
        assertThat(other.at("/Statement/Principal/AWS").toString()).contains("staging/iam-role/role-staging");
        assertThat(said(policy, "/StatementId").asText()).startsWith("other-accounts-");
        assertThat(other.path("StatementId")).isNotEqualTo(said(policy, "/StatementId"));
    }

    @Test
    void what_nothing_is_known_to_need_is_not_planned() {
        TargetDocument target = new Split()
                .put("AWS::S3::Bucket", "media", "dev")
                .put("AWS::Lambda::Function", "thumbnails", Split.OLD)
                .need("media", EdgeKind.INVOKES, "thumbnails")
                .target();

        assertThat(target.resources()).noneMatch(one -> one.type().equals("AWS::Lambda::Permission"));
        assertThat(target.connections())
                .filteredOn(connection -> connection.means() == Means.RESOURCE_POLICY)
                .singleElement()
                .satisfies(connection -> assertThat(connection.parts()).containsExactly(connection.provider()));
    }

    @Test
    void a_function_whose_own_permissions_go_with_it_needs_no_others() {
        TargetDocument target = new Split()
                .put("AWS::S3::Bucket", "media", "dev")
                .put(
                        "AWS::Lambda::Function",
                        "thumbnails",
                        "staging",
                        Role.WORKLOAD,
                        Map.of(
                                "GetPolicy",
                                Map.of("Policy", Map.of("Version", "2012-10-17", "Statement", List.of(BY_S3)))))
                .need("media", EdgeKind.INVOKES, "thumbnails")
                .target();

        assertThat(target.findings()).noneMatch(finding -> finding.rule().equals("target.nothing-to-say"));
        assertThat(thing(target, "staging/lambda-function/thumbnails").parts())
                .anyMatch(part -> part.type().equals("AWS::Lambda::Permission"));
    }
}
