package dev.mitosis.workbook;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The texts that several cells share, as digests: those of a large workbook would not fit into memory. */
final class SharedTexts extends TextHandler {
    private static final long NO_TEXT = SheetLine.digest("");

    private long[] digests = new long[1024];
    private int count;

    /** The digest of a text; null where it is empty. */
    @Nullable
    Long digest(int index) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no shared text " + index);
        }
        return digests[index] == NO_TEXT ? null : digests[index];
    }

    @Override
    void begin(String element, Attributes attributes) {
        if (element.equals("si")) {
            clear();
        }
    }

    @Override
    void end(String element) {
        if (element.equals("si")) {
            if (count == digests.length) {
                digests = Arrays.copyOf(digests, count * 2);
            }
            digests[count++] = SheetLine.digest(words());
        }
    }
}
