package dev.mitosis.errors;

/**
 * An error code with the smallest input that ends with it and the smallest that does not.
 *
 * @param instead the code with which the second one ends; empty where it ends without an error
 */
public record ErrorRow(String code, Trial fires, Trial passes, String instead) {
    /** A run in a workspace of its own, which is empty at first. */
    @FunctionalInterface
    public interface Trial {
        Ending in(TestWorkspace at) throws Exception;
    }

    /** A row whose second input is in order. */
    public static ErrorRow row(String code, Trial fires, Trial passes) {
        return new ErrorRow(code, fires, passes, "");
    }

    /** The same row with a second input that goes further and ends with another error. */
    public ErrorRow instead(String other) {
        return new ErrorRow(code, fires, passes, other);
    }
}
