package dev.mitosis.graph.ownership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a record: {@code *} stands for any member or element, a last {@code #} for an index where there is one.
 */
record RecordPlace(List<String> segments) {
    private static final String OPTIONAL_INDEX = "#";

    static RecordPlace of(String text) {
        return new RecordPlace(List.of(text.substring(1).split("/")));
    }

    boolean matches(String pointer) {
        return pointer.equals(prefixOf(pointer));
    }

    /** The beginning of the pointer that is this place; null where it leads elsewhere. */
    @Nullable
    String prefixOf(String pointer) {
        int at = 0;
        for (String segment : segments) {
            int end = pointer.indexOf('/', at + 1);
            int stop = end < 0 ? pointer.length() : end;
            if (segment.equals(OPTIONAL_INDEX)) {
                return at < pointer.length() && isIndex(pointer, at + 1, stop)
                        ? pointer.substring(0, stop)
                        : pointer.substring(0, at);
            }
            if (at >= pointer.length() || !isSegment(segment, pointer.substring(at + 1, stop))) {
                return null;
            }
            at = stop;
        }
        return pointer.substring(0, at);
    }

    private static boolean isSegment(String segment, String member) {
        return segment.equals("*") || segment.equals(member);
    }

    private static boolean isIndex(String pointer, int from, int to) {
        return to > from && pointer.substring(from, to).chars().allMatch(Character::isDigit);
    }
}
