package dev.mitosis.target.standing;

/**
 * What came of a part of a planned thing, or of an edge, when it was looked for.
 *
 * @param id the planned id of the thing, or that of the part of one
 * @param what what was looked for
 * @param type the type of the thing or part
 * @param of the name of the property, or kind and type of the other end; {@code -} for the others
 * @param comes {@code kept}, {@code lost} or {@code other} for a property, {@code other} for a name, {@code missing}
 *     for a thing, {@code planned} or {@code found} for an edge: which of both has it alone
 * @param planned what the target says
 * @param found what stands
 */
public record Discrepancy(String id, What what, String type, String of, String comes, String planned, String found) {

    /** What is compared. */
    public enum What {
        /** Whether it is there at all. */
        THING,
        /** What it is called. */
        NAME,
        /** A property of its type's schema. */
        PROPERTY,
        /** Whom it needs. */
        EDGE;

        /** The name used in files. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
