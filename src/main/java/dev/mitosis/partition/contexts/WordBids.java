package dev.mitosis.partition.contexts;

import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Bids for words as the names of contexts: how many names bear a word, and how many of these it alone explains. The
 * name of a part ({@code import}) stands nearly always beside a word that has a life without it ({@code orders}); the
 * name of an application often stands alone.
 */
final class WordBids {
    /** A word and how much speaks for it. */
    record Bid(String word, double score) {}

    private final AtomNames names;
    private final Predicate<String> excluded;
    private final Map<Integer, List<String>> words = new HashMap<>();
    private final Map<String, Set<Integer>> bearers = new TreeMap<>();
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Double> own = new HashMap<>();
    private final PriorityQueue<Bid> queue = new PriorityQueue<>(
            Comparator.comparingDouble((Bid bid) -> -bid.score()).thenComparing(Bid::word));

    /** Reads the names of open atoms. */
    WordBids(AtomNames names, List<Integer> open, Predicate<String> excluded) {
        this.names = names;
        this.excluded = excluded;
        Map<String, Map<String, Integer>> beside = new HashMap<>();
        for (int atom : open) {
            List<String> words = words(atom);
            for (String word : words) {
                bearers.computeIfAbsent(word, unused -> new TreeSet<>()).add(atom);
                weights.merge(word, weight(words, word), Double::sum);
                for (String other : words) {
                    if (!other.equals(word) && !names.generic().isGeneric(other)) {
                        beside.computeIfAbsent(word, unused -> new HashMap<>()).merge(other, 1, Integer::sum);
                    }
                }
            }
        }
        bearers.forEach((word, atoms) -> own.put(word, own(atoms, beside.getOrDefault(word, Map.of()))));
        bearers.keySet().forEach(word -> queue.add(new Bid(word, score(word))));
    }

    private List<String> words(int atom) {
        return words.computeIfAbsent(
                atom,
                unused -> names.candidates(atom).stream()
                        .filter(excluded.negate())
                        .toList());
    }

    /** The share of names that no word beside this one explains. */
    private double own(Set<Integer> atoms, Map<String, Integer> beside) {
        List<String> alive = new ArrayList<>();
        beside.forEach((other, together) -> {
            if (bearers.getOrDefault(other, Set.of()).size() - together >= Tuning.SEVERAL) {
                alive.add(other);
            }
        });
        if (alive.isEmpty()) {
            return 1;
        }
        long explained = atoms.stream()
                .filter(atom -> words(atom).stream().anyMatch(alive::contains))
                .count();
        return 1 - (double) explained / atoms.size();
    }

    /** A word that is the only one of a name counts most, one that is not the first least. */
    private double weight(List<String> words, String word) {
        List<String> telling = words.stream()
                .filter(other -> other.equals(word) || !names.generic().isGeneric(other))
                .toList();
        if (telling.size() == 1) {
            return Tuning.ONLY_WORD;
        }
        return telling.indexOf(word) == 0 ? 1 : Tuning.LATER_WORD;
    }

    private double score(String word) {
        double share = own.getOrDefault(word, 0.0);
        boolean common = names.generic().isGeneric(word);
        return common && share < Tuning.OWN_OF_COMMON
                ? 0
                : Math.log1p(Math.max(0, weights.getOrDefault(word, 0.0)))
                        * (Tuning.LEAST_OWN + share)
                        * (common ? Tuning.COMMON_WORD : 1);
    }

    /** The best word whose bearers pass; its bearers no longer count for others. Empty when there is none left. */
    String next(BiPredicate<String, Set<Integer>> passes) {
        while (!queue.isEmpty()) {
            Bid bid = queue.poll();
            double now = score(bid.word());
            Set<Integer> atoms = bearers.getOrDefault(bid.word(), Set.of());
            if (bid.score() > now + 1e-9) {
                queue.add(new Bid(bid.word(), now));
            } else if (now > 0 && passes.test(bid.word(), atoms)) {
                return bid.word();
            }
        }
        return "";
    }

    /** The atoms that bear a word and no better one. */
    Set<Integer> bearers(String word) {
        return Set.copyOf(bearers.getOrDefault(word, Set.of()));
    }

    /** Takes an atom out, because it has a context now. */
    void take(int atom) {
        List<String> words = words(atom);
        for (String word : words) {
            Set<Integer> atoms = bearers.get(word);
            if (atoms != null && atoms.remove(atom)) {
                weights.merge(word, -weight(words, word), Double::sum);
            }
        }
    }
}
