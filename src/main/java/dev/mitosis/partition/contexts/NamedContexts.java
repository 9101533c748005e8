package dev.mitosis.partition.contexts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives open atoms the context that a word of their name stands for: the name of a known context, a word that only one
 * context is known to use, or a word that enough of them bear and no context is known to share.
 */
final class NamedContexts {
    private static final double NEARLY_ALL = 0.8;

    private final Atoms atoms;
    private final AtomNames names;
    private final Labels labels;
    private final Holdings holdings;

    NamedContexts(Atoms atoms, AtomNames names, Labels labels, Holdings holdings) {
        this.atoms = atoms;
        this.names = names;
        this.labels = labels;
        this.holdings = holdings;
    }

    void give() {
        Map<String, Map<String, Integer>> taught = taught();
        Set<String> parts = new HashSet<>();
        Map<String, String> aliases = new HashMap<>();
        taught.forEach((word, counts) -> {
            int all = counts.values().stream().mapToInt(count -> count).sum();
            Map.Entry<String, Integer> top = top(counts);
            if (top.getValue() >= Tuning.ALIAS_PURITY * all) {
                if (all >= Tuning.LEAST_TAUGHT) {
                    aliases.put(word, top.getKey());
                }
            } else if (counts.size() > 1) {
                parts.add(word);
            }
        });
        Map<String, List<String>> stems = stems();
        List<Integer> rest = new ArrayList<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (holdings.isOpen(atom) && !byStem(atom, stems)) {
                rest.add(atom);
            }
        }
        found(rest, parts, aliases);
        for (int atom : rest) {
            if (holdings.isOpen(atom)) {
                byAlias(atom, aliases);
            }
        }
        for (int atom : rest) {
            if (holdings.isOpen(atom)) {
                servant(atom);
            }
        }
    }

    private static Map.Entry<String, Integer> top(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .orElseThrow();
    }

    /** How often atoms of each context bear each word. */
    private Map<String, Map<String, Integer>> taught() {
        Map<String, Map<String, Integer>> taught = new TreeMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            String label = holdings.context(atom);
            if (label != null) {
                for (String word : names.products(atom)) {
                    taught.computeIfAbsent(word, unused -> new TreeMap<>()).merge(label, 1, Integer::sum);
                }
            }
        }
        return taught;
    }

    /** The stems of the contexts known so far, by their first word. */
    private Map<String, List<String>> stems() {
        Set<String> found = new TreeSet<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            String label = holdings.context(atom);
            if (label != null) {
                found.add(label);
            }
        }
        Map<String, List<String>> byWord = new HashMap<>();
        for (String stem : found) {
            byWord.computeIfAbsent(stem.split("-", 2)[0], unused -> new ArrayList<>())
                    .add(stem);
        }
        return byWord;
    }

    /** The name holds the name of a context: the longest, and one that is no common word before others. */
    private boolean byStem(int atom, Map<String, List<String>> stems) {
        List<String> words =
                names.all(atom).stream().map(WordSplitter::singular).toList();
        Map<String, Boolean> held = new LinkedHashMap<>();
        for (String word : words) {
            for (String stem : stems.getOrDefault(word, List.of())) {
                List<String> parts = Arrays.asList(stem.split("-", -1));
                if (words.containsAll(parts)) {
                    held.put(stem, parts.stream().allMatch(names.generic()::isGeneric));
                }
            }
        }
        List<String> own = held.keySet().stream()
                .filter(stem -> !held.getOrDefault(stem, true))
                .toList();
        List<String> candidates = own.isEmpty() ? List.copyOf(held.keySet()) : own;
        candidates = candidates.stream()
                .filter(stem -> held.keySet().stream()
                        .noneMatch(other -> other.length() > stem.length()
                                && Arrays.asList(other.split("-", -1)).containsAll(Arrays.asList(stem.split("-", -1)))))
                .toList();
        if (candidates.isEmpty() || (own.isEmpty() && !isFirst(candidates.get(0), atom, words))) {
            return false;
        }
        String stem = candidates.get(0);
        double sure = candidates.size() > 1 ? Tuning.BY_NAME / candidates.size() : Tuning.BY_NAME;
        if (candidates.size() > 1) {
            holdings.rival(atom, candidates.get(1));
        }
        give(atom, stem, sure, stem);
        return true;
    }

    /** A common word is the name of a context only where it stands first and no other word could be one. */
    private boolean isFirst(String stem, int atom, List<String> words) {
        return names.products(atom).isEmpty() && !words.isEmpty() && stem.startsWith(words.get(0));
    }

    private void give(int atom, String label, double sure, String word) {
        String name = atoms.anchor(atom).name();
        holdings.give(
                atom,
                label,
                sure,
                new Reason("context.name", Map.of("word", word), "Its name '" + name + "' holds '" + word + "'."));
    }

    private void byAlias(int atom, Map<String, String> aliases) {
        Set<String> found = new TreeSet<>();
        String by = "";
        for (String word : names.products(atom)) {
            String label = aliases.get(word);
            if (label != null) {
                found.add(label);
                by = by.isEmpty() ? word : by;
            }
        }
        if (found.size() == 1) {
            String label = found.iterator().next();
            holdings.give(
                    atom,
                    label,
                    Tuning.BY_ALIAS,
                    new Reason(
                            "context.alias",
                            Map.of("word", by),
                            "Its name holds '" + by + "', which only " + labels.display(label) + " uses elsewhere."));
        }
    }

    private record Bid(String word, double score) {}

    /** Founds contexts on words, the most borne first, each atom counting for one of its words only. */
    private void found(List<Integer> open, Set<String> parts, Map<String, String> aliases) {
        Map<String, Set<Integer>> bearers = new TreeMap<>();
        Map<String, Double> scores = new HashMap<>();
        for (int atom : open) {
            List<String> words = candidates(atom, parts, aliases);
            for (String word : words) {
                bearers.computeIfAbsent(word, unused -> new TreeSet<>()).add(atom);
                scores.merge(word, weight(words, word), Double::sum);
            }
        }
        Comparator<Bid> order =
                Comparator.comparingDouble((Bid bid) -> -bid.score()).thenComparing(Bid::word);
        PriorityQueue<Bid> queue = new PriorityQueue<>(order);
        scores.forEach((word, score) -> queue.add(new Bid(word, score)));
        while (!queue.isEmpty()) {
            Bid bid = queue.poll();
            double now = scores.getOrDefault(bid.word(), 0.0);
            Set<Integer> own = bearers.getOrDefault(bid.word(), Set.of());
            if (bid.score() > now + 1e-9) {
                queue.add(new Bid(bid.word(), now));
            } else if (isContext(own)) {
                settle(bid.word(), own, parts, aliases, bearers, scores);
            }
        }
    }

    private List<String> candidates(int atom, Set<String> parts, Map<String, String> aliases) {
        return names.products(atom).stream()
                .filter(word -> !parts.contains(word) && !aliases.containsKey(word))
                .toList();
    }

    private static double weight(List<String> words, String word) {
        return words.indexOf(word) == 0 ? 1 : Tuning.LATER_WORD;
    }

    private boolean isContext(Set<Integer> own) {
        Set<String> types = new HashSet<>();
        boolean active = false;
        for (int atom : own) {
            types.add(atoms.anchor(atom).type());
            active |= atoms.isActive(atom);
        }
        return own.size() >= Tuning.LEAST_BEARERS && types.size() >= Tuning.LEAST_TYPES && active;
    }

    private void settle(
            String word,
            Set<Integer> own,
            Set<String> parts,
            Map<String, String> aliases,
            Map<String, Set<Integer>> bearers,
            Map<String, Double> scores) {
        String phrase = phrase(word, own);
        for (int atom : List.copyOf(own)) {
            List<String> words = candidates(atom, parts, aliases);
            for (String other : words) {
                if (Optional.ofNullable(bearers.get(other))
                        .map(set -> set.remove(atom))
                        .orElse(false)) {
                    scores.merge(other, -weight(words, other), Double::sum);
                }
            }
            labels.note(word, phrase, Labels.Source.NAME);
            give(atom, word, Tuning.BY_NAME, phrase);
        }
    }

    /** The word with the one that nearly always stands beside it: {@code jobs-board}. */
    private String phrase(String word, Set<Integer> own) {
        Map<String, Integer> beside = new TreeMap<>();
        Map<String, Integer> spelled = new TreeMap<>();
        for (int atom : own) {
            List<String> words = names.all(atom);
            for (int place = 0; place < words.size(); place++) {
                if (WordSplitter.singular(words.get(place)).equals(word)) {
                    spelled.merge(words.get(place), 1, Integer::sum);
                    if (place > 0) {
                        beside.merge(words.get(place - 1) + "-" + words.get(place), 1, Integer::sum);
                    }
                    if (place + 1 < words.size()) {
                        beside.merge(words.get(place) + "-" + words.get(place + 1), 1, Integer::sum);
                    }
                }
            }
        }
        return beside.entrySet().stream()
                .filter(entry -> entry.getValue() >= NEARLY_ALL * own.size())
                .filter(entry -> Arrays.stream(entry.getKey().split("-", -1)).noneMatch(names::isCommon))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> spelled.isEmpty() ? word : top(spelled).getKey());
    }

    /** A name without an application that says what serves everybody. */
    private void servant(int atom) {
        if (!names.products(atom).stream()
                .filter(word -> !names.generic().isPlatform(word))
                .toList()
                .isEmpty()) {
            return;
        }
        names.all(atom).stream()
                .filter(names.generic()::servesEverybody)
                .findFirst()
                .ifPresent(word -> holdings.give(
                        atom,
                        Labels.EVERYBODY,
                        Tuning.BY_NAME,
                        new Reason(
                                "context.servant",
                                Map.of("word", word),
                                "Its name '" + atoms.anchor(atom).name() + "' names no application and says '" + word
                                        + "': it serves everybody.")));
    }
}
