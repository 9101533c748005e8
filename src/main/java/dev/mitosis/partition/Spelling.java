package dev.mitosis.partition;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares spellings of product names. */
final class Spelling {
    private static final int LONGEST_ABBREVIATION = 5;
    private static final int SHORTEST_TYPO = 6;
    private static final int SHORTEST_PREFIX = 5;
    private static final int LONGEST_ENDING = 3;

    private Spelling() {}

    /** Whether the two differ in separators only. */
    static boolean same(String left, String right) {
        return left.replace("-", "").equals(right.replace("-", ""));
    }

    /** Whether every word of the shorter stem is a word of the longer one. */
    static boolean contains(String longer, String shorter) {
        List<String> words = Arrays.asList(longer.split("-"));
        Set<String> part = new HashSet<>(Arrays.asList(shorter.split("-")));
        return words.size() > part.size() && words.containsAll(part);
    }

    /** Whether the short word stands for the long one: its beginning, or its letters in order from the first on. */
    static boolean abbreviates(String shortForm, String label) {
        String whole = label.replace("-", "");
        if (shortForm.length() < 2
                || shortForm.length() > LONGEST_ABBREVIATION
                || whole.length() < shortForm.length() + 2) {
            return false;
        }
        if (initials(label).equals(shortForm)) {
            return true;
        }
        boolean beginning = whole.startsWith(shortForm);
        return shortForm.length() >= 3
                && shortForm.charAt(0) == whole.charAt(0)
                && (beginning || (isConsonants(shortForm) && isSubsequence(shortForm, whole)));
    }

    private static String initials(String label) {
        StringBuilder initials = new StringBuilder();
        for (String word : label.split("-", -1)) {
            initials.append(word, 0, Math.min(1, word.length()));
        }
        return initials.toString();
    }

    private static boolean isConsonants(String word) {
        return word.substring(1).chars().noneMatch(letter -> "aeiou".indexOf(letter) >= 0);
    }

    private static boolean isSubsequence(String part, String whole) {
        int found = 0;
        for (int i = 0; i < whole.length() && found < part.length(); i++) {
            if (whole.charAt(i) == part.charAt(found)) {
                found++;
            }
        }
        return found == part.length();
    }

    /** Whether the two are one word in two spellings: {@code catalog} and {@code catalogue}, or one letter apart. */
    static boolean typo(String left, String right) {
        String longer = left.length() >= right.length() ? left : right;
        String shorter = left.length() >= right.length() ? right : left;
        boolean ending = shorter.length() >= SHORTEST_PREFIX
                && longer.startsWith(shorter)
                && longer.length() - shorter.length() <= LONGEST_ENDING;
        return ending || (shorter.length() >= SHORTEST_TYPO && oneApart(longer, shorter));
    }

    private static boolean oneApart(String longer, String shorter) {
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int start = 0;
        while (start < shorter.length() && longer.charAt(start) == shorter.charAt(start)) {
            start++;
        }
        int skip = longer.length() == shorter.length() ? 1 : 0;
        return longer.substring(start + 1).equals(shorter.substring(Math.min(shorter.length(), start + skip)));
    }
}
