package dev.mitosis.io.text;

import java.util.Locale;

/** Texts put together to sentences. */
public final class Sentence {
    private Sentence() {}

    /** A title as it stands within a sentence: its first letter is small, the others are as they were. */
    public static String within(String title) {
        return title.isEmpty() ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }
}
