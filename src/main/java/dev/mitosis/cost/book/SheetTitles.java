package dev.mitosis.cost.book;

import dev.mitosis.io.text.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Titles for sheets out of texts from AWS: without what Excel refuses in them, short enough, and no two alike. */
final class SheetTitles {
    private static final int LONGEST = 31;

    private final Set<String> taken = new TreeSet<>();

    /** Titles beside sheets that have these already. */
    SheetTitles(List<String> reserved) {
        reserved.forEach(title -> taken.add(title.toLowerCase(Locale.ROOT)));
    }

    /** The text as a title that no sheet has yet. */
    String of(String text) {
        String clean =
                OneLine.of(text).replaceAll("[\\[\\]:*?/\\\\]+", " ").strip().replaceAll("^'+|'+$", "");
        String title = cut(clean, LONGEST);
        for (int i = 2; title.isEmpty() || !taken.add(title.toLowerCase(Locale.ROOT)); i++) {
            String ending = " (" + i + ")";
            title = cut(clean, LONGEST - ending.length()) + ending;
        }
        return title;
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).strip();
    }
}
