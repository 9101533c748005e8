package dev.mitosis.graph.relation;

/** What a token looks like where it stands. */
enum TokenForm {
    ARN,
    /** The host part of a URL. */
    HOST,
    /** The bucket part of an {@code s3://} URI. */
    BUCKET,
    WORD
}
