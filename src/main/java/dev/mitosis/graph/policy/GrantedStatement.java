package dev.mitosis.graph.policy;

/**
 * A policy statement with the place where it stands.
 *
 * @param holder the ARN of the record that holds it
 */
public record GrantedStatement(String holder, IamStatement statement) {
    public String place() {
        return statement.sid().isEmpty() ? statement.pointer() : statement.pointer() + " (" + statement.sid() + ")";
    }
}
