package dev.mitosis.target.identity;

import static dev.mitosis.target.identity.Estates.OLD;
import static dev.mitosis.target.identity.Estates.bucket;
import static dev.mitosis.target.identity.Estates.queue;
import static dev.mitosis.target.identity.Estates.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.target.identity.IdentityPlanner.IdentityPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason and finding about identities, with an estate that has it and one that has not. */
class IdentityRuleRowsTest {
    private static final Pattern ID = Pattern.compile("\"((?:identity|user)\\.[a-z-]+)\"");
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:" + OLD + ":function:work";
    private static final String MACHINE = "arn:aws:states:eu-west-1:" + OLD + ":stateMachine:orders";
    private static final String ENDPOINT = "arn:aws:ec2:eu-west-1:" + OLD + ":vpc-endpoint/vpce-0123456789abcdef0";

    private record Row(String id, Estates with, Estates without) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Estates app(String resource) {
        return new Estates()
                .role("app", "{'Effect':'Allow','Action':'sqs:SendMessage','Resource':'" + resource + "'}")
                .moves(role("app"), "dev");
    }

    private static Estates jobs(String resource) {
        return app(resource).queue("jobs", "").moves(queue("jobs"), "dev");
    }

    private static Estates open(String condition) {
        return new Estates()
                .bucket(
                        "b",
                        "{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::b/*','Condition':{"
                                + condition + "}}")
                .moves(bucket("b"), "dev")
                .put(
                        "AWS::Organizations::Membership",
                        "arn:aws:organizations::1:organization/o-abcdefghij",
                        "{'Id':'o-abcdefghij'}")
                .put("AWS::EC2::VPCEndpoint", ENDPOINT, "{}")
                .moves(ENDPOINT, "dev")
                .renamed(ENDPOINT, "arn:aws:ec2:eu-west-1:${ACCOUNT_DEV}:vpc-endpoint/${ID_DOOR}");
    }

    private static Estates copy(boolean needed) {
        Estates estate = new Estates()
                .role("all", "{'Effect':'Allow','Action':'sqs:SendMessage','Resource':'" + queue("far") + "'}")
                .stays(role("all"))
                .copied(role("all"), "dev")
                .queue("far", "")
                .stays(queue("far"))
                .put("AWS::Lambda::Function", FUNCTION, "{}")
                .moves(FUNCTION, "dev")
                .needs(FUNCTION, EdgeKind.RUNS_AS, role("all"));
        return needed ? estate.needs(FUNCTION, EdgeKind.WRITES, queue("far")) : estate;
    }

    private static Estates used() {
        return jobs(queue("jobs")).needs(role("app"), EdgeKind.WRITES, queue("jobs"));
    }

    private static Estates user(String name, String data) {
        String arn = "arn:aws:iam::" + OLD + ":user/" + name;
        return new Estates().put("AWS::IAM::User", arn, data).stays(arn);
    }

    private static final String CONSOLE = "{'GetLoginProfile':{'LoginProfile':{'UserName':'u'}}}";
    private static final String KEY =
            "{'ListAccessKeys':{'AccessKeyMetadata':[{'AccessKeyId':'AKIA1','Status':'Active',"
                    + "'CreateDate':'2026-06-20T00:00:00Z'}]}}";
    private static final String UNUSED = "{'CreateDate':'2020-01-01T00:00:00Z','ListUsers':{'Users':[{'Arn':'u'}]},"
            + "'ListAccessKeys':{'AccessKeyMetadata':[{'AccessKeyId':'AKIA1','Status':'Inactive'}]}}";

    /** A bucket of which an account has a grant. */
    private static Estates listed(String account) {
        return new Estates()
                .put(
                        "AWS::S3::Bucket",
                        bucket("b"),
                        "{'GetBucketAcl':{'Owner':{'ID':'75aa57f0'},'Grants':[{'Grantee':{'ID':'" + account
                                + "'},'Permission':'READ'}]}}")
                .moves(bucket("b"), "dev");
    }

