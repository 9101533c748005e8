package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hangs together where no name, tag or stack says anything. */
class GroupsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String LOGS = "AWS::Logs::LogGroup";
    private static final String TOPIC = "AWS::SNS::Topic";

    private final Fields fields = new Fields();

    /** Functions, each with a role and logs of its own. */
    private void functions(String... names) {
        for (String name : names) {
            fields.add(FUNCTION, name)
                    .add(ROLE, name + "-7r")
                    .add(LOGS, name + "-7l")
                    .edge(name, EdgeKind.RUNS_AS, name + "-7r")
                    .edge(name, EdgeKind.LOGS_TO, name + "-7l");
        }
    }

    private void uses(String target, EdgeKind kind, String... users) {
        for (String user : users) {
            fields.edge(user, kind, target);
        }
    }

    private @Nullable String context(String name) {
        return row(fields.partition(), name).context();
    }

    private boolean areOne(String... names) {
        PartitionDocument document = fields.partition();
        List<@Nullable String> contexts = java.util.Arrays.stream(names)
                .<@Nullable String>map(name -> row(document, name).context())
                .distinct()
                .toList();
        return contexts.size() == 1 && contexts.get(0) != null;
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::ECR::Repository, REFERENCES, true",
        "AWS::CodePipeline::Pipeline, INVOKES, false",
        "AWS::StepFunctions::StateMachine, INVOKES, false",
        "AWS::ApiGateway::RestApi, INVOKES, false",
        "AWS::ApiGatewayV2::Api, INVOKES, false",
        "AWS::CloudFormation::Stack, DEPLOYED_BY, true"
    })
    void what_one_application_holds_by_its_nature_is_one(String type, EdgeKind kind, boolean in) {
        functions("x1", "x2", "x3", "x4");
        fields.add(type, "x0");
        for (String name : List.of("x1", "x2", "x3")) {
            fields.edge(in ? name : "x0", kind, in ? "x0" : name);
        }

        assertThat(areOne("x0", "x1", "x2", "x3")).isTrue();
        assertThat(areOne("x3", "x4")).isFalse();
    }

    @Test
    void a_stack_that_says_nothing_holds_what_does_nothing_by_itself_too() {
        functions("x1", "x2");
        fields.add("AWS::CloudFormation::Stack", "x0").add(QUEUE, "x3").add(QUEUE, "x4");
        uses("x0", EdgeKind.DEPLOYED_BY, "x1", "x3");

        assertThat(areOne("x1", "x3")).isTrue();
        assertThat(context("x4")).isNull();
    }

    @Test
    void who_calls_another_by_its_address_is_not_one_with_it() {
        functions("x1", "x2");
        fields.add("AWS::ElasticLoadBalancingV2::LoadBalancer", "y1")
                .add("AWS::ElasticLoadBalancingV2::TargetGroup", "y2")
                .add("AWS::EC2::SecurityGroup", "y3");
        fields.edge("y1", EdgeKind.ROUTES_TO, "y2").edge("y1", EdgeKind.ATTACHED_TO, "y3");
        fields.edge("x1", EdgeKind.REFERENCES, "y1");
        fields.edge("x1-7r", EdgeKind.INVOKES, "x2");

        assertThat(areOne("x1", "y1")).isFalse();
        assertThat(areOne("x1", "x2")).isFalse();
        assertThat(areOne("y1", "y2", "y3")).isTrue();
    }

    @Test
    void two_with_one_store_are_one_and_three_make_it_a_hub() {
        functions("x1", "x2", "x3", "x4", "x5");
        fields.add(TABLE, "t1").add(TABLE, "t2");
        uses("t1", EdgeKind.WRITES, "x1", "x2");
        uses("t2", EdgeKind.WRITES, "x3", "x4", "x5");

        assertThat(areOne("x1", "x2", "t1")).isTrue();
        assertThat(areOne("x3", "x4")).isFalse();
        assertThat(context("t2")).isNull();
    }

    @Test
    void a_queue_that_one_function_empties_and_another_fills_makes_them_one() {
        functions("x1", "x2");
        fields.add(QUEUE, "q1").add("AWS::Lambda::EventSourceMapping", "q2");
        fields.edge("q2", EdgeKind.READS, "q1").edge("q2", EdgeKind.TRIGGERS, "x1");
        uses("q1", EdgeKind.WRITES, "x2-7r");

        assertThat(areOne("x1", "x2", "q1", "q2")).isTrue();
    }

    @Test
    void a_key_that_two_encrypt_with_does_not_make_them_one() {
        functions("x1", "x2");
        fields.add("AWS::KMS::Key", "k1");
        uses("k1", EdgeKind.ENCRYPTS_WITH, "x1", "x2");

        assertThat(areOne("x1", "x2")).isFalse();
    }

    @Test
    void who_listens_to_an_announcement_is_not_one_with_who_makes_it() {
        functions("x1", "x2");
        fields.add(TOPIC, "t1").add(QUEUE, "q1").add("AWS::Lambda::EventSourceMapping", "q2");
        fields.edge("q2", EdgeKind.READS, "q1").edge("q2", EdgeKind.TRIGGERS, "x2");
        fields.edge("x1", EdgeKind.WRITES, "t1")
                .edge("t1", EdgeKind.INVOKES, "q1")
                .edge("q1", EdgeKind.TRUSTS, "t1");

        assertThat(areOne("x1", "t1")).isTrue();
        assertThat(areOne("x1", "x2")).isFalse();
    }

    @Test
    void a_role_that_two_take_joins_them_only_where_it_names_what_they_use() {
        functions("x1", "x2", "x3", "x4");
        fields.add(ROLE, "r1").add(ROLE, "r2").add(QUEUE, "q1");
        uses("r1", EdgeKind.RUNS_AS, "x1", "x2");
        uses("r2", EdgeKind.RUNS_AS, "x3", "x4");
        fields.edge("r2", EdgeKind.WRITES, "q1");

        assertThat(areOne("x1", "x2")).isFalse();
        assertThat(areOne("x3", "x4", "r2")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"x1 x2, true", "x1 x2 x3, false"})
    void a_part_of_two_wholes_joins_them_and_one_of_three_none(String wholes, boolean one) {
        functions("x1", "x2", "x3");
        fields.add("AWS::EC2::EIP", "p1");
        for (String name : List.of("x1", "x2", "x3")) {
            fields.add("AWS::EC2::Volume", name + "-7v").edge(name + "-7v", EdgeKind.ATTACHED_TO, name);
        }
        uses("p1", EdgeKind.ATTACHED_TO, wholes.split(" "));

        assertThat(areOne("x1", "x2")).isEqualTo(one);
        assertThat(areOne("x1", "p1")).isEqualTo(one);
    }

    @Test
    void what_holds_others_is_held_though_it_does_nothing_by_itself() {
        functions("x1", "x2");
        fields.add("AWS::CodePipeline::Pipeline", "p1");
        for (String number : List.of("1", "2")) {
            fields.add("AWS::CodeBuild::Project", "b" + number)
                    .edge("p1", EdgeKind.INVOKES, "b" + number)
                    .edge("b" + number, EdgeKind.INVOKES, "x" + number);
        }

        assertThat(areOne("x1", "x2", "b1", "b2", "p1")).isTrue();
    }

    @Test
    void a_group_around_what_has_no_name_is_called_by_its_id() {
        fields.put(new Resource(
                        arn("x1"),
                        FUNCTION,
                        "eu-west-1",
                        Fields.ACCOUNT,
                        "i-77",
                        "",
                        Map.of(),
                        Json.mapper().createObjectNode()))
                .add(ROLE, "r2")
                .add(QUEUE, "q3")
                .edge("x1", EdgeKind.RUNS_AS, "r2")
                .edge("x1", EdgeKind.READS, "q3");

        assertThat(context("q3")).isEqualTo("around-i-77");
    }

    @Test
    void what_aws_made_for_the_account_joins_nobody() {
        String arn =
                "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
        functions("x1", "x2");
        fields.put(new Resource(
                arn,
                ROLE,
                Resource.GLOBAL,
                Fields.ACCOUNT,
                "AWSServiceRoleForAutoScaling",
                "AWSServiceRoleForAutoScaling",
                Map.of(),
                Json.mapper().createObjectNode().put("Path", "/aws-service-role/autoscaling.amazonaws.com/")));
        fields.add(QUEUE, "q1");
        fields.edgeTo("x1", EdgeKind.RUNS_AS, arn).edgeTo("x2", EdgeKind.RUNS_AS, arn);
        fields.edgeFrom(arn, EdgeKind.WRITES, "q1");

        assertThat(areOne("x1", "x2")).isFalse();
    }

    @Test
    void what_cannot_be_apart_and_does_something_is_a_group_by_itself() {
        functions("x1", "x2");
        fields.add("AWS::AutoScaling::AutoScalingGroup", "g1")
                .add("AWS::EC2::Instance", "i1")
                .add("AWS::EC2::Instance", "i2");
        fields.edge("i1", EdgeKind.MANAGED_BY, "g1").edge("i2", EdgeKind.MANAGED_BY, "g1");

        assertThat(areOne("g1", "i1", "i2")).isTrue();
    }

    /** Groups of a function each, of which the record says when it was changed last, and its role when it was made. */
    private void changed(String name, String made, String changed) {
        functions(name);
        fields.dated(FUNCTION, name, "LastModified", changed).dated(ROLE, name + "-7r", "CreateDate", made);
    }

    @Test
    void what_was_made_and_changed_together_when_little_else_was_is_one_and_says_why() {
        changed("x1", "2020-03-04T10:00:00Z", "2022-05-06T15:01:00.000+0000");
        changed("x2", "2020-03-04T10:05:00Z", "2022-05-06T15:02:00.000+0000");
        for (int other = 3; other < 9; other++) {
            changed("x" + other, "2020-0" + other + "-14T10:00:00Z", "2022-0" + other + "-16T10:00:00.000+0000");
        }

        assertThat(areOne("x1", "x2")).isTrue();
        assertThat(areOne("x1", "x3")).isFalse();
        assertThat(row(fields.partition(), "x1").reasons())
                .filteredOn(reason -> reason.rule().equals("context.changed-together"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.text()).contains("on 2020-03-04, 2022-05-06"));
    }

    @Test
    void what_moves_a_stream_into_a_bucket_does_something() {
        functions("x1", "x2");
        fields.add("AWS::Kinesis::Stream", "s1")
                .add("AWS::S3::Bucket", "b1")
                .add("AWS::KinesisFirehose::DeliveryStream", "d1");
        fields.edge("d1", EdgeKind.READS, "s1").edge("d1", EdgeKind.WRITES, "b1");
        uses("s1", EdgeKind.WRITES, "x1");
        uses("b1", EdgeKind.READS, "x2");

        assertThat(areOne("x1", "x2", "d1", "s1", "b1")).isTrue();
    }

    private Reason why(String name) {
        return row(fields.partition(), name).reasons().stream()
                .filter(reason -> reason.rule().startsWith("context."))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_group_says_how_many_hang_together() {
        functions("x1");

        assertThat(why("x1-7r"))
                .isEqualTo(new Reason(
                        "context.community",
                        Map.of("size", "3"),
                        "No tag or name says where it belongs; it hangs together with 2 others."));
    }

    @Test
    void groups_that_were_changed_together_say_how_many_they_are() {
        changed("x1", "2020-03-04T10:00:00Z", "2022-05-06T15:01:00.000+0000");
        changed("x2", "2020-03-04T10:05:00Z", "2022-05-06T15:02:00.000+0000");
        for (int other = 3; other < 9; other++) {
            changed("x" + other, "2020-0" + other + "-14T10:00:00Z", "2022-0" + other + "-16T10:00:00.000+0000");
        }

        assertThat(why("x1").text())
                .contains("it hangs together with 2 others, and was made or changed together with 3 more");
    }

    @ParameterizedTest
    @CsvSource({"zig-a, zig-b, q1, zig", "zig-a, r2, q1, around-x1", "zig-a, zag-b, q1, around-x1"})
    void it_is_called_by_the_word_that_half_of_it_bear_or_else_by_what_does_something(
            String role, String logs, String queue, String context) {
        fields.add(FUNCTION, "x1").add(ROLE, role).add(LOGS, logs).add(QUEUE, queue);
        fields.edge("x1", EdgeKind.RUNS_AS, role)
                .edge("x1", EdgeKind.LOGS_TO, logs)
                .edge("x1", EdgeKind.READS, queue);

        assertThat(context(role)).isEqualTo(context);
    }

    @Test
    void by_the_one_with_most_ties_and_of_equals_by_the_first() {
        functions("x1", "x2");
        fields.add(QUEUE, "q1");
        uses("q1", EdgeKind.READS, "x1", "x2");
        assertThat(context("q1")).isEqualTo("around-x1");

        uses("q1", EdgeKind.WRITES, "x2");
        assertThat(context("q1")).isEqualTo("around-x2");
    }

    @Test
    void two_groups_of_one_name_are_numbered() {
        functions("x1");
        fields.put(new Resource(
                        arn("x2"),
                        FUNCTION,
                        "eu-west-1",
                        Fields.ACCOUNT,
                        "x1",
                        "x1",
                        Map.of(),
                        JsonNodeFactory.instance.objectNode()))
                .add(ROLE, "x2-7r")
                .add(LOGS, "x2-7l")
                .edge("x2", EdgeKind.RUNS_AS, "x2-7r")
                .edge("x2", EdgeKind.LOGS_TO, "x2-7l");

        assertThat(context("x1-7r")).isEqualTo("around-x1");
        assertThat(context("x2-7r")).isEqualTo("around-x1-2");
    }

    @ParameterizedTest
    @CsvSource({"true, 1, false", "true, 2, true", "false, 1, true"})
    void a_core_that_is_hardly_tied_to_what_is_known_follows_it_not(boolean large, int ties, boolean follows) {
        for (String part : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            fields.add(FUNCTION, "orders-" + part, "app", "orders");
        }
        functions("x1");
        if (large) {
            functions("x2");
            fields.add(QUEUE, "q1");
            uses("q1", EdgeKind.READS, "x1", "x2");
        }
        fields.edge("x1", EdgeKind.TRUSTS, "orders-a");
        if (ties > 1) {
            fields.edge("x1", EdgeKind.REFERENCES, "orders-b").edge("orders-c", EdgeKind.TRUSTS, "x1");
        }

        assertThat("orders".equals(context("x1"))).isEqualTo(follows);
    }

    @Test
    void what_does_something_and_cannot_be_without_another_is_one_with_it() {
        functions("x1", "x2");
        fields.edge("x1", EdgeKind.ATTACHED_TO, "x2");

        assertThat(areOne("x1", "x2")).isTrue();
    }

    @Test
    void what_only_a_group_with_one_store_uses_is_of_it() {
        functions("x1", "x2");
        fields.add(QUEUE, "q1").add("AWS::Lambda::LayerVersion", "l1");
        uses("q1", EdgeKind.READS, "x1", "x2");
        uses("l1", EdgeKind.REFERENCES, "x1", "x2");

        assertThat(areOne("x1", "x2", "q1", "l1")).isTrue();
    }

    @Test
    void who_uses_a_store_through_what_is_its_own_uses_it() {
        functions("x1", "x2");
        fields.add(QUEUE, "q1").add("AWS::Lambda::LayerVersion", "l1").edge("l1", EdgeKind.READS, "q1");
        uses("q1", EdgeKind.READS, "x1");
        uses("l1", EdgeKind.REFERENCES, "x2");

        assertThat(areOne("x1", "x2", "q1", "l1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, false", "1, true"})
    void groups_are_contexts_only_where_most_of_what_does_something_has_none(int tagged, boolean groups) {
        functions("x1", "x2");
        for (int i = 0; i < tagged; i++) {
            fields.add(FUNCTION, "o" + i, "app", "orders");
        }

        assertThat(context("x1") != null).isEqualTo(groups);
        assertThat(context("o0")).isEqualTo("orders");
    }

    @Test
    void whose_role_calls_another_is_not_one_with_it() {
        functions("x1", "x2");
        fields.edge("x1-7r", EdgeKind.INVOKES, "x2");

        assertThat(areOne("x1", "x2")).isFalse();
        assertThat(areOne("x1", "x1-7r")).isTrue();
    }

    @Test
    void a_role_that_others_only_read_of_is_taken_by_one() {
        functions("x1", "x2");
        fields.edge("x2", EdgeKind.TRUSTS, "x1-7r");

        assertThat(areOne("x1", "x1-7r")).isTrue();
        assertThat(areOne("x1", "x2")).isFalse();
    }
}
