package dev.mitosis.io.text;

import java.util.List;

/**
 * CSV (RFC 4180) as the product writes it everywhere: lines end with CR LF, and a field is quoted where it holds a
 * comma, a quote or the end of a line.
 */
public final class Csv {
    private static final String LINE_END = "\r\n";
    private static final String QUOTED = ",\"\r\n";

    private Csv() {}

    /** One line of fields that {@link #text} has made, or of numbers and dates as they are. */
    public static String line(List<String> fields) {
        return String.join(",", fields) + LINE_END;
    }

    /**
     * Text as a field. What a spreadsheet would take for a formula gets an apostrophe in front, and so does what begins
     * with one: taking one leading apostrophe away always gives the original.
     */
    public static String text(String text) {
        String safe = Escapes.isFormula(text) || text.startsWith("'") ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
