package dev.mitosis.check;

import static dev.mitosis.check.EstateComparisonTest.agrees;
import static dev.mitosis.check.EstateComparisonTest.differs;
import static dev.mitosis.check.EstateComparisonTest.json;
import static dev.mitosis.check.EstateComparisonTest.makes;
import static dev.mitosis.check.EstateComparisonTest.moves;
import static dev.mitosis.check.EstateComparisonTest.part;
import static dev.mitosis.check.Trial.arn;

import dev.mitosis.check.EstateComparisonTest.Pair;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Identities, deliveries and grants, and the policies that templates make. */
final class AccessPairs {
    private static final String ROLE = "AWS::IAM::Role";
    private static final String PERMISSION = "AWS::Lambda::Permission";
    private static final String READS = "{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '*'}";
    private static final String HIDDEN = "{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '***'}";
    private static final String NAMED =
            "{'Effect': 'Allow', 'Action': 'rds-db:connect', 'Resource': 'arn:x/%sresolve:secretsmanager:a}}'}";
    private static final String WRITES = "{'Effect': 'Allow', 'Action': 's3:PutObject', 'Resource': '*'}";
    private static final String DEFAULT =
            "{'Effect': 'Allow', 'Sid': '__default_statement_ID', 'Action': 'sns:Publish'}";
    private static final PlannedStatement READING = statement("s3:GetObject");
    private static final PlannedStatement WRITING = statement("s3:PutObject");

    private AccessPairs() {}

    static Stream<Pair> all() {
        return Stream.of(identities(), deliveries(), grants()).flatMap(pairs -> pairs);
    }

    private static Stream<Pair> identities() {
        return Stream.of(
                agrees("a role", identity(ROLE, policy(PolicyKind.INLINE, READS))),
                differs(
                        "a role with another policy",
                        "makes the policies of dev/role otherwise than its identity says",
                        identity(ROLE, policy(PolicyKind.INLINE, WRITES))),
                differs(
                        "a role with a policy that nothing makes",
                        "without {\"Action\":\"s3:PutObject\"",
                        identity(ROLE, policy(PolicyKind.INLINE, READS), policy(PolicyKind.INLINE, WRITES))),
                agrees("a role of whose policy a part is hidden", identity(ROLE, policy(PolicyKind.INLINE, HIDDEN))),
                differs(
                        "a role of whose policy another part is hidden",
                        "without {\"Action\":\"s3:PutObject\"",
                        identity(ROLE, policy(PolicyKind.INLINE, HIDDEN.replace("Get", "Put")))),
                agrees(
                        "a key of whose policy a part is hidden",
                        identity("AWS::KMS::Key", policy(PolicyKind.RESOURCE, HIDDEN))),
                agrees("a role with what would be a dynamic reference", trial -> {
                    moves(trial, "role", ROLE, "{'Policies': {'Statement': [" + NAMED.formatted("{ {") + "]}}");
                    trial.identities.add(new PlannedIdentity(
                            "dev/role",
                            arn("role"),
                            "dev",
                            ROLE,
                            "",
                            List.of(policy(PolicyKind.INLINE, NAMED.formatted("{{"))),
                            List.of(),
                            null,
                            Map.of()));
                }),
                differs("a role without its policy", "and with {\"Action\":\"s3:GetObject\"", identity(ROLE)),
                agrees(
                        "a key whose grants calls make",
                        identity(
                                "AWS::KMS::Key", policy(PolicyKind.RESOURCE, READS), policy(PolicyKind.GRANT, WRITES))),
                differs(
                        "a key whose policy is another",
                        "has what no template makes",
                        identity(
                                "AWS::KMS::Key",
                                policy(PolicyKind.RESOURCE, READS),
                                policy(PolicyKind.RESOURCE, WRITES))),
                agrees(
                        "what a service puts into a policy",
                        identity("AWS::SNS::Topic", policy(PolicyKind.RESOURCE, DEFAULT))),
                agrees("a permission of a function", permission("s3.amazonaws.com")),
                differs(
                        "a permission for another service",
                        "lets others into dev/role otherwise",
                        permission("sns.amazonaws.com")));
    }

    private static PlannedPolicy policy(PolicyKind kind, String statement) {
        return new PlannedPolicy("p", kind, "", json("{'Statement': [" + statement + "]}"), List.of());
    }

    /** Something of which a template makes a policy that reads. */
    private static Consumer<Trial> identity(String type, PlannedPolicy... policies) {
        return trial -> {
            moves(trial, "role", type, "{'Policies': {'Statement': [" + READS + "]}}");
            trial.identities.add(new PlannedIdentity(
                    "dev/role", arn("role"), "dev", type, "", List.of(policies), List.of(), null, Map.of()));
        };
    }

    private static Consumer<Trial> permission(String service) {
        return trial -> {
            PlannedPart part = part(
                    "dev/role/permission",
                    PERMISSION,
                    "{'Action': 'lambda:InvokeFunction', 'Principal': '" + service + "'}");
            identity(
                            "AWS::Lambda::Function",
                            policy(
                                    PolicyKind.RESOURCE,
                                    "{'Effect': 'Allow', 'Action': 'lambda:InvokeFunction',"
                                            + " 'Principal': {'Service': 's3.amazonaws.com'}}"))
                    .accept(trial);
            trial.rows.replaceAll(row -> row.madeBy(row.stack(), row.properties(), List.of(part)));
        };
    }

