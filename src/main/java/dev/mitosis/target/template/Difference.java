package dev.mitosis.target.template;

/**
 * Where a file says something else than the target.
 *
 * @param file the path of the file, or the id of the stack whose template it is
 * @param place a logical id and a JSON pointer, or the name of a section
 * @param kind missing, unexpected or changed
 * @param expected what the target says; empty where it says nothing
 * @param found what the file says; empty where it says nothing
 */
public record Difference(String file, String place, String kind, String expected, String found) {
    static final String MISSING = "missing";
    static final String UNEXPECTED = "unexpected";
    static final String CHANGED = "changed";

    /** Something that the file lacks. */
    public static Difference missing(String file, String place, String expected) {
        return new Difference(file, place, MISSING, expected, "");
    }

    /** Something that the file has and the target does not ask for. */
    public static Difference unexpected(String file, String place, String found) {
        return new Difference(file, place, UNEXPECTED, "", found);
    }

    /** Something that is another. */
    public static Difference changed(String file, String place, String expected, String found) {
        return new Difference(file, place, CHANGED, expected, found);
    }
}
