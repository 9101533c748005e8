package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.model.EdgeKind;
import java.util.List;

/**
 * What a policy has to allow in addition, because consumer and provider will be in different accounts.
 *
 * @param on the id of the planned resource whose policy allows it
 * @param means by which policy
 * @param consumer the id of the planned resource that needs it
 * @param principal the planned ARN of who is let in, or the name of a service of AWS
 * @param sourceArn the planned ARN in whose name a service calls; empty for others
 * @param resource the planned ARN, with what follows it for parts of the resource
 */
public record PlannedGrant(
        String on,
        Means means,
        String consumer,
        String principal,
        String sourceArn,
        List<String> actions,
        List<String> resource,
        List<EdgeKind> kinds) {
    public PlannedGrant {
        actions = List.copyOf(actions);
        resource = List.copyOf(resource);
        kinds = List.copyOf(kinds);
    }

    /** Where a grant stands. */
    public enum Means {
        /** In the policy of the provider. */
        @JsonProperty("resource-policy")
        RESOURCE_POLICY,
        /** In a policy of the consumer's role. */
        @JsonProperty("identity-policy")
        IDENTITY_POLICY,
        /** In a role of the provider's account, which the consumer takes: its type has no policy for other accounts. */
        @JsonProperty("role-to-assume")
        ROLE_TO_ASSUME
    }
}
