package dev.mitosis.partition.contexts;

import dev.mitosis.partition.evidence.WordSplitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The contexts under discussion. Each is a stem, the words of its name in the singular joined by a hyphen; people's
 * spellings of it are remembered, best source first.
 */
final class Labels {
    /** The label of what belongs to everybody. */
    static final String EVERYBODY = "(everybody)";

    /** Where a spelling comes from; the first source that has any decides what a context is called. */
    enum Source {
        TAG,
        STACK,
        NAME,
        GROUP
    }

    private final Map<String, Map<Source, Map<String, Integer>>> spellings = new TreeMap<>();
    private final Map<String, String> canonical = new HashMap<>();

    /** Notes that a resource bears the stem, in this spelling. */
    void note(String stem, String spelling, Source source) {
        spellings
                .computeIfAbsent(stem, unused -> new TreeMap<>())
                .computeIfAbsent(source, unused -> new TreeMap<>())
                .merge(spelling, 1, Integer::sum);
    }

    private int support(String stem) {
        return spellings.getOrDefault(stem, Map.of()).values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToInt(count -> count)
                .sum();
    }

    /** Joins stems that are spellings of one name: other separators, a part of one, or a rare slip of one letter. */
    void joinSpellings(Predicate<String> generic) {
        List<String> stems = spellings.keySet().stream()
                .sorted(java.util.Comparator.comparing((String stem) -> -support(stem))
                        .thenComparing(stem -> stem))
                .toList();
        Map<String, String> squeezed = new HashMap<>();
        for (String stem : stems) {
            String first = squeezed.putIfAbsent(stem.replace("-", ""), stem);
            if (first != null) {
                canonical.put(stem, first);
            }
        }
        for (String stem : stems) {
            if (!canonical.containsKey(stem)) {
                part(stem, generic).ifPresent(whole -> canonical.put(stem, whole));
            }
        }
        for (String stem : stems) {
            if (!canonical.containsKey(stem) && support(stem) <= Spelling.RARE) {
                stems.stream()
                        .filter(other -> !other.equals(stem)
                                && !canonical.containsKey(other)
                                && support(other) > support(stem)
                                && Spelling.typo(stem, other))
                        .findFirst()
                        .ifPresent(other -> canonical.put(stem, other));
            }
        }
    }

    /** {@code orders} for {@code orders-api}, where there is such an application and the rest says a part. */
    private Optional<String> part(String stem, Predicate<String> generic) {
        List<String> words = List.of(stem.split("-", -1));
        for (int length = words.size() - 1; length > 0; length--) {
            String whole = String.join("-", words.subList(0, length));
            boolean rest = words.subList(length, words.size()).stream().allMatch(generic);
            if (rest && spellings.containsKey(whole) && support(whole) > support(stem)) {
                return Optional.of(of(whole));
            }
        }
        return Optional.empty();
    }

    /** The label that a stem stands for. */
    String of(String stem) {
        return canonical.getOrDefault(stem, stem);
    }

    /** The stems that tags name, sorted. */
    List<String> tagged() {
        return spellings.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(Source.TAG))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean knows(String stem) {
        return spellings.containsKey(stem);
    }

    /** The label as people here spell it. */
    String display(String label) {
        Map<Source, Map<String, Integer>> all = new TreeMap<>();
        spellings.forEach((stem, bySource) -> {
            if (of(stem).equals(label)) {
                bySource.forEach((source, counts) -> counts.forEach((text, count) ->
                        all.computeIfAbsent(source, unused -> new TreeMap<>()).merge(text, count, Integer::sum)));
            }
        });
        return all.isEmpty()
                ? label
                : all.values().iterator().next().entrySet().stream()
                        .max(Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(entry -> -entry.getKey().length())
                                .thenComparing(Map.Entry.<String, Integer>comparingByKey()
                                        .reversed()))
                        .map(Map.Entry::getKey)
                        .orElse(label);
    }

    /** The stem of words. */
    static String stem(List<String> words) {
        return String.join("-", words.stream().map(WordSplitter::singular).toList());
    }
}
