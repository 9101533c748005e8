package dev.mitosis.partition.contexts;

import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds words that stand over several applications: the organisation's own, a department's, a platform's. */
final class CommonWords {
    private CommonWords() {}

    /**
     * The words.
     *
     * @param organisation words of its domains and of the account's alias
     * @param known the context of each atom that is known without its name; null for others
     */
    static Set<String> of(AtomNames names, Set<String> organisation, @Nullable String[] known) {
        Map<String, Integer> bearers = new HashMap<>();
        Map<String, Integer> further = new HashMap<>();
        Map<String, Map<String, Integer>> labels = new HashMap<>();
        Map<String, Map<String, Integer>> over = new HashMap<>();
        Map<String, Map<String, Integer>> under = new HashMap<>();
        int named = 0;
        for (int atom = 0; atom < known.length; atom++) {
            Set<String> words = new HashSet<>(names.productsButKind(atom));
            named += words.isEmpty() ? 0 : 1;
            String label = known[atom];
            for (String word : words) {
                behind(names.productsButKind(atom), word, organisation).stream()
                        .limit(1)
                        .forEach(other -> count(under, word, other));
                before(names.all(atom), word, organisation).forEach(other -> count(over, word, other));
                bearers.merge(word, 1, Integer::sum);
                further.merge(word, words.size() - 1, Integer::sum);
                if (label != null) {
                    labels.computeIfAbsent(word, unused -> new HashMap<>()).merge(label, 1, Integer::sum);
                }
            }
        }
        Set<String> common = new TreeSet<>();
        for (Map.Entry<String, Integer> entry : bearers.entrySet()) {
            String word = entry.getKey();
            Map<String, Integer> of = labels.getOrDefault(word, Map.of());
            int told = of.values().stream().mapToInt(count -> count).sum();
            int most = of.values().stream().mapToInt(count -> count).max().orElse(0);
            boolean several = of.size() >= Tuning.SEVERAL_OWNERS && most < Tuning.ONE_OWNER * told;
            boolean domain = organisation.contains(word) && of.size() > 1 && most < Tuning.DOMAIN_OWNER * told;
            boolean often = organisation.contains(word) || entry.getValue() >= Tuning.ORGANISATION_SHARE * named;
            long behind = count(under.getOrDefault(word, Map.of()), Tuning.LEAST_BEARERS);
            long before = count(over.getOrDefault(word, Map.of()), Tuning.LEAST_TYPES);
            boolean stands = organisation.contains(word)
                    || behind >= Tuning.LEAST_UNDER
                    || (behind > 1 && entry.getValue() >= Tuning.MOST * named)
                    || before >= Tuning.LEAST_HEADS;
            boolean beside = organisation.contains(word)
                    ? behind > 1 || further.getOrDefault(word, 0) >= Tuning.ONE_OWNER * entry.getValue()
                    : further.getOrDefault(word, 0) >= Tuning.FURTHER_WORDS * entry.getValue();
            boolean nearlyAll = often && stands && entry.getValue() >= Tuning.LEAST_BEARERS && beside;
            if (several || domain || nearlyAll) {
                common.add(word);
            }
        }
        return common;
    }

    /** The words behind a word that are none of the organisation's domains. */
    private static List<String> behind(List<String> words, String word, Set<String> organisation) {
        return words.stream()
                .dropWhile(other -> !other.equals(word))
                .filter(other -> !other.equals(word) && !organisation.contains(other))
                .toList();
    }

    private static Set<String> before(List<String> words, String word, Set<String> organisation) {
        return words.stream()
                .map(WordSplitter::singular)
                .takeWhile(other -> !other.equals(word))
                .filter(other -> !organisation.contains(other))
                .collect(Collectors.toSet());
    }

    private static void count(Map<String, Map<String, Integer>> all, String word, String other) {
        all.computeIfAbsent(word, unused -> new HashMap<>()).merge(other, 1, Integer::sum);
    }

    private static long count(Map<String, Integer> words, int least) {
        return words.values().stream().filter(count -> count >= least).count();
    }

    /**
     * Words of things, such as {@code notifications}, that stand beside other words in so many names that they name
     * none.
     */
    static Set<String> everywhere(AtomNames names, int atoms) {
        Map<String, Integer> bearers = new HashMap<>();
        int named = 0;
        for (int atom = 0; atom < atoms; atom++) {
            List<String> candidates = names.candidates(atom);
            named += candidates.isEmpty() ? 0 : 1;
            if (!names.products(atom).isEmpty()) {
                candidates.stream()
                        .filter(names.generic()::isGeneric)
                        .forEach(word -> bearers.merge(word, 1, Integer::sum));
            }
        }
        double enough = Math.max(Tuning.LEAST_BEARERS, Tuning.ORGANISATION_SHARE * named);
        Set<String> everywhere = new TreeSet<>();
        bearers.forEach((word, count) -> {
            if (count >= enough) {
                everywhere.add(word);
            }
        });
        return everywhere;
    }
}
