package dev.mitosis.target.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.model.target.PlannedUser;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.IdentityPlanner.IdentityPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A small estate in the making: what is there with its policies, who needs whom, and where each will stand. */
final class Estates {
    static final String OLD = "123456789012";
    static final String HOME = "legacy";
    static final String SCANNED = "2026-06-30T12:00:00Z";

    private final Map<String, Resource> resources = new TreeMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final Map<String, String> renamed = new TreeMap<>();
    private final Map<String, Edge> edges = new TreeMap<>();
    private final Set<String> common = new HashSet<>();
    private Decisions decisions = Decisions.none();
    private final Map<String, List<Guardrail>> guardrails = new TreeMap<>();

    private record Placed(String arn, String account, Fate fate, boolean principal) {}

    static String role(String name) {
        return "arn:aws:iam::" + OLD + ":role/" + name;
    }

    static String queue(String name) {
        return "arn:aws:sqs:eu-west-1:" + OLD + ":" + name;
    }

    static String bucket(String name) {
        return "arn:aws:s3:::" + name;
    }

    static String key(String id) {
        return "arn:aws:kms:eu-west-1:" + OLD + ":key/" + id;
    }

    /** A document of one statement: members with single quotes for double ones. */
    static String policy(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement.replace('\'', '"') + "]}";
    }

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Adds a resource whose record is the JSON, with single quotes for double ones. */
    Estates put(String type, String arn, String data) {
        return put(type, arn, json(data), Map.of());
    }

    Estates put(String type, String arn, JsonNode data, Map<String, String> tags) {
        String name = arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
        resources.put(arn, new Resource(arn, type, "eu-west-1", OLD, name, name, tags, data));
        return this;
    }

    /** Adds a role that runs functions. */
    Estates role(String name, String inline) {
        return put(
                "AWS::IAM::Role",
                role(name),
                "{'AssumeRolePolicyDocument':"
                        + policy("{'Effect':'Allow','Principal':{'Service':'lambda.amazonaws.com'},"
                                + "'Action':'sts:AssumeRole'}")
                        + ",'RolePolicyList':"
                        + (inline.isEmpty() ? "[]" : "[{'PolicyName':'own','PolicyDocument':" + policy(inline) + "}]")
                        + "}");
    }

    Estates queue(String name, String statement) {
        return guarded("AWS::SQS::Queue", queue(name), "Attributes", statement);
    }

    Estates bucket(String name, String statement) {
        return guarded("AWS::S3::Bucket", bucket(name), "GetBucketPolicy", statement);
    }

    /** Adds a resource whose policy stands as a text in the member's {@code Policy}. */
    Estates guarded(String type, String arn, String member, String statement) {
        ObjectNode data = Json.mapper().createObjectNode();
        if (!statement.isEmpty()) {
            data.putObject(member).put("Policy", policy(statement));
        }
        return put(type, arn, data, Map.of());
    }

    Estates moves(String arn, String account) {
        placed.add(new Placed(arn, account, Fate.MOVES, true));
        return this;
    }

    Estates stays(String arn) {
        placed.add(new Placed(arn, HOME, Fate.STAYS, true));
        return this;
    }

    Estates retired(String arn) {
        placed.add(new Placed(arn, HOME, Fate.RETIRED, true));
        return this;
    }

    /** One of its own for an account, beside the one that its fate is about. */
    Estates copied(String arn, String account) {
        placed.add(new Placed(arn, account, Fate.PER_ACCOUNT, false));
        return this;
    }

    /** Its successor is called otherwise. */
    Estates renamed(String arn, String planned) {
        renamed.put(arn, planned);
        return this;
    }

    Estates shared(String arn) {
        common.add(arn);
        return this;
    }

    Estates needs(String from, EdgeKind kind, String to) {
        edges.put(from + "|" + to + "|" + kind, new Edge(from, to, kind, Strength.EXACT, List.of()));
        return this;
    }

    /** Binds an account by a policy of the organization to be. */
    Estates bound(String account, PlannedStatement statement) {
        guardrails.put(
                account,
                List.of(new Guardrail(
                        "limits",
                        "A limit.",
                        List.of("Workloads"),
                        "Policy Staging",
                        List.of(),
                        List.of(statement),
                        1,
                        Fate.NEW,
                        List.of())));
        return this;
    }

    /** Decides as the text of a {@code decisions.yaml} says. */
    Estates decide(String yaml) {
        try {
            decisions = Json.yaml().readValue(yaml, Decisions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
        return this;
    }

    IdentityPlan plan() {
        IdentityFacts facts = new IdentityFacts();
        resources.values().forEach(facts);
        return IdentityPlanner.plan(new IdentityPlanner.Request(
                facts, SCANNED, graph(), decisions, standing(), common, guardrails, OLD, HOME));
    }

    private GraphDocument graph() {
        List<Node> nodes = resources.values().stream()
                .map(r -> new Node(r.arn(), r.type(), r.region(), r.name(), false, List.of()))
                .toList();
        return new GraphDocument(
                1,
                "t",
                OLD,
                "s",
                Map.of(),
                nodes,
                edges.values().stream().sorted().toList(),
                List.of());
    }

    private List<PlannedResource> standing() {
        return placed.stream().map(this::planned).toList();
    }

    private PlannedResource planned(Placed one) {
        Resource old = resource(one.arn());
        String id = one.account() + "/"
                + old.type().substring(5).replace("::", "-").toLowerCase(Locale.ROOT) + "/" + old.name();
        String moved =
                one.arn().replace(":" + OLD + ":", ":${ACCOUNT_" + one.account().toUpperCase(Locale.ROOT) + "}:");
        return new PlannedResource(
                id,
                old.arn(),
                one.principal(),
                old.type(),
                old.region(),
                one.account(),
                old.name(),
                one.fate().isMade() ? renamed.getOrDefault(one.arn(), moved) : one.arn(),
                one.fate(),
                Filled.NEVER,
                null,
                "m",
                List.of());
    }

    private Resource resource(String arn) {
        Resource found = resources.get(arn);
        if (found == null) {
            throw new IllegalArgumentException("no " + arn);
        }
        return found;
    }

    /** The row of what succeeds the old one in the account. */
    static PlannedIdentity of(IdentityPlan plan, String arn, String account) {
        return plan.identities().stream()
                .filter(row -> row.succeeds().equals(arn) && row.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no identity for " + arn + " in " + account));
    }

    /** The statements of its only policy of the kind, as text with single quotes; empty where nothing is left. */
    static String statements(PlannedIdentity row, PlannedIdentity.PolicyKind kind) {
        return row.policies().stream()
                .filter(policy -> policy.kind() == kind)
                .map(policy -> policy.document() == null
                        ? ""
                        : policy.document().path("Statement").toString().replace('"', '\''))
                .findFirst()
                .orElse("unchanged");
    }

    static List<String> rules(PlannedIdentity row) {
        return row.policies().stream()
                .flatMap(policy -> policy.changes().stream())
                .map(change -> change.reason().rule())
                .distinct()
                .sorted()
                .toList();
    }

    static List<Finding> findings(IdentityPlan plan, String rule) {
        return plan.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    static PlannedUser user(IdentityPlan plan, String name) {
        return plan.users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no user " + name));
    }
}
