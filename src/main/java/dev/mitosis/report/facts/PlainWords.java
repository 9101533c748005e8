package dev.mitosis.report.facts;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import java.util.HashMap;
import java.util.Map;

/** How the words of the documents are said to people. */
public final class PlainWords {
    private static final Map<String, String> TEXTS = load();

    private PlainWords() {}

    private static Map<String, String> load() {
        Map<String, String> texts = new HashMap<>();
        TsvTable.loadNamed(PlainWords.class, "plain-words.tsv")
                .forEach(row -> texts.put(row.get("of") + "/" + row.get("word"), row.get("text")));
        return Map.copyOf(texts);
    }

    /**
     * A word as people say it; its hyphens as spaces where no row says more.
     *
     * @param of what the word is of: {@code means}, {@code resolution}, a choice
     */
    public static String of(String of, String word) {
        return TEXTS.getOrDefault(of + "/" + word, word.replace('-', ' '));
    }

    /** Whether a row tells how to say the word. */
    static boolean tells(String of, String word) {
        return TEXTS.containsKey(of + "/" + word);
    }

    /** What one thing needs another for, as a verb: {@code is attached to}. */
    public static String use(String word) {
        return EdgeKind.of(word).map(EdgeKind::verb).orElseGet(() -> of("use", word));
    }
}
