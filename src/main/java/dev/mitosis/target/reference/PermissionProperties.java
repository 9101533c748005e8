package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties of policies that CloudFormation takes one statement at a time: the first is the thing itself, the
 * others parts.
 */
final class PermissionProperties {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PERMISSION = "AWS::Lambda::Permission";
    private static final String BUS_POLICY = "AWS::Events::EventBusPolicy";
    private static final int HASH = 8;

    private final References references;
    private final Grants grants;
    private final Map<String, PlannedResource> things;

    PermissionProperties(References references, Grants grants, Map<String, PlannedResource> things) {
        this.references = references;
        this.grants = grants;
        this.things = things;
    }

    /** The properties; null where this is no such policy, or where nothing has to be allowed. */
    @Nullable
    ObjectNode of(
            PlannedResource thing,
            PlannedResource holder,
            List<PlannedConnection> connections,
            List<PlannedPart> parts) {
        if (!thing.type().equals(PERMISSION) && !thing.type().equals(BUS_POLICY)) {
            return null;
        }
        List<ObjectNode> all = new ArrayList<>();
        for (PlannedGrant grant : grants.at(holder.id(), PlannedGrant.Means.RESOURCE_POLICY)) {
            all.add(thing.type().equals(PERMISSION) ? permission(grant, holder) : onBus(grant, holder));
        }
        connections.stream()
                .filter(connection -> connection.means() == Means.EVENT_BUS)
                .map(PlannedConnection::account)
                .distinct()
                .sorted()
                .forEach(account -> all.add(ofForwarded(account, holder)));
        for (int number = 1; number < all.size(); number++) {
            parts.add(new PlannedPart(thing.id() + "/permission/" + number, thing.type(), null, all.get(number)));
        }
        return all.isEmpty() ? null : all.get(0);
    }

    private ObjectNode permission(PlannedGrant grant, PlannedResource function) {
        ObjectNode properties = NODES.objectNode();
        properties.put(
                "Action",
                grant.actions().isEmpty()
                        ? "lambda:InvokeFunction"
                        : grant.actions().get(0));
        properties.set("FunctionName", references.arnOf(function));
        properties.set("Principal", references.spelling().spell(grant.principal()));
        if (!grant.sourceArn().isEmpty()) {
            properties.set("SourceArn", references.spelling().spell(grant.sourceArn()));
            PlannedResource consumer = things.get(grant.consumer());
            if (consumer != null) {
                properties.set("SourceAccount", Forms.account(consumer.account()));
            }
        }
        return properties;
    }

    /** What rules of another account hand on. */
    private ObjectNode ofForwarded(String account, PlannedResource bus) {
        ObjectNode statement = NODES.objectNode().put("Effect", "Allow").put("Action", "events:PutEvents");
        statement
                .putObject("Principal")
                .set(
                        "AWS",
                        Forms.text(List.of(
                                Forms.literal("arn:" + references.partition() + ":iam::"),
                                Forms.account(account),
                                Forms.literal(":root"))));
        statement.set("Resource", references.arnOf(bus));
        return named(bus, "forwarded-" + Hashes.ofText(account).substring(0, HASH), statement);
    }

    /** A bus tells its statements apart by their ids. */
    private ObjectNode onBus(PlannedGrant grant, PlannedResource bus) {
        String id = Hashes.ofText(grant.principal() + "|" + grant.sourceArn()).substring(0, HASH);
        return named(bus, "other-accounts-" + id, grants.statement(grant, true));
    }

    private ObjectNode named(PlannedResource bus, String id, JsonNode statement) {
        ObjectNode properties = NODES.objectNode();
        properties.set("EventBusName", references.nameOrId(bus));
        properties.put("StatementId", id);
        properties.set("Statement", statement);
        return properties;
    }
}
