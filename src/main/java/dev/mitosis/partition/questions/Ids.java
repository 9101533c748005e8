package dev.mitosis.partition.questions;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.OpenQuestion;

/** Gives questions ids that stay as long as a question is about the same. */
final class Ids {
    private static final int DIGITS = 8;

    private Ids() {}

    /**
     * An id.
     *
     * @param about what the question is about, the same from scan to scan
     */
    static String of(OpenQuestion.Kind kind, String about) {
        return kind.label() + "-" + Hashes.ofText(about).substring(0, DIGITS);
    }
}
