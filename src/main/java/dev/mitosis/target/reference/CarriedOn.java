package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The properties of what carries on to another account what comes into a stand-in there: buckets that are replicated
 * (S3 user guide, replication across accounts), log groups that hand on to a destination (CloudWatch Logs user guide,
 * subscriptions across accounts), buses of which a rule hands events on (EventBridge user guide, sending events between
 * accounts).
 */
final class CarriedOn {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ROLE = "AWS::IAM::Role";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String STREAM = "AWS::Kinesis::Stream";
    private static final String POLICY = "AWS::S3::BucketPolicy";
    private static final String BUS = "AWS::Events::EventBus";
    private static final String DESTINATION = "AWS::Logs::Destination";
    private static final String VERSION = "Status";
    private static final String ENABLED = "Enabled";

    private final References references;
    private final Map<String, PlannedResource> things;

    CarriedOn(References references, Map<String, PlannedResource> things) {
        this.references = references;
        this.things = things;
    }

    /** The properties; null where this is nothing of the kind. */
    @Nullable
    ObjectNode of(PlannedResource thing, List<PlannedConnection> connections, List<PlannedPart> parts, Sheet sheet) {
        PlannedConnection first = connections.get(0);
        PlannedResource provider = things.get(first.provider());
        if (provider == null) {
            return null;
        }
        if (first.means() == Means.REPLICA && provider.type().equals(BUCKET)) {
            PlannedResource own = part(first, BUCKET);
            PlannedResource role = part(first, ROLE);
            return own == null || role == null ? null : replica(thing, new Copying(own, role, provider), parts);
        }
        return switch (first.means()) {
            case LOG_DESTINATION -> logs(thing, connections, provider, sheet);
            case EVENT_BUS -> events(thing, connections, provider);
            default -> null;
        };
    }

    /** A statement by which a bucket takes what a replica of another account gets; null where it takes none. */
    @Nullable
    ObjectNode taking(List<PlannedConnection> connections, PlannedResource provider) {
        ObjectNode statement = NODES.objectNode().put("Effect", "Allow");
        ArrayNode who = statement.putObject("Principal").putArray("AWS");
        for (PlannedConnection connection : connections) {
            PlannedResource role = connection.means() == Means.REPLICA ? part(connection, ROLE) : null;
            if (role != null) {
                who.add(references.arnOf(role));
            }
        }
        statement
                .putArray("Action")
                .add("s3:ReplicateObject")
                .add("s3:ReplicateTags")
                .add("s3:ObjectOwnerOverrideToBucketOwner");
        statement.putArray("Resource").add(within(provider));
        return who.isEmpty() ? null : statement;
    }

    /** What is replicated: the consumers' own bucket, as a role, to the provider. */
    private record Copying(PlannedResource own, PlannedResource role, PlannedResource to) {}

    private @Nullable ObjectNode replica(PlannedResource thing, Copying copying, List<PlannedPart> parts) {
        if (thing.id().equals(copying.role().id())) {
            ObjectNode document = Grants.empty();
            statement(document, references.arnOf(copying.own()), "s3:GetReplicationConfiguration", "s3:ListBucket");
            statement(
                    document,
                    within(copying.own()),
                    "s3:GetObjectVersionForReplication",
                    "s3:GetObjectVersionAcl",
                    "s3:GetObjectVersionTagging");
            statement(
                    document,
                    within(copying.to()),
                    "s3:ReplicateObject",
                    "s3:ReplicateTags",
                    "s3:ObjectOwnerOverrideToBucketOwner");
            return role(thing, "s3.amazonaws.com", document);
        }
        if (!thing.id().equals(copying.own().id())) {
            return null;
        }
        parts.add(new PlannedPart(thing.id() + "/bucketpolicy", POLICY, null, logging(thing)));
        ObjectNode properties = NODES.objectNode();
        properties.set("BucketName", references.spelling().spell(thing.name()));
        properties.putObject("VersioningConfiguration").put(VERSION, ENABLED);
        ObjectNode replication = properties.putObject("ReplicationConfiguration");
        replication.set("Role", references.arnOf(copying.role()));
        ObjectNode rule = replication.putArray("Rules").addObject();
        rule.put("Id", "to-" + copying.to().account()).put(VERSION, ENABLED).put("Priority", 1);
        rule.putObject("Filter").put("Prefix", "");
        rule.putObject("DeleteMarkerReplication").put(VERSION, "Disabled");
        ObjectNode destination = rule.putObject("Destination");
        destination.set("Bucket", references.arnOf(copying.to()));
        destination.set("Account", Forms.account(copying.to().account()));
        destination.putObject("AccessControlTranslation").put("Owner", "Destination");
        return NewProperties.closed(properties);
    }

