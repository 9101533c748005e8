package dev.mitosis.rehearse.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the emulator calls what AWS had given an id: puts the one in the place of the other wherever a text says it as a
 * word of its own. The ids of steps stay what they are.
 */
public final class Renames {
    /** Letters and digits, and pieces of such behind hyphens and underscores. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*");

    private final Map<String, String> words = new HashMap<>();
    private final TreeMap<String, String> texts =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));
    private final Set<String> kept;

    /**
     * No names yet.
     *
     * @param kept words that stay as they are
     */
    public Renames(Collection<String> kept) {
        this.kept = new HashSet<>(kept);
    }

    /** Takes in that what was called one thing is now called the other; the first that is said of a text counts. */
    void put(String before, String after) {
        if (before.equals(after) || before.isEmpty() || after.isEmpty()) {
            return;
        }
        if (WORD.matcher(before).matches()) {
            words.putIfAbsent(before, after);
        } else {
            texts.putIfAbsent(before, after);
        }
    }

    /** How many names there are. */
    int size() {
        return words.size() + texts.size();
    }

    /** The text with the new names. */
    public String in(String text) {
        String whole = text;
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            whole = replaced(whole, entry.getKey(), entry.getValue());
        }
        Matcher word = WORD.matcher(whole);
        StringBuilder said = new StringBuilder(whole.length());
        int from = 0;
        while (word.find()) {
            if (!kept.contains(word.group())) {
                said.append(whole, from, word.start());
                piece(word.group(), said);
                from = word.end();
            }
        }
        return from == 0 ? whole : said.append(whole, from, whole.length()).toString();
    }

    private static String replaced(String text, String before, String after) {
        int at = text.indexOf(before);
        if (at < 0) {
            return text;
        }
        StringBuilder said = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            int end = at + before.length();
            boolean word = (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
            said.append(text, from, at).append(word ? after : before);
            from = end;
            at = text.indexOf(before, end);
        }
        return said.append(text, from, text.length()).toString();
    }

    /** The longest names first, from each piece on. */
    private void piece(String word, StringBuilder said) {
        List<Integer> ends = ends(word);
        int start = 0;
        for (int first = 0; first < ends.size(); first++) {
            if (start > ends.get(first)) {
                continue;
            }
            for (int last = ends.size() - 1; last >= first; last--) {
                String after = words.get(word.substring(start, ends.get(last)));
                if (after != null || last == first) {
                    int end = ends.get(last);
                    said.append(after == null ? word.substring(start, end) : after);
                    said.append(word, end, Math.min(end + 1, word.length()));
                    start = end + 1;
                    break;
                }
            }
        }
    }

    /** Where the pieces of a word end. */
    private static List<Integer> ends(String word) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) == '-' || word.charAt(i) == '_') {
                ends.add(i);
            }
        }
        ends.add(word.length());
        return ends;
    }
}
