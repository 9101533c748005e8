package dev.mitosis.graph.policy;

/**
 * May this principal do this to that?
 *
 * @param principal the ARN of a role, a user, a role's session or a federated user
 * @param action for example {@code s3:GetObject}
 * @param resource the ARN of the resource
 * @param resourceAccount the account that owns it
 */
public record AccessQuestion(String principal, String action, String resource, String resourceAccount) {
    String principalAccount() {
        return dev.mitosis.model.Arn.parse(principal)
                .map(dev.mitosis.model.Arn::account)
                .orElse(principal);
    }

    boolean isSameAccount() {
        return principalAccount().equals(resourceAccount);
    }

    /** Whether a resource policy that names this very principal is limited by nothing: a user or a session. */
    boolean isDirect() {
        return principal.contains(":user/") || principal.contains(":sts:");
    }

    /** Whether a policy's principal is the one that asks, or the role behind its session. */
    boolean isAskedBy(String named) {
        return named.equals(principal) || named.equals(Principals.roleOf(principal));
    }
}
