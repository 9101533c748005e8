package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.EmbeddedJson;
import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The managed policies of a snapshot, the account's own and AWS's, by their version in force. */
public final class ManagedPolicies {
    private static final String SINGLE = "/GetPolicyVersion/PolicyVersion/Document";

    private final Map<String, List<GrantedStatement>> byArn = new HashMap<>();

    public void learn(Resource resource) {
        if (resource.type().equals("AWS::IAM::ManagedPolicy")) {
            byArn.put(resource.arn(), inForce(resource));
        }
    }

    private static List<GrantedStatement> inForce(Resource policy) {
        JsonNode versions = policy.data().path("PolicyVersionList");
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).path("IsDefaultVersion").asBoolean(versions.size() == 1)) {
                return statements(
                        policy.arn(), versions.get(i).path("Document"), "/PolicyVersionList/" + i + "/Document");
            }
        }
        return statements(policy.arn(), policy.data().at(SINGLE), SINGLE);
    }

    public static List<GrantedStatement> statements(String holder, JsonNode document, String pointer) {
        return IamStatement.of(EmbeddedJson.open(document), pointer).stream()
                .map(statement -> new GrantedStatement(holder, statement))
                .toList();
    }

    /** The statements of a managed policy; empty where the snapshot does not hold it. */
    public List<GrantedStatement> statements(String arn) {
        return byArn.getOrDefault(arn, List.of());
    }

    /**
     * The statements of the permissions boundary of a role or user.
     *
     * @return null where it has none, or where the snapshot does not hold its document
     */
    @Nullable
    List<GrantedStatement> boundary(JsonNode principal) {
        return byArn.get(
                principal.at("/PermissionsBoundary/PermissionsBoundaryArn").asText(""));
    }
}
