package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
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
    ObjectNode of(PlannedResource thing, PlannedResource holder, List<PlannedPart> parts) {
        if (!thing.type().equals(PERMISSION) && !thing.type().equals(BUS_POLICY)) {
            return null;
        }
        ObjectNode first = null;
        int number = 1;
        for (PlannedGrant grant : grants.at(holder.id(), PlannedGrant.Means.RESOURCE_POLICY)) {
            ObjectNode properties = thing.type().equals(PERMISSION) ? permission(grant, holder) : onBus(grant, holder);
            if (first == null) {
                first = properties;
            } else {
                parts.add(new PlannedPart(thing.id() + "/permission/" + number++, thing.type(), null, properties));
            }
        }
        return first;
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

    /** A bus tells its statements apart by their ids. */
    private ObjectNode onBus(PlannedGrant grant, PlannedResource bus) {
        ObjectNode properties = NODES.objectNode();
        properties.set("EventBusName", references.nameOrId(bus));
        properties.put(
                "StatementId",
                "other-accounts-"
                        + Hashes.ofText(grant.principal() + "|" + grant.sourceArn())
                                .substring(0, HASH));
        properties.set("Statement", grants.statement(grant, true));
        return properties;
    }
}
