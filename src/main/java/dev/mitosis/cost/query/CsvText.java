package dev.mitosis.cost.query;

/**
 * Text from AWS in CSV: what a spreadsheet would run as a formula gets an apostrophe in front, and so does what begins
 * with an apostrophe, so that taking one leading apostrophe away always gives the original.
 */
final class CsvText {
    private static final String RISKY = "^[=+\\-@\\t\\r'']";

    private CsvText() {}

    /** The SQL that writes a column. */
    static String defused(String column) {
        return "CASE WHEN regexp_matches(" + column + ", '" + RISKY + "') THEN '''' || " + column + " ELSE " + column
                + " END";
    }

    /** The SQL that reads a column back. */
    static String original(String column) {
        return "CASE WHEN starts_with(" + column + ", '''') THEN substr(" + column + ", 2) ELSE " + column + " END";
    }
}
