package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.target.property.Mapped.Child;
import dev.mitosis.target.property.Mapped.Origin;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the policies that were planned in the place of the old ones. */
final class Policies {
    private static final Pattern NUMBER = Pattern.compile("/\\d+(?=/|$)");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DOCUMENT = "PolicyDocument";

    private final Map<String, PlannedIdentity> byId = new HashMap<>();
    private final Documents documents;
    private final PlannedSpelling spelling;

    Policies(Collection<PlannedIdentity> identities, PlannedSpelling spelling) {
        identities.forEach(identity -> byId.put(identity.id(), identity));
        this.spelling = spelling;
        this.documents = new Documents(spelling);
    }

    /** What the planner of identities says of a thing of IAM, in the place of what was mapped. */
    void ofIam(String type, ObjectNode properties, Sheet sheet) {
        PlannedIdentity identity = byId.get(sheet.thing().id());
        if (identity == null) {
            return;
        }
        switch (type) {
            case "AWS::IAM::Role" -> {
                one(identity, PolicyKind.TRUST, "AssumeRolePolicyDocument", properties, sheet);
                inline(identity, properties, sheet);
                attached(identity, properties, sheet);
            }
            case "AWS::IAM::User", "AWS::IAM::Group" -> {
                inline(identity, properties, sheet);
                attached(identity, properties, sheet);
            }
            case "AWS::IAM::ManagedPolicy" -> {
                one(identity, PolicyKind.MANAGED, DOCUMENT, properties, sheet);
                // Who has it says so itself.
                properties.remove(List.of("Roles", "Users", "Groups"));
            }
            case "AWS::IAM::InstanceProfile" -> {
                ArrayNode roles = NODES.arrayNode();
                identity.attached().forEach(role -> roles.add(role(role, sheet)));
                put(properties, "Roles", roles);
            }
            default -> {}
        }
    }

    /** A role by its name. */
    private JsonNode role(String arn, Sheet sheet) {
        JsonNode planned = spelling.arn(arn);
        return planned != null && planned.path("arnOf").isTextual()
                ? Forms.ref(planned.path("arnOf").asText(), Forms.REF)
                : spelt(arn.substring(arn.lastIndexOf('/') + 1), sheet);
    }

    private void one(PlannedIdentity identity, PolicyKind kind, String property, ObjectNode properties, Sheet sheet) {
        for (PlannedPolicy policy : identity.policies()) {
            if (policy.kind() == kind && policy.document() != null) {
                properties.set(property, spelt(policy.document(), sheet));
            }
        }
    }

    private void inline(PlannedIdentity identity, ObjectNode properties, Sheet sheet) {
        properties.remove("Policies");
        ArrayNode all = NODES.arrayNode();
        for (PlannedPolicy policy : identity.policies()) {
            if (policy.kind() == PolicyKind.INLINE && policy.document() != null) {
                // What looked like a secret to the scan is not said; the name means nothing to AWS.
                String name = policy.name().contains(Values.HIDDEN) ? "policy-" + (all.size() + 1) : policy.name();
                ObjectNode one = all.addObject().put("PolicyName", name);
                one.set(DOCUMENT, spelt(policy.document(), sheet));
            }
        }
        if (!all.isEmpty()) {
            properties.set("Policies", all);
        }
    }

    private void attached(PlannedIdentity identity, ObjectNode properties, Sheet sheet) {
        properties.remove(List.of("ManagedPolicyArns", "PermissionsBoundary", "Groups"));
        ArrayNode policies = NODES.arrayNode();
        ArrayNode groups = NODES.arrayNode();
        for (String arn : identity.attached()) {
            boolean group = arn.contains(":group/");
            String said = group ? arn.substring(arn.lastIndexOf('/') + 1) : arn;
            (group ? groups : policies).add(spelt(Forms.literal(said), sheet));
        }
        put(properties, "ManagedPolicyArns", policies);
        put(properties, "Groups", groups);
        if (identity.boundary() != null) {
            properties.set("PermissionsBoundary", spelt(Forms.literal(identity.boundary()), sheet));
        }
    }

    private static void put(ObjectNode properties, String name, ArrayNode values) {
        if (!values.isEmpty()) {
            properties.set(name, values);
        }
    }

    /** A document with variables as one with references. */
    JsonNode spelt(JsonNode document, Sheet sheet) {
        JsonNode said = documents.spelt(document);
        declare(said, sheet);
        return said;
    }

    JsonNode spelt(String text, Sheet sheet) {
        JsonNode said = spelling.spell(text);
        declare(said, sheet);
        return said;
    }

    private static void declare(JsonNode node, Sheet sheet) {
        if (Documents.isForm(node)) {
            References.declare(node, sheet.thing().id(), sheet);
        } else {
            node.forEach(child -> declare(child, sheet));
        }
    }

    /**
     * The planned policy that stands where the origin says; null where it says nothing of a policy.
     *
     * @return a document that is missing where nothing of the old policy is left
     */
    @Nullable
    JsonNode at(Origin origin, Sheet sheet) {
        PlannedIdentity identity = byId.get(sheet.thing().id());
        if (identity == null || origin.property().indexOf('*') >= 0) {
            return null;
        }
        for (PlannedPolicy policy : identity.policies()) {
            if (NUMBER.matcher(policy.pointer()).replaceAll("/*").equals(origin.place())) {
                return policy.document() == null ? NODES.missingNode() : spelt(policy.document(), sheet);
            }
        }
        return null;
    }

    /** Whether anything is left of what the child is about. */
    boolean isKept(Child child, Sheet sheet) {
        for (Origin origin : child.origins()) {
            JsonNode policy = at(origin, sheet);
            if (policy != null && policy.isMissingNode()) {
                return false;
            }
        }
        return true;
    }
}
