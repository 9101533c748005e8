package dev.mitosis.account;

/** How one record names another resource. */
public enum Form {
    ARN,
    ID,
    NAME,
    HOST,
    URL
}
