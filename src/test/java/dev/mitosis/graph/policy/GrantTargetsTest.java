package dev.mitosis.graph.policy;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.GraphFixture;
import dev.mitosis.model.Finding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which resources a pattern of an identity policy covers, and which grants are too wide. */
class GrantTargetsTest {
    private static final String ROLE = "AWS::IAM::Role app";

    private static GraphFixture granted(String statement, String... tables) {
        return graphOf(a -> {
            for (String table : tables) {
                a.table(table, t -> {});
            }
            a.role("app", r -> r.json("/RolePolicyList", "[{'PolicyDocument':{'Statement':[" + statement + "]}}]"));
        });
    }

    private static List<String> covered(String pattern, String... tables) {
        return granted("{'Effect':'Allow','Action':'dynamodb:PutItem','Resource':'" + pattern + "'}", tables)
                .neededBy(ROLE)
                .stream()
                .map(id -> id.startsWith("external:") ? id : id.replaceAll(".*/", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:dynamodb:eu-west-1:123456789012:table/orders, orders",
        "arn:aws:dynamodb:*:123456789012:table/orders, orders",
        "arn:aws:dynamodb:$R:123456789012:table/orders, orders",
        "arn:aws:dynamodb:eu-west-1:*:table/orders, orders",
        "arn:aws:dynamodb:eu-west-1:$A:table/orders, orders",
        "arn:*:dynamodb:eu-west-1:123456789012:table/orders, orders",
        "arn:$P:dynamodb:eu-west-1:123456789012:table/orders, orders",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/index/by-day, orders",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/ord*, orders orders-old",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/ord?rs, orders",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/or*, ''",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/xyz*, ''",
        "arn:aws:dynamodb:us-east-1:123456789012:table/ord*, ''",
        "dynamodb, ''",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/gone, external:dangling/arn:aws:dynamodb:eu-west-1:123456789012:table/gone",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/gone/*, external:dangling/arn:aws:dynamodb:eu-west-1:123456789012:table/gone",
        "arn:aws:dynamodb:eu-west-1:123456789012:gone/*, ''"
    })
    void a_pattern_covers_what_a_scan_can_see_of_it(String pattern, String names) {
        assertThat(covered(pattern, "orders", "orders-old"))
                .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "parameter/shop/prod/*, shop/prod/db-host",
        "parameter/shop/*, shop/prod/db-host",
        "parameter/*, ''",
        "parameter/sh/*, ''",
        "parameter/aws/service/*, ''",
        "parameter/shop/test/*, external:dangling/arn:aws:ssm:eu-west-1:123456789012:parameter/shop/test"
    })
    void a_pattern_below_a_path_covers_the_names_that_lie_there(String resource, String name) {
        GraphFixture drawn = graphOf(a -> a.add("AWS::SSM::Parameter", "shop/prod/db-host", p -> {})
                .add("AWS::SSM::Parameter", "aws/service/list", p -> {})
                .add("AWS::SSM::Parameter", "sh/list", p -> {})
                .role(
                        "app",
                        r -> r.json(
                                "/RolePolicyList",
                                "[{'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'ssm:GetParameter',"
                                        + "'Resource':'arn:aws:ssm:eu-west-1:123456789012:" + resource + "'}]}}]")));

        assertThat(drawn.neededBy(ROLE).stream()
                        .map(id -> id.replaceAll("^(AWS::SSM::Parameter |arn:.*:parameter/)", ""))
                        .toList())
                .isEqualTo(name.isEmpty() ? List.of() : List.of(name));
    }