    /** Who may put access logs into the consumers' bucket. */
    private ObjectNode logging(PlannedResource own) {
        ObjectNode properties = NODES.objectNode();
        properties.set("Bucket", references.nameOrId(own));
        ObjectNode document = Grants.empty();
        ObjectNode statement = ((ArrayNode) document.path("Statement")).addObject();
        statement.put("Effect", "Allow").putObject("Principal").put("Service", "logging.s3.amazonaws.com");
        statement.putArray("Action").add("s3:PutObject");
        statement.putArray("Resource").add(within(own));
        statement
                .putObject("Condition")
                .putObject("StringEquals")
                .set("aws:SourceAccount", Forms.account(own.account()));
        properties.set("PolicyDocument", document);
        return properties;
    }

    private @Nullable ObjectNode logs(
            PlannedResource thing, List<PlannedConnection> connections, PlannedResource provider, Sheet sheet) {
        PlannedResource stream = provider.type().equals(STREAM) ? provider : part(connections.get(0), STREAM);
        PlannedResource role = madePart(connections.get(0), ROLE);
        if (stream == null || role == null) {
            return null;
        }
        ObjectNode document = Grants.empty();
        switch (thing.type()) {
            case DESTINATION -> {
                return destination(thing, connections, new Copying(thing, role, stream), sheet);
            }
            case ROLE -> {
                statement(document, references.arnOf(stream), "kinesis:PutRecord", "kinesis:PutRecords");
                ObjectNode properties = role(thing, "logs.amazonaws.com", document);
                ArrayNode sources = ((ObjectNode) properties.at("/AssumeRolePolicyDocument/Statement/0"))
                        .putObject("Condition")
                        .putObject("StringLike")
                        .putArray("aws:SourceArn");
                Set<String> accounts = accounts(connections);
                accounts.add(thing.account());
                accounts.forEach(account -> sources.add(Forms.text(List.of(
                        Forms.literal("arn:" + references.partition() + ":logs:" + stream.region() + ":"),
                        Forms.account(account),
                        Forms.literal(":*")))));
                return properties;
            }
            case "AWS::IAM::ManagedPolicy" -> {
                statement(
                        document,
                        references.arnOf(stream),
                        "kinesis:DescribeStream",
                        "kinesis:DescribeStreamSummary",
                        "kinesis:GetRecords",
                        "kinesis:GetShardIterator",
                        "kinesis:ListShards");
                ObjectNode properties = NODES.objectNode();
                properties.set("ManagedPolicyName", references.spelling().spell(thing.name()));
                properties.set("PolicyDocument", document);
                ArrayNode roles = properties.putArray("Roles");
                connections.get(0).parts().stream()
                        .map(things::get)
                        .filter(part -> part != null && part.type().equals(ROLE) && part.succeeds() != null)
                        .forEach(part -> roles.add(references.named(part, "RoleName", true)));
                return properties;
            }
            case "AWS::Lambda::EventSourceMapping" -> {
                ObjectNode properties = NODES.objectNode();
                properties.set("EventSourceArn", references.arnOf(stream));
                properties.set("FunctionName", references.arnOf(provider));
                return properties.put("StartingPosition", "LATEST");
            }
            default -> {
                return null;
            }
        }
    }

    private ObjectNode destination(
            PlannedResource thing, List<PlannedConnection> connections, Copying way, Sheet sheet) {
        ObjectNode properties = NODES.objectNode();
        properties.set("DestinationName", references.spelling().spell(thing.name()));
        properties.set("RoleArn", references.arnOf(way.role()));
        properties.set("TargetArn", references.arnOf(way.to()));
        ObjectNode document = Grants.empty();
        ObjectNode statement = ((ArrayNode) document.path("Statement")).addObject();
        statement.put("Effect", "Allow");
        ArrayNode who = statement.putObject("Principal").putArray("AWS");
        accounts(connections).forEach(account -> who.add(Forms.account(account)));
        statement.putArray("Action").add("logs:PutSubscriptionFilter");
        statement
                .putArray("Resource")
                .add(Forms.text(List.of(
                        Forms.literal("arn:" + references.partition() + ":logs:" + thing.region() + ":"),
                        Forms.account(thing.account()),
                        Forms.literal(":destination:" + thing.name()))));
        properties.set("DestinationPolicy", Documents.asText(document));
        PlannedConnection first = connections.get(0);
        if (!way.to().id().equals(first.provider())) {
            sheet.find(
                    "target.logs-by-stream",
                    Severity.MEDIUM,
                    "Log groups of other accounts cannot hand on to " + first.provider()
                            + " itself, so that it gets their events as records of "
                            + way.to().id() + ".",
                    "Let its code unpack records of a stream beside those that log groups send (base64, gzip).");
        }
        return properties;
    }

