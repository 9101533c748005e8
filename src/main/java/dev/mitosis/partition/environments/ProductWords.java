package dev.mitosis.partition.environments;

import dev.mitosis.partition.evidence.Tuning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Words for environments that are the beginning of a product's name here, as {@code dev} of {@code dev-portal}: the
 * word behind them hardly occurs without them. Where the name goes on to say another environment, it is a product's for
 * sure. Where none does, it may be a product, or one that has this environment alone: the word then tells nothing,
 * unless others that have more than one environment say it in that place.
 */
final class ProductWords {
    private record Pair(String word, String next) {}

    /** The different names of a pair, those of them that say another environment besides, and where it stands. */
    private static final class Bearers {
        private final Set<List<String>> names = new HashSet<>();
        private final Set<List<String>> other = new HashSet<>();
        private final Set<String> others = new TreeSet<>();
        private final Map<Integer, Integer> places = new HashMap<>();
    }

    private final Function<String, String> meaning;
    private final Set<List<String>> names = new HashSet<>();
    private final Map<Pair, Bearers> pairs = new HashMap<>();
    private final Map<String, Integer> all = new HashMap<>();
    private final Set<Pair> products = new HashSet<>();
    private final Set<String> doubtful = new TreeSet<>();

    /**
     * No words yet.
     *
     * @param meaning the environment that a word stands for; empty for none
     */
    ProductWords(Function<String, String> meaning) {
        this.meaning = meaning;
    }

    /** Reads a name. */
    void add(List<String> words) {
        if (words.size() < 2
                || words.stream().allMatch(word -> meaning.apply(word).isEmpty())
                || !names.add(words)) {
            return;
        }
        for (int place = 0; place + 1 < words.size(); place++) {
            String environment = meaning.apply(words.get(place));
            String next = words.get(place + 1);
            if (!environment.isEmpty()
                    && !isNarrowed(words, place)
                    && meaning.apply(next).isEmpty()
                    && next.length() >= Tuning.SHORTEST_WORD) {
                Bearers bearers = pairs.computeIfAbsent(new Pair(words.get(place), next), unused -> new Bearers());
                bearers.names.add(words);
                bearers.places.merge(place, 1, Integer::sum);
                Set<String> others = others(words, place);
                if (!others.isEmpty()) {
                    bearers.other.add(words);
                    bearers.others.addAll(others);
                }
            }
        }
    }

    /** A sandbox behind production is one environment, and no product. */
    private boolean isNarrowed(List<String> words, int place) {
        return place > 0
                && meaning.apply(words.get(place - 1)).equals(Lexicon.PRODUCTION)
                && meaning.apply(words.get(place)).equals(Lexicon.SANDBOX);
    }

    /** The other environments that a name says. */
    private Set<String> others(List<String> words, int place) {
        String environment = meaning.apply(words.get(place));
        Set<String> others = new TreeSet<>();
        for (int at = 0; at < words.size(); at++) {
            String other = meaning.apply(words.get(at));
            if (!other.isEmpty() && !other.equals(environment)) {
                others.add(other);
            }
        }
        return others;
    }

    /** The words that follow ones for environments: how often they occur at all is to be counted. */
    Set<String> followers() {
        Set<String> followers = new HashSet<>();
        pairs.keySet().forEach(pair -> followers.add(pair.next()));
        return followers;
    }

    /** Judges the pairs. */
    void judge(Map<String, Integer> occurrences) {
        all.putAll(occurrences);
        Set<Integer> places = pattern();
        Map<String, Integer> bound = new HashMap<>();
        Map<String, Integer> borne = new HashMap<>();
        pairs.forEach((pair, bearers) -> {
            borne.merge(pair.word(), bearers.names.size(), Integer::sum);
            if (isProduct(pair, bearers, places)) {
                products.add(pair);
                bound.merge(pair.word(), bearers.names.size(), Integer::sum);
            }
        });
        bound.forEach((word, count) -> {
            if (2 * count >= borne.getOrDefault(word, 0)) {
                doubtful.add(word);
            }
        });
    }

    private boolean isProduct(Pair pair, Bearers bearers, Set<Integer> places) {
        int place = bearers.places.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        int size = bearers.names.size();
        boolean exclusive = isExclusive(pair, size);
        boolean production = meaning.apply(pair.word()).equals(Lexicon.PRODUCTION);
        boolean several = bearers.others.size() > 1;
        // A word for production is one of a product only where that is sure: else things would leave production by it.
        boolean told = bearers.other.size() >= Tuning.WITNESSES
                && (production
                        ? exclusive && several
                        : exclusive || (several && bearers.other.size() >= Tuning.AGREED * size));
        return told || (exclusive && !production && !places.contains(place));
    }

    private boolean isExclusive(Pair pair, int together) {
        return together >= Tuning.SEVERAL && together >= Tuning.AGREED * all.getOrDefault(pair.next(), together);
    }

    /** The places where words for environments stand before words that have several: there they tell environments. */
    private Set<Integer> pattern() {
        Map<String, Map<Integer, Set<String>>> environments = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        pairs.forEach((pair, bearers) -> {
            counts.merge(pair.next(), bearers.names.size(), Integer::sum);
            bearers.places
                    .keySet()
                    .forEach(place -> environments
                            .computeIfAbsent(pair.next(), unused -> new HashMap<>())
                            .computeIfAbsent(place, unused -> new TreeSet<>())
                            .add(meaning.apply(pair.word())));
        });
        Set<Integer> places = new HashSet<>();
        environments.forEach((next, byPlace) -> {
            int count = counts.getOrDefault(next, 0);
            boolean own = count >= Tuning.SEVERAL && count >= Tuning.AGREED * all.getOrDefault(next, count);
            byPlace.forEach((place, said) -> {
                if (own && said.size() > 1) {
                    places.add(place);
                }
            });
        });
        return places;
    }

    /** Whether the word at a place is a part of a product's name. */
    boolean isPart(List<String> words, int place) {
        return place + 1 < words.size() && products.contains(new Pair(words.get(place), words.get(place + 1)));
    }

    /** Whether the word is mostly one of products here. */
    boolean isDoubtful(String word) {
        return doubtful.contains(word);
    }
}
