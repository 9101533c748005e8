package dev.mitosis.partition.contexts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Gives open atoms the context that a word of their name stands for: the name of a known context, a word that only one
 * context is known to use, or a word that enough of them bear and no context is known to share.
 */
final class NamedContexts {
    private final Atoms atoms;
    private final AtomNames names;
    private final Labels labels;
    private final Holdings holdings;
    private final IntPredicate doubtful;
    private final AccountGraph graph;
    private final BearerTies ties;
    private final Substance substance;
    private final Map<String, String> aliases = new HashMap<>();

    NamedContexts(
            AccountGraph graph, Atoms atoms, AtomNames names, Labels labels, Holdings holdings, IntPredicate doubtful) {
        this.doubtful = doubtful;
        this.graph = graph;
        this.atoms = atoms;
        this.names = names;
        this.labels = labels;
        this.holdings = holdings;
        this.substance = new Substance(graph, atoms);
        this.ties = new BearerTies(graph, atoms, names, holdings);
    }

    void give() {
        byHead();
        Set<String> parts = learn();
        Map<String, List<String>> stems = stems();
        List<Integer> open = new ArrayList<>();
        Map<Integer, List<String>> held = new HashMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (holdings.isOpen(atom)) {
                open.add(atom);
                List<String> found = held(atom, stems);
                if (!found.isEmpty()) {
                    held.put(atom, found);
                }
            }
        }
        Map<String, Integer> alone = alone(open, held.keySet());
        List<Integer> rest = new ArrayList<>();
        for (int atom : open) {
            List<String> candidates = held.getOrDefault(atom, List.of());
            if (candidates.isEmpty() || !byStem(atom, candidates, alone)) {
                rest.add(atom);
            }
        }
        found(rest, parts);
        for (int atom : rest) {
            if (holdings.isOpen(atom)) {
                servant(atom);
            }
        }
    }

    /** Gives what has a head the context that this founds, unless it holds the name of one that is known. */
    private void byHead() {
        Map<String, List<String>> known = stems();
        List<Integer> open = new ArrayList<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (holdings.isOpen(atom) && !Heads.holds(names.head(atom), known)) {
                open.add(atom);
            }
        }
        new Heads(atoms, names).of(open).forEach((atom, words) -> {
            String phrase = String.join("-", words);
            String stem = Labels.stem(words);
            labels.note(stem, phrase, Labels.Source.NAME);
            give(atom, labels.of(stem), Tuning.BY_NAME, phrase);
        });
    }

    /** Learns what words stand for where contexts are stated; returns those of several contexts. */
    private Set<String> learn() {
        Set<String> parts = new HashSet<>();
        Map<String, Integer> untaught = new HashMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (holdings.isOpen(atom)) {
                names.products(atom).forEach(word -> untaught.merge(word, 1, Integer::sum));
            }
        }
        taught(names::products).forEach((word, counts) -> {
            int all = counts.values().stream().mapToInt(count -> count).sum();
            Map.Entry<String, Integer> top = top(counts);
            if (top.getValue() >= Tuning.NEARLY_ALL * all) {
                int open = untaught.getOrDefault(word, 0);
                if (all >= Tuning.WITNESSES && all >= Tuning.LEAST_TAUGHT_SHARE * (all + open)) {
                    aliases.put(word, top.getKey());
                }
            }
        });
        taught(names::productsButKind).forEach((word, counts) -> {
            int all = counts.values().stream().mapToInt(count -> count).sum();
            if (counts.size() > 1 && top(counts).getValue() < Tuning.NEARLY_ALL * all) {
                parts.add(word);
            }
        });
        return parts;
    }

    /** How often each word is the first of a name that holds the name of no known context. */
    private Map<String, Integer> alone(List<Integer> open, Set<Integer> held) {
        Map<String, Integer> alone = new HashMap<>();
        for (int atom : open) {
            List<String> words = names.products(atom);
            if (!held.contains(atom) && !words.isEmpty()) {
                alone.merge(words.get(0), 1, Integer::sum);
            }
        }
        return alone;
    }

    /** What a word of the atom's name stands for elsewhere: a context by another name; empty for none. */
    Set<String> meant(int atom) {
        Set<String> meant = new TreeSet<>();
        for (String word : names.products(atom)) {
            String label = aliases.get(word);
            if (label != null) {
                meant.add(label);
            }
        }
        return meant;
    }

    private static Map.Entry<String, Integer> top(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .orElseThrow();
    }

    /** How often atoms of each context bear each word. */
    private Map<String, Map<String, Integer>> taught(IntFunction<List<String>> words) {
        Map<String, Map<String, Integer>> taught = new TreeMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            String label = doubtful.test(atom) ? null : holdings.context(atom);
            if (label != null) {
                for (String word : words.apply(atom)) {
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

    /** The known contexts whose names the atom's name holds, the longest first in each place. */
    private List<String> held(int atom, Map<String, List<String>> stems) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : names.all(atom)) {
            words.add(word);
            words.add(WordSplitter.singular(word));
        }
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
        candidates = withoutKinds(atom, candidates);
        boolean common =
                own.isEmpty() && !candidates.isEmpty() && !isFirst(candidates.get(0), atom, List.copyOf(words));
        return common ? List.of() : candidates;
    }

    /** What says which kind of thing it is ({@code delivery} of a delivery stream) names it only where it begins so. */
    private List<String> withoutKinds(int atom, List<String> stems) {
        List<String> telling = stems.stream()
                .filter(stem -> !names.saysKind(atom, Arrays.asList(stem.split("-", -1))))
                .toList();
        List<String> words = names.products(atom);
        boolean begins = telling.isEmpty()
                && stems.stream()
                        .anyMatch(stem -> words.isEmpty()
                                || Arrays.asList(stem.split("-", -1)).contains(words.get(0)));
        return begins ? stems : telling;
    }

    /**
     * Gives the atom the context that its name holds, unless the name begins with a word that has a life of its own.
     */
    private boolean byStem(int atom, List<String> candidates, Map<String, Integer> alone) {
        List<String> words = names.products(atom);
        String first = words.isEmpty() ? "" : words.get(0);
        boolean begins = candidates.stream()
                .anyMatch(stem -> Arrays.asList(stem.split("-", -1)).contains(first));
        if (!begins && alone.getOrDefault(first, 0) >= Tuning.SEVERAL) {
            return false;
        }
        List<String> ordered = candidates.stream()
                .sorted(Comparator.comparing(
                        stem -> !Arrays.asList(stem.split("-", -1)).contains(first)))
                .toList();
        if (ordered.size() > 1) {
            holdings.rival(atom, ordered.get(1));
        }
        double sure = ordered.size() > 1 ? Tuning.BY_NAME_OF_SEVERAL : Tuning.BY_NAME;
        give(atom, ordered.get(0), sure, ordered.get(0));
        return true;
    }

    /** A common word is the name of a context only where it stands first and no other word could be one. */
    private boolean isFirst(String stem, int atom, List<String> words) {
        String first =
                words.stream().filter(word -> !names.isCommon(word)).findFirst().orElse("");
        return names.products(atom).isEmpty() && !first.isEmpty() && stem.startsWith(first);
    }

    private void give(int atom, String label, double sure, String word) {
        String name = atoms.anchor(atom).name();
        holdings.give(
                atom,
                label,
                sure,
                new Reason("context.name", Map.of("word", word), "Its name '" + name + "' holds '" + word + "'."));
    }

    /** Founds contexts on words, the best first, each atom counting for one of its words only. */
    private void found(List<Integer> open, Set<String> parts) {
        WordBids bids = new WordBids(names, open, word -> parts.contains(word) || aliases.containsKey(word));
        String word = bids.next(this::isContext);
        while (!word.isEmpty()) {
            List<Integer> own = bids.bearers(word).stream().sorted().toList();
            String phrase = phrase(word, own);
            for (int atom : own) {
                bids.take(atom);
                labels.note(word, phrase, Labels.Source.NAME);
                give(atom, word, Tuning.BY_NAME, phrase);
            }
            word = bids.next(this::isContext);
        }
    }

    /**
     * Whether they are enough, of several kinds, do something, hang together and are no piece of several; one whole may
     * be several by itself.
     */
    private boolean isContext(String word, Set<Integer> own) {
        Set<String> types = new HashSet<>();
        int bearers = 0;
        boolean active = false;
        for (int atom : own) {
            for (int member : atoms.members(atom)) {
                Subject subject = graph.subject(member);
                if (!subject.isMade()) {
                    bearers++;
                    types.add(subject.type());
                }
            }
            active |= atoms.isActive(atom) || hasActiveTie(atom);
        }
        return own.size() > 1
                && bearers >= Tuning.SEVERAL
                && types.size() >= Tuning.WITNESSES
                && active
                && !isOneThing(own)
                && ties.hangTogether(own)
                && !own.stream().allMatch(this::isServant)
                && !ties.isPiece(word, own);
    }

    /**
     * Whether one thing alone does or keeps something, and those that it is tied to beside its own surroundings are all
     * of one context: a function with its role and its logs bears a word as its task, and is a piece of this.
     */
    private boolean isOneThing(Set<Integer> own) {
        if (own.stream().filter(substance::holds).count() > 1) {
            return false;
        }
        Set<String> found = new HashSet<>();
        for (int atom : own) {
            for (int member : atoms.members(atom)) {
                graph.out(member).forEach(tie -> meet(atoms.of(tie.to()), own, found));
                graph.in(member).forEach(tie -> meet(atoms.of(tie.from()), own, found));
            }
        }
        return found.size() == 1 && !found.contains("");
    }

    private void meet(int atom, Set<Integer> own, Set<String> found) {
        if (!own.contains(atom) && !atoms.isHub(atom) && !atoms.anchor(atom).isMade() && substance.holds(atom)) {
            String label = holdings.context(atom);
            found.add(label == null ? "" : label);
        }
    }

    /** Whether something that does something and that nobody named, as a distribution, is one whole with it. */
    private boolean hasActiveTie(int atom) {
        return Arrays.stream(atoms.members(atom))
                .anyMatch(member -> graph.in(member).stream()
                                .anyMatch(tie -> tie.context() >= Tuning.CLOSE && isActiveUnnamed(atoms.of(tie.from())))
                        || graph.out(member).stream()
                                .anyMatch(tie -> tie.context() >= Tuning.CLOSE && isActiveUnnamed(atoms.of(tie.to()))));
    }

    private boolean isActiveUnnamed(int atom) {
        return holdings.isOpen(atom)
                && atoms.isActive(atom)
                && !atoms.isHub(atom)
                && names.products(atom).isEmpty();
    }

    /** The word with the one that nearly always stands beside it: {@code jobs-board}. */
    private String phrase(String word, List<Integer> own) {
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
                .filter(entry -> entry.getValue() >= Tuning.NEARLY_ALL * own.size())
                .filter(entry -> Arrays.stream(entry.getKey().split("-", -1)).noneMatch(names::isCommon))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> spelled.isEmpty() ? word : top(spelled).getKey());
    }

    /** Whether the name names no application, and says that it serves everybody. */
    private boolean isServant(int atom) {
        return names.products(atom).isEmpty() && names.all(atom).stream().anyMatch(names.generic()::servesEverybody);
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
