package dev.mitosis.partition.contexts;

import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final Map<String, Integer> support = new HashMap<>();
    private final Map<String, String> canonical = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, List<String>> tagged = new HashMap<>();
    private final Map<String, String> displays = new HashMap<>();
    private final Separations apart;

    Labels(Separations apart) {
        this.apart = apart;
    }

    /** Notes that a resource bears the stem, in this spelling. */
    void note(String stem, String spelling, Source source) {
        displays.remove(of(stem));
        spellings
                .computeIfAbsent(stem, unused -> new TreeMap<>())
                .computeIfAbsent(source, unused -> new TreeMap<>())
                .merge(spelling, 1, Integer::sum);
    }

    private int support(String stem) {
        return support.getOrDefault(stem, 0);
    }

    private int sum(String stem) {
        return spellings.getOrDefault(stem, Map.of()).values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToInt(count -> count)
                .sum();
    }

    /** Joins stems that are spellings of one name: other separators, a part of one, or a rare slip of one letter. */
    void joinSpellings(Predicate<String> layer) {
        spellings.keySet().forEach(stem -> support.put(stem, sum(stem)));
        Comparator<String> order =
                Comparator.comparing((String stem) -> -support(stem)).thenComparing(stem -> stem);
        List<String> stems = spellings.keySet().stream().sorted(order).toList();
        Map<String, List<String>> alike = new TreeMap<>();
        for (String stem : stems) {
            alike.computeIfAbsent(singular(stem).replace("-", ""), unused -> new ArrayList<>())
                    .add(stem);
        }
        alike.values().forEach(this::joinAlike);
        for (String stem : stems) {
            part(stem, layer).filter(whole -> !apart.hold(stem, whole)).ifPresent(whole -> canonical.put(stem, whole));
        }
        Map<String, List<String>> byForm = new HashMap<>();
        stems.forEach(stem -> Spelling.forms(stem)
                .forEach(form -> byForm.computeIfAbsent(form, unused -> new ArrayList<>())
                        .add(stem)));
        for (String stem : stems) {
            if (support(stem) <= Spelling.RARE) {
                Spelling.forms(stem).stream()
                        .flatMap(form -> byForm.getOrDefault(form, List.of()).stream())
                        .filter(other -> support(other) > support(stem)
                                && !apart.hold(stem, other)
                                && Spelling.typo(stem, other))
                        .min(order)
                        .ifPresent(other -> canonical.put(stem, of(other)));
            }
        }
        canonical.forEach((stem, label) ->
                members.computeIfAbsent(label, unused -> new TreeSet<>()).add(stem));
        members.forEach((label, own) -> own.add(label));
        spellings.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(Source.TAG))
                .map(entry -> of(entry.getKey()))
                .distinct()
                .forEach(label -> tagged.computeIfAbsent(first(label), unused -> new ArrayList<>())
                        .add(label));
    }

    private static String singular(String stem) {
        return stem(List.of(stem.split("-", -1)));
    }

    /**
     * Stems that differ in separators or a plural are one, called by the singular; two that both are used a lot are
     * two, and keep their own.
     */
    private void joinAlike(List<String> stems) {
        String first = stems.get(0);
        List<String> rivals = stems.stream()
                .filter(stem -> !stem.replace("-", "").equals(first.replace("-", "")))
                .filter(stem -> apart.hold(stem, first)
                        || support(stem) > Math.max(Spelling.RARE, Tuning.OFTEN * support(first)))
                .toList();
        String label = rivals.isEmpty() ? singular(first) : first;
        for (String stem : stems) {
            if (!rivals.contains(stem)) {
                canonical.put(stem, label);
            }
        }
    }

    /**
     * {@code orders} for {@code orders-api}, where there is such an application and the rest says a layer of one;
     * {@code user-profile} is not a part of {@code user}.
     */
    private Optional<String> part(String stem, Predicate<String> layer) {
        List<String> words = List.of(stem.split("-", -1));
        for (int length = words.size() - 1; length > 0; length--) {
            String whole = String.join("-", words.subList(0, length));
            boolean rest = words.subList(length, words.size()).stream().allMatch(layer);
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

    private static String first(String label) {
        return label.split("-", 2)[0];
    }

    /** Whether tags name the label. */
    boolean isTagged(String label) {
        return tagged.getOrDefault(first(label), List.of()).contains(label);
    }

    /** The labels that tags name whose words are all among these. */
    List<String> taggedIn(Set<String> words) {
        return words.stream()
                .flatMap(word -> tagged.getOrDefault(word, List.of()).stream())
                .filter(label -> words.containsAll(Arrays.asList(label.split("-", -1))))
                .toList();
    }

    boolean knows(String stem) {
        return spellings.containsKey(stem);
    }

    /** The label as people here spell it. */
    String display(String label) {
        return displays.computeIfAbsent(label, this::spelled);
    }

    private String spelled(String label) {
        Map<Source, Map<String, Integer>> all = new TreeMap<>();
        members.getOrDefault(label, Set.of(label)).forEach(stem -> {
            Map<Source, Map<String, Integer>> bySource = spellings.get(stem);
            if (bySource != null) {
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
