package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The properties of what stands around the workloads: ways in for releases, and what watches. What every account has
 * comes by stack sets of the organization.
 */
final class SurroundingProperties {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final References references;
    private final Policies policies;
    private final Map<String, DeliveryWay> roles = new HashMap<>();
    private final Map<String, DeliveryWay> boundaries = new HashMap<>();
    private final List<MonitoringSide> sides;
    private final Map<String, PlannedResource> additions = new HashMap<>();
    /** Of connections: the sink that a link leads to. */
    private final Map<String, String> sinks = new TreeMap<>();

    SurroundingProperties(PropertyWriter.Request request, References references, Policies policies) {
        this.references = references;
        this.policies = policies;
        for (DeliveryWay way : request.around().delivery()) {
            if (way.role() != null) {
                roles.merge(way.role(), way, SurroundingProperties::both);
            }
            if (way.boundary() != null) {
                boundaries.putIfAbsent(way.boundary(), way);
            }
        }
        this.sides = request.around().monitoring();
        request.additions().forEach(thing -> additions.put(thing.id(), thing));
        for (PlannedConnection connection : request.connections()) {
            if (connection.means() == Means.MONITORING_LINK) {
                part(connection, "AWS::Oam::Link")
                        .ifPresent(link -> part(connection, "AWS::Oam::Sink").ifPresent(sink -> sinks.put(link, sink)));
            }
        }
    }

    private Optional<String> part(PlannedConnection connection, String type) {
        return connection.parts().stream()
                .filter(part -> additions.containsKey(part)
                        && Objects.requireNonNull(additions.get(part)).type().equals(type))
                .findFirst();
    }

    /** A role that deploys several units may do what each way says. */
    private static DeliveryWay both(DeliveryWay one, DeliveryWay other) {
        return new DeliveryWay(
                one.unit(),
                one.deployers(),
                one.role(),
                one.boundary(),
                StatementUnion.of(one.trust(), other.trust()),
                StatementUnion.of(one.permissions(), other.permissions()),
                one.bounds(),
                one.grants(),
                one.reasons());
    }

    /** The properties; null where this is nothing of the kind. */
    @Nullable
    ObjectNode of(PlannedResource thing, Sheet sheet) {
        ObjectNode way = way(thing, sheet);
        if (way != null) {
            return way;
        }
        return switch (thing.type()) {
            case "AWS::Oam::Sink" -> sink(thing);
            case "AWS::Oam::Link" -> link(thing);
            case "AWS::SNS::Topic" -> NODES.objectNode().put("TopicName", thing.name());
            default -> null;
        };
    }

    private @Nullable ObjectNode way(PlannedResource thing, Sheet sheet) {
        DeliveryWay role = roles.get(thing.id());
        DeliveryWay boundary = boundaries.get(thing.id());
        ObjectNode properties = NODES.objectNode();
        if (role != null) {
            properties.put("RoleName", thing.name());
            properties.set("AssumeRolePolicyDocument", document(role.trust(), sheet));
            PlannedResource bound = role.boundary() == null ? null : additions.get(role.boundary());
            if (bound != null) {
                properties.set("PermissionsBoundary", references.arnOf(bound));
            }
            ObjectNode inline = properties.putArray("Policies").addObject().put("PolicyName", "deploy");
            inline.set("PolicyDocument", document(role.permissions(), sheet));
            return properties;
        }
        if (boundary == null) {
            return null;
        }
        properties.put("ManagedPolicyName", thing.name());
        properties.set("PolicyDocument", document(boundary.bounds(), sheet));
        return properties;
    }

    private JsonNode document(List<PlannedStatement> statements, Sheet sheet) {
        ObjectNode document = NODES.objectNode().put("Version", "2012-10-17");
        document.set("Statement", Json.mapper().valueToTree(statements));
        return policies.spelt(document, sheet);
    }

    private @Nullable ObjectNode sink(PlannedResource thing) {
        TreeSet<String> accounts = new TreeSet<>();
        for (MonitoringSide side : sides) {
            if (side.sinks().contains(thing.id())) {
                side.links().stream()
                        .map(additions::get)
                        .filter(Objects::nonNull)
                        .forEach(link -> accounts.add(link.account()));
            }
        }
        sinks.forEach((link, sink) -> {
            PlannedResource linked = additions.get(link);
            if (linked != null && sink.equals(thing.id())) {
                accounts.add(linked.account());
            }
        });
        if (accounts.isEmpty()) {
            return null;
        }
        ObjectNode properties = NODES.objectNode().put("Name", thing.name());
        ObjectNode statement = NODES.objectNode().put("Effect", "Allow").put("Resource", "*");
        ArrayNode who = statement.putObject("Principal").putArray("AWS");
        accounts.forEach(account -> who.add(Forms.account(account)));
        statement.putArray("Action").add("oam:CreateLink").add("oam:UpdateLink");
        ObjectNode policy = Grants.empty();
        ((ArrayNode) policy.path("Statement")).add(statement);
        properties.set("Policy", policy);
        return properties;
    }

    private @Nullable ObjectNode link(PlannedResource thing) {
        for (MonitoringSide side : sides) {
            for (String id : side.links().contains(thing.id()) ? side.sinks() : List.<String>of()) {
                PlannedResource sink = additions.get(id);
                if (sink != null && sink.region().equals(thing.region())) {
                    return linkTo(sink);
                }
            }
        }
        PlannedResource sink = additions.get(sinks.getOrDefault(thing.id(), ""));
        return sink == null ? null : linkTo(sink);
    }

    private ObjectNode linkTo(PlannedResource sink) {
        ObjectNode properties = NODES.objectNode().put("LabelTemplate", "$AccountName");
        properties
                .putArray("ResourceTypes")
                .add("AWS::CloudWatch::Metric")
                .add("AWS::Logs::LogGroup")
                .add("AWS::XRay::Trace");
        properties.set("SinkIdentifier", references.arnOf(sink));
        return properties;
    }
}
