package dev.mitosis.check.state;

/**
 * The content of an old thing at a moment.
 *
 * @param source the thing that it comes from
 * @param version the number of the step in which it was that; {@code Landscape#UNTOUCHED} where nobody has written
 *     since the snapshot
 */
public record Content(String source, int version) {
    @Override
    public String toString() {
        return "the content of " + source + " as of step " + version;
    }
}
