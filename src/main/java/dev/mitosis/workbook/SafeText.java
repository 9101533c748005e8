package dev.mitosis.workbook;

/** Makes text from anywhere fit for a cell: no control characters, no half characters, not too long. */
final class SafeText {
    /** Excel refuses a file with a longer text. */
    static final int MAX_LENGTH = 32_767;

    private static final String CUT = " [cut]";

    private SafeText() {}

    /** Drops what XML or Excel cannot hold and cuts what is too long. */
    static String of(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
        text.codePoints().filter(SafeText::isAllowed).forEach(clean::appendCodePoint);
        if (clean.length() <= MAX_LENGTH) {
            return clean.toString();
        }
        int end = MAX_LENGTH - CUT.length();
        if (Character.isHighSurrogate(clean.charAt(end - 1))) {
            end--;
        }
        return clean.substring(0, end) + CUT;
    }

    private static boolean isAllowed(int character) {
        return character == '\n'
                || character == '\t'
                || (character >= 0x20
                        && (character < 0x7f || character > 0x9f)
                        && (character < 0xd800 || character > 0xdfff)
                        && character != 0xfffe
                        && character != 0xffff);
    }

    /** Whether a spreadsheet would take the text for a formula if somebody entered it. */
    static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }
}
