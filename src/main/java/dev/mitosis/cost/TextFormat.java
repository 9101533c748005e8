package dev.mitosis.cost;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The forms of texts in the history's own documents, checked when a record is made of them: they become names in SQL,
 * paths and dates later, and anybody may have edited them.
 */
public final class TextFormat {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+-[A-Za-z0-9_~-]+");
    private static final Pattern MONTH = Pattern.compile(".+/month=\\d{4}-\\d{2}/[^/]+");
    private static final Pattern METRIC = Pattern.compile("[A-Za-z]{1,40}");

    private TextFormat() {}

    public static void requireDate(String text) {
        try {
            // Times of hourly series begin with their date.
            require(text.length() >= 10, "a date", text);
            LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no date such as 2026-01-31", e);
        }
    }

    static void requireDateOrEmpty(String text) {
        if (!text.isEmpty()) {
            requireDate(text);
        }
    }

    public static void requireInstant(String text) {
        try {
            Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no time such as 2026-01-31T10:00:00Z", e);
        }
    }

    /** The name of a query: its series, a hyphen, what it is broken down by. */
    static void requireQueryName(String text) {
        require(NAME.matcher(text).matches(), "the name of a query", text);
    }

    /** The path of a file with the rows of one month. */
    static void requireMonthPath(String path) {
        require(MONTH.matcher(path).matches(), "the path of a month's file", path);
    }

    static void requireMetric(String text) {
        require(METRIC.matcher(text).matches(), "a metric of Cost Explorer", text);
    }

    public static void require(boolean holds, String what, String text) {
        if (!holds) {
            throw new IllegalArgumentException("'" + text + "' is not " + what);
        }
    }
}
