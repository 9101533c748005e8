package dev.mitosis.graph;

/**
 * A policy statement with the place where it stands.
 *
 * @param holder the ARN of the record that holds it
 */
record GrantedStatement(String holder, PolicyStatement statement) {
    String place() {
        return statement.sid().isEmpty() ? statement.pointer() : statement.pointer() + " (" + statement.sid() + ")";
    }
}
