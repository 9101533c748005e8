package dev.mitosis.partition.contexts;

import dev.mitosis.partition.evidence.WordSplitter;
import java.util.LinkedHashSet;
import java.util.Set;

/** Compares spellings of the names of applications. */
final class Spelling {
    /** A spelling that so few resources bear may be a slip. */
    static final int RARE = 2;

    private static final int LONGEST_ABBREVIATION = 5;
    private static final int SHORTEST_ABBREVIATION = 3;
    private static final int SHORTEST_TYPO = 6;
    private static final int SHORTEST_PREFIX = 5;
    private static final int LONGEST_ENDING = 3;

    private Spelling() {}

    /** Whether the short word stands for the long one: its beginning, its consonants in order, or its initials. */
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
        boolean beginning = whole.startsWith(shortForm) || whole.startsWith(WordSplitter.singular(shortForm));
        return shortForm.length() >= SHORTEST_ABBREVIATION
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

    /** What two spellings of one word have in common: the word, and it without one letter or without its ending. */
    static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>(Set.of(word));
        for (int place = 0; place < word.length(); place++) {
            forms.add(word.substring(0, place) + word.substring(place + 1));
        }
        for (int ending = 1; ending <= Math.min(LONGEST_ENDING, word.length()); ending++) {
            forms.add(word.substring(0, word.length() - ending));
        }
        return forms;
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