    /** Only a bus takes events of a bus in another account, by a role that may put them there. */
    private @Nullable ObjectNode events(
            PlannedResource thing, List<PlannedConnection> connections, PlannedResource provider) {
        if (thing.type().equals(ROLE)) {
            ObjectNode document = Grants.empty();
            connections.stream()
                    .map(connection -> things.get(connection.provider()))
                    .filter(to -> to != null && to.type().equals(BUS))
                    .forEach(to -> statement(document, references.arnOf(to), "events:PutEvents"));
            return document.path("Statement").isEmpty() ? null : role(thing, "events.amazonaws.com", document);
        }
        PlannedResource role = part(connections.get(0), ROLE);
        return thing.type().equals("AWS::Events::Rule")
                        && role != null
                        && provider.type().equals(BUS)
                ? forwarding(thing, connections.get(0), new Copying(thing, role, provider))
                : null;
    }

    /**
     * Events of other accounts are not handed on, so that none goes round in a circle, nor do those of AWS's own
     * services.
     */
    private ObjectNode forwarding(PlannedResource rule, PlannedConnection connection, Copying way) {
        ObjectNode properties = NODES.objectNode();
        properties.set("Name", references.spelling().spell(rule.name()));
        connection.consumers().stream()
                .map(things::get)
                .filter(consumer -> consumer != null && consumer.type().equals(BUS))
                .findFirst()
                .ifPresent(bus -> properties.set("EventBusName", references.nameOrId(bus)));
        ObjectNode pattern = properties.putObject("EventPattern");
        pattern.putArray("account").add(Forms.account(rule.account()));
        pattern.putArray("source").addObject().putObject("anything-but").put("prefix", "aws.");
        properties.set("State", Forms.switched(Forms.literal("ENABLED"), Forms.literal("DISABLED")));
        ObjectNode target = properties.putArray("Targets").addObject().put("Id", "bus");
        target.set("Arn", references.arnOf(way.to()));
        target.set("RoleArn", references.arnOf(way.role()));
        return properties;
    }

    private ObjectNode role(PlannedResource thing, String service, ObjectNode document) {
        ObjectNode properties = NODES.objectNode();
        properties.set("RoleName", references.spelling().spell(thing.name()));
        ObjectNode trust = Grants.empty();
        ObjectNode statement = ((ArrayNode) trust.path("Statement")).addObject();
        statement.put("Effect", "Allow").put("Action", "sts:AssumeRole");
        statement.putObject("Principal").put("Service", service);
        properties.set("AssumeRolePolicyDocument", trust);
        ObjectNode inline = properties.putArray("Policies").addObject().put("PolicyName", "connection");
        inline.set("PolicyDocument", document);
        return properties;
    }

    private static Set<String> accounts(List<PlannedConnection> connections) {
        TreeSet<String> accounts = new TreeSet<>();
        connections.forEach(connection -> accounts.add(connection.account()));
        return accounts;
    }

    private static void statement(ObjectNode document, JsonNode resource, String... actions) {
        ObjectNode statement =
                ((ArrayNode) document.path("Statement")).addObject().put("Effect", "Allow");
        ArrayNode all = statement.putArray("Action");
        for (String action : actions) {
            all.add(action);
        }
        statement.putArray("Resource").add(resource);
    }

    private JsonNode within(PlannedResource bucket) {
        return Forms.text(List.of(references.arnOf(bucket), Forms.literal("/*")));
    }

    private @Nullable PlannedResource part(PlannedConnection connection, String type) {
        return connection.parts().stream()
                .filter(part -> !part.equals(connection.provider()))
                .map(things::get)
                .filter(part -> part != null && part.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    private @Nullable PlannedResource madePart(PlannedConnection connection, String type) {
        return connection.parts().stream()
                .map(things::get)
                .filter(part -> part != null && part.type().equals(type) && part.succeeds() == null)
                .findFirst()
                .orElse(null);
    }
}
