package dev.mitosis.graph.identity;

import java.util.List;

/** IAM wildcards: {@code *} is any text, {@code ?} any character. */
public final class Glob {
    private Glob() {}

    public static boolean matches(String pattern, String text) {
        int literal = literalLength(pattern);
        if (!text.regionMatches(0, pattern, 0, literal)) {
            return false;
        }
        int p = literal;
        int t = literal;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether one of the patterns matches. */
    public static boolean matchesAny(List<String> patterns, String text) {
        for (String pattern : patterns) {
            if (matches(pattern, text)) {
                return true;
            }
        }
        return false;
    }

    /** The text before the first wildcard. */
    public static String literalPrefix(String pattern) {
        return pattern.substring(0, literalLength(pattern));
    }

    /** How many characters stand before the first wildcard. */
    public static int literalLength(String pattern) {
        int star = pattern.indexOf('*');
        int mark = pattern.indexOf('?');
        int first = star < 0 || (mark >= 0 && mark < star) ? mark : star;
        return first < 0 ? pattern.length() : first;
    }

    public static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
