package dev.mitosis.emulator;

/** What can go wrong between a client and AWS. */
public enum Fault {
    /** The service's own words for "too fast". */
    THROTTLED,
    /** The service failed. */
    SERVER_ERROR,
    /** The connection is reset before an answer. */
    RESET,
    /** The answer ends in the middle. */
    TRUNCATED,
    /** The answer comes in two halves with a pause between them. */
    SLOW,
    /** The service says that the credentials have expired. */
    EXPIRED,
    /** The service says that the caller may not. */
    DENIED,
    /** The service fails three times in a row. */
    BURST,
    /** The service does not like the time of the signature. */
    SKEWED,
    /** The answer says that all is well, and nothing else. */
    EMPTY,
    /** Half of the answer arrives as if it were the whole. */
    CUT,
    /** Somebody on the way answers with a page for people. */
    PAGE
}
