package dev.mitosis.partition.evidence;

import java.util.Locale;

/**
 * Two things that say different labels of one subject.
 *
 * @param believed the one that the partition follows
 * @param other the one that it does not
 */
public record Contradiction(Subject subject, Axis axis, Verdict believed, Verdict other) {
    /** What is contradicted. */
    public enum Axis {
        CONTEXT,
        ENVIRONMENT;

        /** The rule of the finding about it. */
        public String finding() {
            return "partition." + name().toLowerCase(Locale.ROOT) + "-contradiction";
        }
    }
}
