package dev.mitosis.workbook;

/**
 * Foresees how many lines a wrapped text takes. Programs differ in whether they fit row heights when they open a file,
 * so the heights are written down; they rather leave some air than cut a line.
 */
final class Wrapping {
    /** The height of one line of 10 point text. */
    private static final float LINE_POINTS = 13.2f;

    /** The height of one line of 9 point code. */
    private static final float CODE_LINE_POINTS = 11.8f;

    private static final float PADDING_POINTS = 3f;
    private static final float LETTERS_PER_DIGIT = 1.15f;
    /** The indent of the text and the last letter that may not fit. */
    private static final int MARGIN = 2;
    /** The file format's limit. */
    private static final float MAX_POINTS = 409f;

    private Wrapping() {}

    /** The height of a row whose longest cell has so many lines of text, and so many of code. */
    static float height(int lines, int codeLines) {
        float longest = Math.max(lines * LINE_POINTS, codeLines * CODE_LINE_POINTS);
        return Math.min(MAX_POINTS, longest + PADDING_POINTS);
    }

    /** The height of a row whose longest cell has so many lines. */
    static float height(int lines) {
        return height(lines, 1);
    }

    /** How many lines text in a proportional face takes: its letters are narrower than the digits that widths count. */
    static int proportionalLines(String text, int width) {
        return lines(text, Math.round(width * LETTERS_PER_DIGIT));
    }

    /** How many lines text in a fixed-width face takes in a column that is so many characters wide. */
    static int lines(String text, int width) {
        int lines = 0;
        for (String paragraph : text.split("\n", -1)) {
            lines += wrapped(paragraph, Math.max(width - MARGIN, 1));
        }
        return lines;
    }

    /** Programs also break after some signs, and leave the rest of the line empty. */
    private static boolean breaksEarlier(String word) {
        return word.chars().anyMatch(letter -> "$-/{}".indexOf(letter) >= 0);
    }

    private static int wrapped(String paragraph, int width) {
        int lines = 1;
        int used = 0;
        for (String word : paragraph.split(" ", -1)) {
            int needed = used == 0 ? word.length() : used + 1 + word.length();
            if (needed <= width) {
                used = needed;
            } else {
                lines += used == 0 ? 0 : 1;
                lines += (word.length() - 1) / width + (word.length() > width && breaksEarlier(word) ? 1 : 0);
                used = word.isEmpty() ? 0 : (word.length() - 1) % width + 1;
            }
        }
        return lines;
    }
}
