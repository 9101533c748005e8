package dev.mitosis.scan.read;

/** What the tagging API says of the tags of a resource. */
public enum TagsTold {
    /** It has told tags of its kind, so that it knows them all. */
    ALL,
    /**
     * It has answered for the region and told of nothing of the kind: there are no tags, or it does not know the kind.
     * AWS says that it knows every kind (Resource Groups Tagging API Reference, Services that support the API).
     */
    NONE_OF_ITS_KIND,
    /** It has not answered. */
    NOTHING
}
