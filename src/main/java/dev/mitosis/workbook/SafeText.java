package dev.mitosis.workbook;

import dev.mitosis.io.text.Escapes;
import dev.mitosis.io.text.OneLine;

/** Makes text from anywhere fit for a cell: every character can be seen, none is half, not too long. */
final class SafeText {
    /** Excel refuses a file with a longer text. */
    static final int MAX_LENGTH = 32_767;

    private static final String CUT = " [cut]";

    private SafeText() {}

    /** Shows what XML or Excel cannot hold and cuts what is too long. */
    static String of(String text) {
        String clean = OneLine.ofEach(text);
        return clean.length() <= MAX_LENGTH ? clean : OneLine.whole(clean, MAX_LENGTH - CUT.length()) + CUT;
    }

    /** Whether a spreadsheet would take the text for a formula if somebody entered it. */
    static boolean looksLikeFormula(String text) {
        return Escapes.isFormula(text);
    }
}
