package dev.mitosis.target.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.target.identity.PolicyHolder.OldPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The access list of a bucket as a policy that says the same, because new buckets take no access lists (S3 user guide,
 * "Controlling ownership of objects and disabling ACLs"). What the owner may do itself is left out, and so is what a
 * block of public access stops.
 */
final class BucketGrants {
    private static final String ACL = "GetBucketAcl";
    /** Where the record says it. */
    static final String POINTER = "/" + ACL + "/Grants";

    private static final String NONE = "-";

    private final Map<String, Permission> permissions = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();

    /** What a permission lets do with the bucket, and with what is in it. */
    private record Permission(List<String> bucket, List<String> objects) {}

    /** Whom a group stands for. */
    private record Group(String kind, String principal, boolean open) {}

    static BucketGrants load() {
        BucketGrants grants = new BucketGrants();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(BucketGrants.class, "acl-permissions.tsv")) {
            grants.permissions.put(
                    row.get("permission"), new Permission(actions(row.get("bucket")), actions(row.get("objects"))));
        }
        for (TsvTable.TsvRow row : TsvTable.loadNamed(BucketGrants.class, "acl-groups.tsv")) {
            grants.groups.put(
                    row.get("group"),
                    new Group(
                            row.get("kind"),
                            row.get("principal"),
                            row.get("public").equals("yes")));
        }
        return grants;
    }

    private static List<String> actions(String cell) {
        return cell.equals(NONE) ? List.of() : List.of(cell.split(",", -1));
    }

    /** The canonical id of the account whose bucket it is; empty where no answer tells it. */
    static String owner(JsonNode data) {
        return data.path(ACL).path("Owner").path("ID").asText("");
    }

    /**
     * Whether objects have access lists of their own: the record says that ownership is not the bucket owner's alone.
     */
    static boolean takesObjectLists(JsonNode data) {
        String ownership = data.path("GetBucketOwnershipControls")
                .findPath("ObjectOwnership")
                .asText("");
        return !ownership.isEmpty() && !ownership.equals("BucketOwnerEnforced");
    }

    /** The policy; empty where nobody but the owner is let in. */
    Optional<OldPolicy> of(String bucket, JsonNode data) {
        ArrayNode statements = JsonNodeFactory.instance.arrayNode();
        for (JsonNode grant : data.path(ACL).path("Grants")) {
            JsonNode principal = principal(grant.path("Grantee"), data);
            Permission permission = permissions.get(grant.path("Permission").asText());
            if (principal != null && permission != null) {
                add(statements, principal, permission.bucket(), bucket);
                add(statements, principal, permission.objects(), bucket + "/*");
            }
        }
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        document.set("Statement", statements);
        return Optional.of(new OldPolicy("access list", PolicyKind.GRANT, POINTER, document));
    }

    private @Nullable JsonNode principal(JsonNode grantee, JsonNode data) {
        String id = grantee.path("ID").asText("");
        if (!id.isEmpty()) {
            return id.equals(owner(data))
                    ? null
                    : JsonNodeFactory.instance.objectNode().put("CanonicalUser", id);
        }
        String address = grantee.path("URI").asText("");
        Group group = groups.get(address.substring(address.lastIndexOf('/') + 1));
        boolean stopped =
                data.path("GetPublicAccessBlock").findPath("IgnorePublicAcls").asBoolean(false);
        if (group == null || (group.open() && stopped)) {
            return null;
        }
        return group.kind().equals("*")
                ? JsonNodeFactory.instance.textNode("*")
                : JsonNodeFactory.instance.objectNode().put(group.kind(), group.principal());
    }

    private static void add(ArrayNode statements, JsonNode principal, List<String> actions, String resource) {
        if (actions.isEmpty()) {
            return;
        }
        ObjectNode statement = statements.addObject().put("Sid", "AccessList" + statements.size());
        statement.put("Effect", "Allow").set("Principal", principal);
        ArrayNode all = statement.putArray("Action");
        actions.forEach(all::add);
        statement.put("Resource", resource);
    }

    /** The grantees in words, each once, in the order of the list. */
    static List<String> grantees(JsonNode document) {
        List<String> all = new ArrayList<>();
        for (JsonNode statement : document.path("Statement")) {
            JsonNode principal = statement.path("Principal");
            String word = principal.isTextual()
                    ? "everybody"
                    : principal.path("AWS").asText("").equals("*")
                            ? "everybody with an account of AWS"
                            : principal.has("Service")
                                    ? principal.path("Service").asText()
                                    : "the account with the canonical id "
                                            + principal.path("CanonicalUser").asText();
            if (!all.contains(word)) {
                all.add(word);
            }
        }
        return all;
    }
}
