package dev.mitosis.target.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the snapshot says of a resource that is about who may do what.
 *
 * @param attached the ARNs of managed policies, of the groups of a user, or of the role of an instance profile
 * @param boundary the ARN of the permissions boundary
 * @param uniqueId the id that AWS gave to an identity: {@code AROA...}
 */
record PolicyHolder(
        String arn,
        String type,
        String name,
        List<OldPolicy> policies,
        List<String> attached,
        @Nullable String boundary,
        @Nullable String uniqueId,
        Map<String, String> tags,
        Map<String, String> facts) {

    /**
     * A document.
     *
     * @param pointer where it stands below the record's data
     */
    record OldPolicy(String name, PolicyKind kind, String pointer, JsonNode document) {}

    boolean isIdentity() {
        return type.startsWith("AWS::IAM::");
    }
}
