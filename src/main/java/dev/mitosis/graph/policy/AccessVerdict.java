package dev.mitosis.graph.policy;

/** The outcome of a policy evaluation. */
public enum AccessVerdict {
    ALLOWED,
    ALLOWED_UNDER_CONDITIONS,
    DENIED_EXPLICITLY,
    DENIED_IMPLICITLY
}