    @Test
    void a_prefix_of_up_to_twenty_joins_and_one_of_more_is_wide() {
        String[] twenty = IntStream.range(0, 20).mapToObj(i -> "part-" + i).toArray(String[]::new);
        String[] more = IntStream.range(0, 21).mapToObj(i -> "part-" + i).toArray(String[]::new);
        String pattern = "arn:aws:dynamodb:eu-west-1:123456789012:table/part-*";

        assertThat(covered(pattern, twenty)).hasSize(20);
        assertThat(covered(pattern, more)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:s3:::abc/*, true", "arn:aws:s3:::ab/*, false", "arn:aws:sns:eu-west-1:123456789012:abc:*, true"
    })
    void what_is_in_a_resource_that_is_gone_stands_for_it(String pattern, boolean isNamed) {
        String statement = "{'Effect':'Allow','Action':['s3:PutObject','sns:Publish'],'Resource':'" + pattern + "'}";

        assertThat(granted(statement).neededBy(ROLE).isEmpty()).isEqualTo(!isNamed);
    }

    @ParameterizedTest
    @CsvSource({
        "task-definition/orders:*, orders:1",
        "task-definition/orders:1, orders:1",
        "task-definition/or:*, or:1",
        "task-definition/or*:*, ''",
        "task-definition/*, ''",
        "task-definition:*, ''",
        "task-definition/*:*, ''"
    })
    void a_pattern_that_leaves_the_version_open_covers_the_versions_of_that_name(String resource, String names) {
        String statement = "{'Effect':'Allow','Action':'ecs:RunTask','Resource':'arn:aws:ecs:eu-west-1:123456789012:"
                + resource + "'}";
        GraphFixture drawn = graphOf(a -> a.add("AWS::ECS::TaskDefinition", "orders", t -> {})
                .add("AWS::ECS::TaskDefinition", "or", t -> {})
                .add("AWS::ECS::TaskDefinition", "orders-new", t -> {})
                .role("app", r -> r.json("/RolePolicyList", "[{'PolicyDocument':{'Statement':[" + statement + "]}}]")));

        assertThat(drawn.neededBy(ROLE).stream()
                        .map(id -> id.replaceAll(".*/", ""))
                        .toList())
                .isEqualTo(names.isEmpty() ? List.of() : List.of(names));
    }

    @Test
    void a_kind_alone_is_no_name_whose_versions_are_left_open() {
        String statement = "{'Effect':'Allow','Action':'lambda:InvokeFunction',"
                + "'Resource':'arn:aws:lambda:eu-west-1:123456789012:function:*'}";
        GraphFixture drawn = graphOf(a -> a.add("AWS::Lambda::Function", "orders", f -> {})
                .role("app", r -> r.json("/RolePolicyList", "[{'PolicyDocument':{'Statement':[" + statement + "]}}]")));

        assertThat(drawn.neededBy(ROLE)).isEmpty();
    }

    private static String wide(String statement) {
        return granted(statement).graph().findings().stream()
                .filter(finding -> finding.rule().startsWith("graph.grant-"))
                .map(Finding::text)
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Action':['s3:PutA','s3:PutB','s3:PutC','s3:PutD'] | s3:PutA, s3:PutB, s3:PutC, s3:PutD",
                "'Action':['s3:PutA','s3:PutB','s3:PutC','s3:PutD','s3:PutE'] | s3:PutA, s3:PutB, s3:PutC, s3:PutD and more",
                "'NotAction':['iam:*','sts:*'] | everything but iam:*, sts:*"
            })
    void a_wide_grant_says_what_it_allows(String actions, String summary) {
        assertThat(wide("{'Effect':'Allow'," + actions + ",'Resource':'*'}"))
                .isEqualTo("The policy allows " + summary + " on *, which names no resource of its own.");
    }

    @Test
    void everything_is_every_action_on_every_resource() {
        String table = "arn:aws:dynamodb:*:*:table/*";

        assertThat(granted("{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}")
                        .findings("graph.grant-everything"))
                .hasSize(1);
        assertThat(granted("{'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::x'}")
                        .findings("graph.grant-everything"))
                .hasSize(1);
        assertThat(granted("{'Effect':'Allow','Action':'*','Resource':'" + table + "'}")
                        .findings("graph.grant-wide"))
                .hasSize(1);
        assertThat(granted("{'Effect':'Allow','Action':'s3:*','Resource':'*'}").findings("graph.grant-wide"))
                .hasSize(1);
    }

    @Test
    void a_condition_of_an_identity_policy_that_breaks_on_a_move_is_found() {
        assertThat(granted("{'Effect':'Allow','Action':'s3:GetObject','Resource':'*','Condition':{'StringEquals':"
                                + "{'aws:ResourceAccount':'123456789012'}}}")
                        .findings("graph.condition-breaks-on-move"))
                .hasSize(1);
    }

    /** A deny of a whole bucket takes it away only where it also denies what is in it. */
    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::files, true",
        "arn:aws:s3:::files*, false",
        "arn:aws:s3:::other*, true",
        "arn:aws:s3:::files/*, true"
    })
    void a_deny_of_a_bucket_takes_its_objects_away_only_where_it_names_them(String denied, boolean remains) {
        GraphFixture drawn = graphOf(a -> a.bucket("files", b -> {})
                .role(
                        "app",
                        r -> r.json(
                                "/RolePolicyList",
                                "[{'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'s3:PutObject','Resource':'arn:aws:s3:::files'},"
                                        + "{'Effect':'Deny','Action':'s3:Put*','Resource':'" + denied + "'}]}}]")));

        boolean byPattern = denied.equals("arn:aws:s3:::files");
        assertThat(drawn.between(ROLE, "AWS::S3::Bucket files").isEmpty()).isEqualTo(!remains || byPattern);
    }
}
