package dev.mitosis.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds contexts that only names speak of: words that several kinds of resources bear and that no tag explains. */
final class NameCandidates {
    private static final double LEAST_SCORE = 3;
    private static final int LEAST_TYPES = 2;
    private static final double LATER_WORD = 0.4;
    /** A word that so large a part of all names begin with is the company's or the account's. */
    private static final double PREFIX_SHARE = 0.5;

    private static final int LEAST_FOLLOWERS = 2;
    private static final int LEAST_FOLLOWED = 3;
    private static final int SHORTEST = 3;
    private static final double ALWAYS = 0.8;

    private final Set<String> active = Set.copyOf(Table.read("active.tsv", row -> row.get("type")));

    private final Stems stems;
    private final Texts texts;
    private final LabelBook book;
    private final Predicate<String> excluded;
    private final Predicate<Subject> hasEvidence;

    /**
     * Prepares the search.
     *
     * @param excluded words that are no products, such as the names of people
     */
    NameCandidates(
            Stems stems, Texts texts, LabelBook book, Predicate<String> excluded, Predicate<Subject> hasEvidence) {
        this.excluded = excluded;
        this.stems = stems;
        this.texts = texts;
        this.book = book;
        this.hasEvidence = hasEvidence;
    }

    private record Named(Subject subject, List<String> words) {}

    /** Founds the contexts in the book. */
    void found(List<Subject> subjects) {
        List<Named> all = new ArrayList<>();
        for (Subject subject : subjects) {
            LinkedHashSet<String> words = new LinkedHashSet<>();
            texts.of(subject).forEach(text -> words.addAll(stems.product(text.words())));
            words.removeIf(excluded);
            if (!words.isEmpty()) {
                all.add(new Named(subject, List.copyOf(words)));
            }
        }
        Set<String> prefixes = prefixes(all);
        List<Named> open = new ArrayList<>();
        for (Named named : all) {
            if (!hasEvidence.test(named.subject())) {
                List<String> words = new ArrayList<>(named.words());
                words.removeAll(prefixes);
                open.add(new Named(named.subject(), words));
            }
        }
        while (foundNext(open)) {
            book.settle();
        }
    }

    private static Set<String> prefixes(List<Named> all) {
        Map<String, Integer> bearers = new HashMap<>();
        Map<String, Map<String, Integer>> followers = new HashMap<>();
        for (Named named : all) {
            List<String> words = named.words();
            new HashSet<>(words).forEach(word -> bearers.merge(word, 1, Integer::sum));
            for (int i = 0; i + 1 < words.size(); i++) {
                followers
                        .computeIfAbsent(words.get(i), unused -> new HashMap<>())
                        .merge(words.get(i + 1), 1, Integer::sum);
            }
        }
        Set<String> prefixes = new HashSet<>();
        bearers.forEach((word, count) -> {
            long followed = followers.getOrDefault(word, Map.of()).values().stream()
                    .filter(times -> times >= LEAST_FOLLOWED)
                    .count();
            if (count >= PREFIX_SHARE * all.size() && followed >= LEAST_FOLLOWERS) {
                prefixes.add(word);
            }
        });
        return prefixes;
    }

    private boolean foundNext(List<Named> open) {
        String word = best(open);
        List<Named> bearers =
                open.stream().filter(named -> named.words().contains(word)).toList();
        String second = companion(word, bearers);
        for (Named named : bearers) {
            boolean both = !second.isEmpty() && named.words().contains(second);
            String spelled = spelling(named.subject(), word);
            book.note(
                    both ? word + "-" + second : word,
                    both ? spelled + "-" + spelling(named.subject(), second) : spelled);
        }
        open.removeAll(bearers);
        return !bearers.isEmpty();
    }

    /** The word that most speaks for being a product, empty where none does. */
    private String best(List<Named> open) {
        Map<String, Double> scores = new TreeMap<>();
        Map<String, Set<String>> types = new HashMap<>();
        for (Named named : open) {
            double weight = 1;
            for (String word : named.words()) {
                if (word.length() >= SHORTEST) {
                    scores.merge(word, weight, Double::sum);
                    types.computeIfAbsent(word, unused -> new TreeSet<>())
                            .add(named.subject().type());
                }
                weight = LATER_WORD;
            }
        }
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_SCORE)
                .filter(entry -> isProduct(types.getOrDefault(entry.getKey(), Set.of())))
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Double>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private boolean isProduct(Set<String> types) {
        return types.size() >= LEAST_TYPES && types.stream().anyMatch(active::contains);
    }

    /** The word that nearly always follows, so that both make the name of one product. */
    private static String companion(String word, List<Named> bearers) {
        Map<String, Integer> next = new TreeMap<>();
        for (Named named : bearers) {
            int position = named.words().indexOf(word) + 1;
            if (position < named.words().size()) {
                next.merge(named.words().get(position), 1, Integer::sum);
            }
        }
        return next.entrySet().stream()
                .filter(entry -> entry.getValue() >= ALWAYS * bearers.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private String spelling(Subject subject, String word) {
        return texts.of(subject).stream()
                .flatMap(text -> text.words().stream())
                .filter(spelled -> Tokens.singular(spelled).equals(word))
                .findFirst()
                .orElse(word);
    }
}
