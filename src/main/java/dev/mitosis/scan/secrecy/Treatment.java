package dev.mitosis.scan.secrecy;

import java.util.Set;

/**
 * What becomes of a member's texts before they reach the disk.
 *
 * @param keep members below it whose texts are structure and stay, where it is hidden
 */
public record Treatment(Kind kind, Set<String> keep) {
    /** Stays as it is. */
    public static final Treatment SHOWN = new Treatment(Kind.SHOWN, Set.of());

    /** Keeps only what identifies resources. */
    public static final Treatment HIDDEN = new Treatment(Kind.HIDDEN, Set.of());

    /** What can become of a text. */
    public enum Kind {
        /** Nothing. */
        SHOWN,
        /** Only what identifies resources stays. */
        HIDDEN,
        /** As hidden, after it has been decoded from base64. */
        BASE64,
        /** Goes altogether, where it is a value; an object below it is only hidden. */
        DROPPED
    }

    /** Whether something is to be done. */
    public boolean touches() {
        return kind != Kind.SHOWN;
    }
}
