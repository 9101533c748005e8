package dev.mitosis.partition.contexts;

import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds words that stand over several applications: the organisation's own, a department's, a platform's. */
final class CommonWords {
    private final AtomNames names;
    private final Set<String> organisation;
    private final Map<String, Integer> bearers = new HashMap<>();
    private final Map<String, Integer> further = new HashMap<>();
    private final Map<String, Map<String, Integer>> labels = new HashMap<>();
    private final Map<String, Map<String, Integer>> over = new HashMap<>();
    private final Map<String, Map<String, Integer>> under = new HashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private int named;

    private CommonWords(AtomNames names, Set<String> organisation) {
        this.names = names;
        this.organisation = organisation;
    }

    /**
     * The words.
     *
     * @param organisation words of its domains and of the account's alias
     * @param known the context of each atom that is known without its name; null for others
     */
    static Set<String> of(AtomNames names, Set<String> organisation, @Nullable String[] known) {
        CommonWords words = new CommonWords(names, organisation);
        for (int atom = 0; atom < known.length; atom++) {
            words.read(atom, known[atom]);
        }
        return words.bearers.keySet().stream()
                .filter(word -> words.isOfSeveral(word) || words.isNearlyAlls(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void read(int atom, @Nullable String label) {
        names.all(atom).stream()
                .map(WordSplitter::singular)
                .distinct()
                .forEach(word -> occurrences.merge(word, 1, Integer::sum));
        List<String> products = names.productsButKind(atom);
        named += products.isEmpty() ? 0 : 1;
        for (String word : products) {
            behind(products, word, organisation).stream().limit(1).forEach(other -> count(under, word, other));
            before(atom, word).forEach(other -> count(over, word, other));
            bearers.merge(word, 1, Integer::sum);
            further.merge(word, products.size() - 1, Integer::sum);
            if (label != null) {
                count(labels, word, label);
            }
        }
    }

    /** Whether tags and units say that it is of several applications. */
    private boolean isOfSeveral(String word) {
        Map<String, Integer> of = labels.getOrDefault(word, Map.of());
        int told = of.values().stream().mapToInt(count -> count).sum();
        int most = of.values().stream().mapToInt(count -> count).max().orElse(0);
        return (of.size() >= Tuning.SEVERAL && most < Tuning.AGREED * told)
                || (organisation.contains(word) && of.size() > 1 && most < Tuning.DOMAIN_OWNER * told);
    }

    /** Whether it is in so many names, over or behind so many others, that it is the organisation's. */
    private boolean isNearlyAlls(String word) {
        int count = bearers.getOrDefault(word, 0);
        int others = further.getOrDefault(word, 0);
        long behind = count(under.getOrDefault(word, Map.of()), Tuning.SEVERAL);
        if (count < Tuning.SEVERAL) {
            return false;
        }
        return organisation.contains(word)
                ? behind > 1 || others >= Tuning.AGREED * count
                : count >= Tuning.ORGANISATION_SHARE * named
                        && others >= Tuning.FURTHER_WORDS * count
                        && (behind >= Tuning.MANY
                                || (behind > 1 && count >= Tuning.UNANIMOUS * named)
                                || heads(word) >= Tuning.SEVERAL);
    }

    /** How many others stand before it that also occur without it: pieces of one application hardly do. */
    private long heads(String word) {
        return over.getOrDefault(word, Map.of()).entrySet().stream()
                .filter(other -> other.getValue() >= Tuning.WITNESSES
                        && other.getValue() < Tuning.NEARLY_ALL * occurrences.getOrDefault(other.getKey(), 0))
                .count();
    }

    /** The words behind a word that are none of the organisation's domains. */
    private static List<String> behind(List<String> words, String word, Set<String> organisation) {
        return words.stream()
                .dropWhile(other -> !other.equals(word))
                .filter(other -> !other.equals(word) && !organisation.contains(other))
                .toList();
    }

    /** The words before it, likewise; a common one only where it stands before that for the environment, too. */
    private Set<String> before(int atom, String word) {
        List<String> head = names.head(atom);
        return names.all(atom).stream()
                .filter(other -> head.contains(other) || !names.generic().isGeneric(other))
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
        double enough = Math.max(Tuning.SEVERAL, Tuning.ORGANISATION_SHARE * named);
        Set<String> everywhere = new TreeSet<>();
        bearers.forEach((word, count) -> {
            if (count >= enough) {
                everywhere.add(word);
            }
        });
        return everywhere;
    }
}