    private static Estates owned(String ownership) {
        return new Estates()
                .put(
                        "AWS::S3::Bucket",
                        bucket("b"),
                        "{'GetBucketOwnershipControls':{'Rules':[{'ObjectOwnership':'" + ownership + "'}]}}")
                .moves(bucket("b"), "dev");
    }

    static Stream<Row> rows() {
        String unbounded = "arn:aws:iam::" + OLD + ":policy/limits";
        String user = "arn:aws:iam::" + OLD + ":user/";
        Estates bounded = jobs(queue("jobs"))
                .put(
                        "AWS::IAM::ManagedPolicy",
                        unbounded,
                        "{'PolicyVersionList':[{'IsDefaultVersion':true,'Document':"
                                + Estates.policy(
                                        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':"
                                                + "{'aws:PrincipalAccount':'" + OLD + "'}}}")
                                + "}]}")
                .stays(unbounded)
                .put(
                        "AWS::IAM::Role",
                        role("app"),
                        "{'PermissionsBoundary':{'PermissionsBoundaryArn':'" + unbounded
                                + "'},'RolePolicyList':[{'PolicyName':'own','PolicyDocument':"
                                + Estates.policy("{'Effect':'Allow','Action':'sqs:SendMessage','Resource':'*'}")
                                + "}]}")
                .needs(role("app"), EdgeKind.WRITES, queue("jobs"));
        Estates gaining = jobs(queue("jobs"))
                .put(
                        "AWS::Organizations::Policy",
                        "arn:aws:organizations::1:policy/o-abcdefghij/service_control_policy/p-1",
                        "{'DescribePolicy':{'Policy':{'PolicySummary':{'Type':'SERVICE_CONTROL_POLICY'},'Content':"
                                + Estates.policy("{'Effect':'Deny','Action':'sqs:*','Resource':'*'}")
                                + "}},'ListTargetsForPolicy':{'Targets':[{'TargetId':'" + OLD + "'}]}}")
                .needs(role("app"), EdgeKind.WRITES, queue("jobs"));
        return Stream.of(
                new Row("identity.successor", jobs(queue("jobs")), jobs("*")),
                new Row("identity.pattern", jobs(queue("job*")), jobs(queue("jobs"))),
                new Row(
                        "identity.account",
                        new Estates()
                                .queue(
                                        "q",
                                        "{'Effect':'Allow','Principal':{'AWS':'" + OLD
                                                + "'},'Action':'sqs:*','Resource':'*'}")
                                .moves(queue("q"), "dev"),
                        new Estates()
                                .queue(
                                        "q",
                                        "{'Effect':'Allow','Principal':{'AWS':'999999999999'},'Action':'sqs:*',"
                                                + "'Resource':'*'}")
                                .moves(queue("q"), "dev")),
                new Row(
                        "identity.organization",
                        open("'StringEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}"),
                        open("'StringEquals':{'aws:PrincipalOrgID':'o-zzzzzzzzzz'}")),
                new Row(
                        "identity.id",
                        open("'StringEquals':{'aws:SourceVpce':'vpce-0123456789abcdef0'}"),
                        open("'StringEquals':{'aws:SourceVpce':'vpce-0000000000000000f'}")),
                new Row("identity.unknown", app(queue("later")), jobs(queue("jobs"))),
                new Row(
                        "identity.gone",
                        app(queue("dead")).queue("dead", "").retired(queue("dead")),
                        app(queue("dead")).queue("dead", "").stays(queue("dead"))),
                new Row("identity.far", copy(false), copy(true)),
                new Row(
                        "identity.unneeded",
                        jobs("*")
                                .needs(role("app"), EdgeKind.READS, bucket("b"))
                                .bucket("b", "")
                                .stays(bucket("b"))
                                .decide("policies: trimmed"),
                        jobs("*")
                                .needs(role("app"), EdgeKind.WRITES, queue("jobs"))
                                .decide("policies: trimmed")),
                new Row("identity.access-lost", bounded, used()),
                new Row("identity.access-gained", gaining, used()),
                new Row("identity.access-list", listed("0b9c1d2e"), listed("75aa57f0")),
                new Row("identity.object-lists", owned("ObjectWriter"), owned("BucketOwnerEnforced")),
                new Row(
                        "identity.access-unjudged",
                        new Estates()
                                .put("AWS::Lambda::Function", FUNCTION, "{}")
                                .moves(FUNCTION, "dev")
                                .queue("q", "")
                                .moves(queue("q"), "dev")
                                .needs(FUNCTION, EdgeKind.READS, queue("q")),
                        used()),
                new Row(
                        "identity.role-to-assume",
                        new Estates()
                                .role("app", "{'Effect':'Allow','Action':'states:StartExecution','Resource':'*'}")
                                .moves(role("app"), "dev")
                                .put("AWS::StepFunctions::StateMachine", MACHINE, "{}")
                                .stays(MACHINE)
                                .needs(role("app"), EdgeKind.INVOKES, MACHINE),
                        app(queue("q"))
                                .queue("q", "")
                                .stays(queue("q"))
                                .needs(role("app"), EdgeKind.WRITES, queue("q"))),
                new Row("user.decided", user("u", "{}").decide("users: {u: kept}"), user("u", "{}")),
                new Row(
                        "user.leftover",
                        new Estates().put("AWS::IAM::User", user + "u", "{}").retired(user + "u"),
                        user("u", "{}")),
                new Row("user.program", user("ses-smtp-user.1", "{}"), user("ses", "{}")),
                new Row("user.unused", user("u", UNUSED), user("u", KEY)),
                new Row("user.console", user("u", CONSOLE), user("u", KEY)),
                new Row(
                        "user.device",
                        user("u", "{}")
                                .put(
                                        "AWS::IAM::VirtualMFADevice",
                                        "arn:aws:iam::" + OLD + ":mfa/u",
                                        "{'User':{'Arn':'" + user + "u'}}"),
                        user("u", "{}")),
                new Row(
                        "user.carried",
                        user("u", KEY)
                                .put("AWS::Lambda::Function", FUNCTION, "{}")
                                .needs(FUNCTION, EdgeKind.RUNS_AS, user + "u"),
                        user("u", KEY).queue("q", "").needs(queue("q"), EdgeKind.REFERENCES, user + "u")),
                new Row("user.machine", user("jenkins", KEY), user("jenkinson", KEY)),
                new Row("user.open", user("u", KEY), user("u", CONSOLE)),
                new Row("identity.user-open", user("u", KEY), user("u", CONSOLE)),
                new Row("identity.user-without-owner", user("u", "{}").decide("users: {u: kept}"), user("u", "{}")),
                new Row("identity.user-unknown", user("u", "{}").decide("users: {v: kept}"), user("u", "{}")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_rule_speaks_where_it_should_and_nowhere_else(Row row) {
        assertThat(spoken(row.with().plan())).contains(row.id());
        assertThat(spoken(row.without().plan())).doesNotContain(row.id());
    }

    private static Set<String> spoken(IdentityPlan plan) {
        Set<String> spoken = plan.findings().stream().map(Finding::rule).collect(Collectors.toSet());
        plan.identities()
                .forEach(row -> row.policies()
                        .forEach(policy -> policy.changes()
                                .forEach(change -> spoken.add(change.reason().rule()))));
        plan.users().forEach(user -> user.reasons().forEach(reason -> spoken.add(reason.rule())));
        return spoken;
    }

    @Test
    void every_rule_has_a_row() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/mitosis/target/identity"))) {
            for (Path file : files.toList()) {
                Matcher ids = ID.matcher(Files.readString(file));
                while (ids.find()) {
                    said.add(ids.group(1));
                }
            }
        }

        assertThat(rows().map(Row::id)).containsExactlyInAnyOrderElementsOf(said);
    }
}