    private static PlannedStatement statement(String action) {
        return new PlannedStatement("", "Allow", Map.of(), List.of(action), List.of(), List.of("*"), Map.of());
    }

    private static Stream<Pair> deliveries() {
        return Stream.of(
                agrees("a delivery", delivery("dev/bound", READING, WRITING, 1)),
                differs(
                        "a delivery that may do another thing",
                        "makes the policies of dev/deployer otherwise than the delivery of unit-1",
                        delivery("dev/bound", WRITING, WRITING, 1)),
                differs(
                        "a delivery with another bound",
                        "makes the policies of dev/bound otherwise than the delivery of unit-1",
                        delivery("dev/bound", READING, READING, 1)),
                differs(
                        "a delivery without its bound",
                        "binds dev/deployer by dev/bound",
                        delivery("dev/other", READING, WRITING, 1)),
                agrees("deliveries that share a role", delivery("dev/bound", WRITING, READING, 2)));
    }

    private static Consumer<Trial> delivery(
            String boundary, PlannedStatement may, PlannedStatement atMost, int deliveries) {
        return trial -> {
            makes(
                    trial,
                    "dev/deployer",
                    ROLE,
                    "{'PermissionsBoundary': {'arnOf': 'dev/bound'}, 'Policies': [{'Sid': '', 'Effect': 'Allow',"
                            + " 'Action': ['s3:GetObject'], 'Resource': ['*']}]}");
            makes(
                    trial,
                    "dev/bound",
                    "AWS::IAM::ManagedPolicy",
                    "{'Document': [{'Sid': '', 'Effect': 'Allow', 'Action': ['s3:PutObject'], 'Resource': ['*']}]}");
            for (int unit = 1; unit <= deliveries; unit++) {
                trial.deliveries.add(new DeliveryWay(
                        "unit-" + unit,
                        List.of(),
                        "dev/deployer",
                        boundary,
                        List.of(),
                        List.of(may),
                        List.of(atMost),
                        List.of(),
                        List.of()));
            }
        };
    }

    private static Stream<Pair> grants() {
        String policy =
                "{'Effect': 'Allow', 'Principal': {'AWS': 'ROLE'}, 'Action': 's3:GetObject', 'Resource': 'BUCKET'}";
        return Stream.of(
                agrees("a grant", grant(Strength.EXACT, policy)),
                agrees("a grant on everything", grant(Strength.EXACT, policy.replace("BUCKET", "*"))),
                differs(
                        "a grant to somebody else",
                        "what no policy lets it",
                        grant(Strength.EXACT, policy.replace("ROLE", "another"))),
                differs(
                        "a grant of something else",
                        "what no policy lets it",
                        grant(Strength.EXACT, policy.replace("Get", "Put"))),
                differs(
                        "a grant on something else",
                        "what no policy lets it",
                        grant(Strength.EXACT, policy.replace("BUCKET", "another"))),
                differs(
                        "a grant that is denied",
                        "what no policy lets it",
                        grant(Strength.EXACT, policy.replace("Allow", "Deny"))),
                differs(
                        "a grant by a name",
                        "what no policy lets it",
                        grant(Strength.NAME, policy.replace("ROLE", "another"))),
                agrees("a grant by a pattern alone", grant(Strength.PREFIX, policy.replace("ROLE", "another"))),
                agrees("a grant on what stays", trial -> {
                    trial.stays("bucket", "AWS::S3::Bucket");
                    grants(trial, "old/bucket", Strength.EXACT);
                }),
                differs("a grant on what stays, with a policy of a template", "what no policy lets it", trial -> {
                    trial.stays("bucket", "AWS::S3::Bucket");
                    makes(trial, "dev/policy", "AWS::S3::BucketPolicy", policy.replace("ROLE", "another"));
                    grants(trial, "old/bucket", Strength.EXACT);
                }),
                agrees(
                        "a grant on a function",
                        grant(
                                Strength.EXACT,
                                "{'Action': 's3:GetObject', 'Principal': 'ROLE', 'FunctionName': 'f'}",
                                PERMISSION)));
    }

    private static Consumer<Trial> grant(Strength strength, String policy) {
        return grant(strength, policy, "AWS::S3::BucketPolicy");
    }

    private static Consumer<Trial> grant(Strength strength, String policy, String type) {
        return trial -> {
            moves(trial, "bucket", "AWS::S3::Bucket", "{}");
            makes(trial, "dev/policy", type, policy);
            grants(trial, "dev/bucket", strength);
        };
    }

    private static void grants(Trial trial, String on, Strength strength) {
        trial.edges.add(new PlannedEdge("dev/reader", on, EdgeKind.READS, strength, true, null));
        trial.grants.add(new PlannedGrant(
                on,
                PlannedGrant.Means.RESOURCE_POLICY,
                "dev/reader",
                "ROLE",
                "",
                List.of("s3:GetObject"),
                List.of("BUCKET"),
                List.of(EdgeKind.READS)));
    }
}
