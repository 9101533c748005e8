package dev.mitosis.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the contexts that the words of a name stand for: by their own words, by learnt aliases, by abbreviation. */
final class WordHits {
    /**
     * A context found in a name.
     *
     * @param factor how much of the name's weight it earns, 0 to 1
     */
    record Hit(String label, String word, double factor, String how) {}

    /** What the labelled resources taught about a word: the context they mostly belong to. */
    record Alias(String label, double purity) {}

    private static final double GLUED = 0.7;
    private static final double ABBREVIATED = 0.45;
    private static final double ALIAS = 0.8;
    private static final double LATER = 0.4;
    private static final int SHORTEST_GLUED = 5;

    private final Vocabulary vocabulary;
    private final LabelBook book;
    private final Map<String, Alias> aliases;
    private final Map<String, List<String>> stemsByFirstWord = new HashMap<>();
    private final Map<String, List<Hit>> known = new HashMap<>();

    WordHits(Vocabulary vocabulary, LabelBook book, Map<String, Alias> aliases) {
        this.vocabulary = vocabulary;
        this.book = book;
        this.aliases = aliases;
        for (String stem : book.stems().keySet()) {
            stemsByFirstWord
                    .computeIfAbsent(stem.split("-", 2)[0], unused -> new ArrayList<>())
                    .add(stem);
        }
    }

    /** The contexts that the words speak for; the first in the name counts fully, later ones less. */
    List<Hit> in(List<String> words) {
        List<String> singular = words.stream().map(Tokens::singular).toList();
        Map<String, Hit> best = new TreeMap<>();
        String first = "";
        for (String word : singular) {
            for (Hit hit : hits(word, singular)) {
                first = first.isEmpty() ? hit.label() : first;
                double factor = hit.label().equals(first) ? hit.factor() : LATER * hit.factor();
                Hit weighed = new Hit(hit.label(), hit.word(), factor, hit.how());
                best.merge(hit.label(), weighed, (a, b) -> a.factor() >= b.factor() ? a : b);
            }
        }
        return List.copyOf(best.values());
    }

    private List<Hit> hits(String word, List<String> words) {
        List<Hit> hits = new ArrayList<>();
        String longest = "";
        for (String stem : stemsByFirstWord.getOrDefault(word, List.of())) {
            if (stem.length() > longest.length() && words.containsAll(List.of(stem.split("-")))) {
                longest = stem;
            }
        }
        if (!longest.isEmpty()) {
            String stem = longest;
            book.label(stem).ifPresent(label -> hits.add(new Hit(label, stem, 1, "word")));
            return hits;
        }
        return known.computeIfAbsent(word, this::indirect);
    }

    private List<Hit> indirect(String word) {
        if (vocabulary.isGeneric(word)) {
            return List.of();
        }
        Alias alias = aliases.get(word);
        if (alias != null) {
            return List.of(new Hit(alias.label(), word, ALIAS * alias.purity(), "alias"));
        }
        List<Hit> glued = book.labels().stream()
                .filter(label -> isGlued(word, label.replace("-", "")))
                .map(label -> new Hit(label, word, GLUED, "word"))
                .toList();
        return glued.isEmpty()
                ? book.abbreviated(word)
                        .map(label -> List.of(new Hit(label, word, ABBREVIATED, "abbreviation")))
                        .orElse(List.of())
                : glued;
    }

    private static boolean isGlued(String word, String label) {
        return label.length() >= SHORTEST_GLUED && word.contains(label);
    }
}
