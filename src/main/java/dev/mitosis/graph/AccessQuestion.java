package dev.mitosis.graph;

/**
 * May this principal do this to that?
 *
 * @param principal the ARN of a role or user
 * @param action for example {@code s3:GetObject}
 * @param resource the ARN of the resource
 * @param resourceAccount the account that owns it
 */
record AccessQuestion(String principal, String action, String resource, String resourceAccount) {
    String principalAccount() {
        return dev.mitosis.model.Arn.parse(principal)
                .map(dev.mitosis.model.Arn::account)
                .orElse(principal);
    }

    boolean isSameAccount() {
        return principalAccount().equals(resourceAccount);
    }

    boolean isUser() {
        return principal.contains(":user/");
    }
}
