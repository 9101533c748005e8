package dev.mitosis.graph.policy;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.REFERENCES;
import static dev.mitosis.model.EdgeKind.TRUSTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.graph.GraphFixture;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Resource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands before a policy that speaks to everybody: defaults, denies, networks, blocks of public access. */
class PolicyDoorsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String BUCKET = "AWS::S3::Bucket files";
    private static final String OPEN = "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}";
    private static final PolicyDoors DOORS = PolicyDoors.load();

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Resource resource(String type, JsonNode data) {
        return new Resource(
                "arn:aws:x:eu-west-1:" + ACCOUNT + ":y", type, "eu-west-1", ACCOUNT, "y", "y", Map.of(), data);
    }

    private static ObjectNode record(String path, String value) {
        JsonNode at = JsonNodeFactory.instance.textNode(value);
        String[] steps = path.substring(1).split("/", -1);
        for (int i = steps.length - 1; i >= 0; i--) {
            at = steps[i].equals("*")
                    ? JsonNodeFactory.instance.arrayNode().add(at)
                    : JsonNodeFactory.instance.objectNode().set(steps[i], at);
        }
        return (ObjectNode) at;
    }

    private static GraphFixture bucket(String... statements) {
        return graphOf(a -> a.bucket(
                "files",
                b -> b.json("/GetBucketPolicy/Policy", "{'Statement':[" + String.join(",", statements) + "]}")));
    }

    private static boolean isOpen(GraphFixture drawn) {
        return !drawn.findings("graph.open-to-everybody").isEmpty();
    }

    static Stream<TsvRow> defaults() {
        return TsvTable.load(DefaultPolicies.class, DefaultPolicies.FILE, 4).stream();
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void a_default_is_known_and_a_statement_that_says_a_little_more_is_none(TsvRow row) {
        boolean any = row.cell(2).equals("${any}");
        String text = any
                ? "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"}"
                : row.cell(2)
                        .replace("${arn}", "arn:aws:x:eu-west-1:" + ACCOUNT + ":y")
                        .replace("${account}", ACCOUNT)
                        .replace("${region}", "eu-west-1")
                        .replace("${partition}", "aws")
                        .replace("${any}", "whatever");
        int equals = row.cell(1).indexOf('=');
        Resource made = resource(
                row.cell(0),
                equals < 0
                        ? Json.mapper().createObjectNode()
                        : record(row.cell(1).substring(0, equals), row.cell(1).substring(equals + 1)));
        Resource other =
                resource(any ? row.cell(0) : "AWS::Some::Thing", Json.mapper().createObjectNode());
        ObjectNode more = (ObjectNode) json(text);
        more.set("Principal", json("{\"AWS\":\"210987654321\"}"));

        assertThat(DOORS.isDefault(statement(json(text)), made)).isTrue();
        assertThat(DOORS.isDefault(statement(json(text)), other)).isFalse();
        assertThat(DOORS.isDefault(statement(more), made)).isEqualTo(any);
    }

    private static IamStatement statement(JsonNode statement) {
        return IamStatement.of(Json.mapper().createObjectNode().set("Statement", statement), "")
                .get(0);
    }

    static Stream<TsvRow> doors() {
        return TsvTable.load(InnerDoors.class, InnerDoors.FILE, 5).stream();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void an_inner_door_leaves_a_network_or_the_account_and_without_it_everybody_is_in(TsvRow row) {
        IamStatement open = statement(json(OPEN.replace('\'', '"')));
        String value = row.cell(2).equals(".+") ? "x" : row.cell(2);

        assertThat(DOORS.audience(open, java.util.List.of(open), resource(row.cell(0), record(row.cell(1), value)))
                        .parties()
                        .keySet())
                .singleElement()
                .hasToString(row.cell(3).equals("network") ? "whoever reaches its network" : "account " + ACCOUNT);
        assertThat(DOORS.audience(
                                open,
                                java.util.List.of(open),
                                resource(row.cell(0), Json.mapper().createObjectNode()))
                        .parties())
                .isEmpty();
    }

    @Test
    void an_arn_that_would_break_json_is_compared_as_text() {
        String arn = "arn:aws:sns:eu-west-1:" + ACCOUNT + ":a\"; touch \\PWNED\n";
        Resource topic = new Resource(
                arn,
                "AWS::SNS::Topic",
                "eu-west-1",
                ACCOUNT,
                "y",
                "y",
                Map.of(),
                Json.mapper().createObjectNode());
        ObjectNode own = (ObjectNode) json(OPEN.replace('\'', '"'));
        own.set("Condition", json("{\"StringEquals\":{\"AWS:SourceOwner\":\"" + ACCOUNT + "\"}}"));
        own.put("Action", "SNS:Publish").put("Resource", arn);

        assertThat(DOORS.isDefault(statement(own), topic)).isTrue();
        assertThat(DOORS.isDefault(statement(own.put("Resource", arn + "x")), topic))
                .isFalse();
    }

    @Test
    void the_default_policy_of_a_topic_is_no_open_door() {
        GraphFixture drawn = graphOf(a -> a.topic(
                "news",
                t -> t.json(
                        "/GetTopicAttributes/Attributes/Policy",
                        "{'Version':'2008-10-17','Id':'__default_policy_ID','Statement':[{'Sid':'__default_statement_ID','Effect':'Allow','Principal':{'AWS':'*'},'Action':['SNS:Publish','SNS:Subscribe'],'Resource':'"
                                + t.arn() + "','Condition':{'StringEquals':{'AWS:SourceOwner':'" + ACCOUNT
                                + "'}}}]}")));

        assertThat(drawn.graph().findings()).isEmpty();
        assertThat(drawn.neededBy("AWS::SNS::Topic news")).isEmpty();
    }

    @Test
    void the_policy_of_an_endpoint_lets_nobody_in_and_names_what_passes() {
        GraphFixture drawn = graphOf(
                a -> a.bucket("files", b -> {})
                        .add(
                                "AWS::EC2::VPCEndpoint",
                                "all",
                                e -> e.set("/VpcEndpointId", e.id())
                                        .json(
                                                "/PolicyDocument",
                                                "{'Statement':[{'Action':'*','Effect':'Allow','Principal':'*','Resource':'*'}]}"))
                        .add(
                                "AWS::EC2::VPCEndpoint",
                                "one",
                                e -> e.set("/VpcEndpointId", e.id())
                                        .json(
                                                "/PolicyDocument",
                                                "{'Statement':[{'Action':'s3:*','Effect':'Allow','Principal':'*','Resource':'arn:aws:s3:::files/*'}]}")));

        assertThat(isOpen(drawn)).isFalse();
        drawn.noEdge("AWS::EC2::VPCEndpoint one", "external:internet");
        drawn.edge("AWS::EC2::VPCEndpoint one", REFERENCES, BUCKET).at("/PolicyDocument/Statement/0/Resource");
        assertThat(drawn.neededBy("AWS::EC2::VPCEndpoint all")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}}} | false",
                "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}} | true",
                "{'Effect':'Deny','Principal':'*','Action':'s3:PutObject','Resource':'*','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}}} | true",
                "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::files/private/*','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}}} | true",
                "{'Effect':'Deny','Principal':{'AWS':'210987654321'},'Action':'s3:*','Resource':'*'} | true",
                "{'Effect':'Deny','NotPrincipal':{'AWS':'arn:aws:iam::210987654321:root'},'Action':'s3:*','Resource':'*'} | false",
                "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'} | false",
            })
    void a_deny_that_covers_all_leaves_whom_it_spares(String deny, boolean isOpen) {
        assertThat(isOpen(bucket(OPEN, deny))).isEqualTo(isOpen);
    }

    @Test
    void whom_a_deny_spares_is_drawn_with_the_deny_as_evidence() {
        bucket(
                        OPEN,
                        "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}}}")
                .edge(BUCKET, TRUSTS, "external:organization/o-abcdefghij")
                .because("/GetBucketPolicy/Policy/Statement/1/Condition", "aws:PrincipalOrgID = o-abcdefghij");
    }

    @Test
    void everybody_but_some_is_everybody() {
        assertThat(
                        isOpen(
                                bucket(
                                        "{'Effect':'Allow','NotPrincipal':{'AWS':'210987654321'},'Action':'s3:GetObject','Resource':'*'}")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void a_block_of_public_access_to_the_account_closes_its_buckets(boolean blocks, boolean isOpen) {
        GraphFixture drawn = graphOf(a -> a.add(
                        "AWS::S3::AccountPublicAccessBlock",
                        "public access block",
                        b -> b.json("/RestrictPublicBuckets", String.valueOf(blocks)))
                .bucket("files", b -> b.json("/GetBucketPolicy/Policy", "{'Statement':[" + OPEN + "]}")));

        assertThat(isOpen(drawn)).isEqualTo(isOpen);
    }

    @Test
    void named_accounts_and_networks_of_a_condition_are_trusted() {
        GraphFixture drawn = bucket(
                OPEN.replace(
                        "'*'}",
                        "'*','Condition':{'StringEquals':{'aws:SourceAccount':['123456789012','210987654321']}}}"),
                OPEN.replace("'*'}", "'*','Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}}"));

        assertThat(drawn.neededBy(BUCKET))
                .containsExactlyInAnyOrder("external:account/210987654321", "external:network/203.0.113.0/24");
    }

    @Test
    void a_condition_that_nobody_meets_lets_nobody_in() {
        GraphFixture drawn = bucket(
                "{'Effect':'Allow','Principal':{'AWS':'210987654321'},'Action':'s3:GetObject','Resource':'*',"
                        + "'Condition':{'StringEquals':{'aws:SourceAccount':'123456789012'},'StringNotEquals':{'aws:SourceAccount':'123456789012'}}}");

        assertThat(drawn.neededBy(BUCKET)).isEmpty();
    }

    @Test
    void an_open_policy_says_which_conditions_narrow_nothing() {
        bucket(OPEN.replace("'*'}", "'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}}"))
                .edge(BUCKET, TRUSTS, "external:internet")
                .because("/GetBucketPolicy/Policy/Statement/0/Principal", "* where aws:SecureTransport = true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | CRITICAL",
                "{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}} | CRITICAL",
                "{'StringEquals':{'sts:ExternalId':'x'}} | MEDIUM",
                "{'StringEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}} |",
            })
    void a_role_that_everybody_may_take_is_judged_by_what_its_conditions_do(String condition, String severity) {
        GraphFixture drawn = graphOf(a -> a.role(
                "app",
                r -> r.json(
                        "/AssumeRolePolicyDocument",
                        "{'Statement':[{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'sts:AssumeRole','Condition':"
                                + condition + "}]}")));

        assertThat(drawn.findings("graph.role-trusts-everybody").stream()
                        .map(Finding::severity)
                        .map(Enum::name))
                .containsExactly(severity == null ? new String[0] : new String[] {severity});
    }

    @Test
    void conditions_of_any_policy_name_what_they_would_not_hold_without() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .role(
                        "builder",
                        r -> r.json(
                                "/RolePolicyList/-/PolicyDocument",
                                "{'Statement':[{'Effect':'Allow','Action':'ec2:CreateNetworkInterfacePermission','Resource':'*','Condition':{'ArnEquals':{'ec2:Subnet':['"
                                        + a.arn("AWS::EC2::Subnet", "app")
                                        + "']}}},{'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'StringNotEquals':{'aws:SourceVpc':'"
                                        + a.get("AWS::EC2::VPC", "main").id() + "'}}}]}")));

        drawn.edge("AWS::IAM::Role builder", REFERENCES, "AWS::EC2::Subnet app")
                .at("/RolePolicyList/0/PolicyDocument/Statement/0/Condition");
        drawn.edge("AWS::IAM::Role builder", REFERENCES, "AWS::EC2::VPC main")
                .at("/RolePolicyList/0/PolicyDocument/Statement/1/Condition");
    }
}
