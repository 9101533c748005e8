package dev.mitosis.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The contexts under discussion: one entry for each product, whatever the spelling. A stem is the list of the product
 * words of a name, in the singular, joined by a hyphen.
 */
final class LabelBook {
    /** A stem with less than this share of a related stem's support is taken for a variant of it. */
    private static final double VARIANT = 0.5;

    private final Map<String, Integer> support = new TreeMap<>();
    private final Map<String, Map<String, Integer>> spellings = new HashMap<>();
    private final Map<String, String> canonical = new LinkedHashMap<>();
    private final List<String> labels = new ArrayList<>();

    /** Notes that a resource bears the stem, in this spelling. */
    void note(String stem, String spelling) {
        support.merge(stem, 1, Integer::sum);
        spellings.computeIfAbsent(stem, unused -> new TreeMap<>()).merge(spelling, 1, Integer::sum);
    }

    /** Decides which stems are one and the same; called again after more stems were noted, it keeps what it decided. */
    void settle() {
        List<String> undecided = support.keySet().stream()
                .filter(stem -> !canonical.containsKey(stem))
                .sorted(Comparator.comparing((String stem) -> -supportOf(stem)).thenComparing(stem -> stem))
                .toList();
        for (String stem : undecided) {
            String same = labels.stream()
                    .filter(label -> isVariant(stem, label))
                    .findFirst()
                    .orElse("");
            if (same.isEmpty()) {
                labels.add(stem);
                canonical.put(stem, stem);
            } else {
                canonical.put(stem, same);
            }
        }
    }

    private int supportOf(String stem) {
        return support.getOrDefault(stem, 0);
    }

    private boolean isVariant(String stem, String label) {
        if (Spelling.same(stem, label)) {
            return true;
        }
        boolean minor = supportOf(stem) <= VARIANT * supportOf(label);
        boolean part = Spelling.contains(stem, label) || Spelling.contains(label, stem);
        boolean unique = labels.stream()
                        .filter(other -> Spelling.abbreviates(stem, other))
                        .count()
                == 1;
        return minor && (part || (unique && Spelling.abbreviates(stem, label)) || Spelling.typo(stem, label));
    }

    /** The label that a stem stands for. */
    Optional<String> label(String stem) {
        return Optional.ofNullable(canonical.get(stem));
    }

    /** The label that a word abbreviates, where it is exactly one. */
    Optional<String> abbreviated(String word) {
        List<String> expansions = labels.stream()
                .filter(label -> Spelling.abbreviates(word, label))
                .toList();
        return expansions.size() == 1 ? Optional.of(expansions.get(0)) : Optional.empty();
    }

    List<String> labels() {
        return labels;
    }

    void drop(String label) {
        labels.remove(label);
        canonical.values().removeIf(label::equals);
    }

    /** Every stem with the label that it stands for. */
    Map<String, String> stems() {
        return canonical;
    }

    /** The label as most people here spell it. */
    String display(String label) {
        Map<String, Integer> counts = new TreeMap<>();
        canonical.forEach((stem, other) -> {
            if (other.equals(label) && Spelling.same(stem, label)) {
                spellings
                        .getOrDefault(stem, Map.of())
                        .forEach((text, count) -> counts.merge(text, count, Integer::sum));
            }
        });
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(label);
    }
}
