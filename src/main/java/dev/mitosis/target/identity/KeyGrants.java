package dev.mitosis.target.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.target.identity.PolicyHolder.OldPolicy;
import java.util.Optional;

/**
 * The grants on a key, as a policy that says the same (KMS developer guide, "Grants in AWS KMS"). Those of services,
 * and of roles that services make, are left out: a service makes its own again.
 */
final class KeyGrants {
    private static final String LIST = "ListGrants";
    private static final String GRANTS = "Grants";

    private KeyGrants() {}

    static Optional<OldPolicy> of(JsonNode data) {
        ArrayNode statements = JsonNodeFactory.instance.arrayNode();
        for (JsonNode grant : data.path(LIST).path(GRANTS)) {
            String grantee = grant.path("GranteePrincipal").asText("");
            if (grantee.startsWith("arn:") && !grantee.contains(":role/aws-service-role/")) {
                statements.add(statement(grant, grantee));
            }
        }
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        document.set("Statement", statements);
        return Optional.of(new OldPolicy("grants", PolicyKind.GRANT, "/" + LIST + "/" + GRANTS, document));
    }

    private static ObjectNode statement(JsonNode grant, String grantee) {
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement
                .put("Sid", grant.path("GrantId").asText(grant.path("Name").asText("")))
                .put("Effect", "Allow");
        statement.putObject("Principal").put("AWS", grantee);
        ArrayNode actions = statement.putArray("Action");
        grant.path("Operations").forEach(operation -> actions.add("kms:" + operation.asText()));
        statement.put("Resource", "*");
        JsonNode constraints = grant.path("Constraints");
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        for (String member : new String[] {"EncryptionContextEquals", "EncryptionContextSubset"}) {
            constraints
                    .path(member)
                    .properties()
                    .forEach(entry -> context.set("kms:EncryptionContext:" + entry.getKey(), entry.getValue()));
        }
        if (!context.isEmpty()) {
            statement.putObject("Condition").set("StringEquals", context);
        }
        return statement;
    }
}
