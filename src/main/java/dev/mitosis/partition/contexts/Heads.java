package dev.mitosis.partition.contexts;

import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stands before the environment in names that go on behind it: {@code admin} in {@code admin-prod-resetData}.
 * Deployment tools make such names of the unit's name and a part's; where an account has several heads, each over
 * things of several kinds, and what stands behind is not what they have in common, a head is an application, be it a
 * common word.
 */
final class Heads {
    private final Atoms atoms;
    private final AtomNames names;
    private final UnitWords words;
    private final GenericWords generic;

    Heads(Atoms atoms, AtomNames names) {
        this.atoms = atoms;
        this.names = names;
        this.generic = names.generic();
        this.words = new UnitWords(generic);
    }

    /**
     * The words of the application's name for each of the atoms that has one, those among them that are called as a
     * head alone; empty where the account has no such names.
     */
    Map<Integer, List<String>> of(Collection<Integer> open) {
        Map<List<String>, List<Integer>> bearers =
                new TreeMap<>((left, right) -> String.join("-", left).compareTo(String.join("-", right)));
        for (int atom : open) {
            List<String> head = names.head(atom);
            if (!head.isEmpty()) {
                bearers.computeIfAbsent(head, unused -> new ArrayList<>()).add(atom);
            }
        }
        for (int atom : open) {
            List<Integer> others = names.head(atom).isEmpty() ? bearers.get(names.all(atom)) : null;
            if (others != null) {
                others.add(atom);
            }
        }
        Set<String> common = common(bearers.keySet());
        Map<String, List<Integer>> byStem = new TreeMap<>();
        Map<String, List<String>> spelled = new TreeMap<>();
        bearers.forEach((head, own) -> {
            List<String> told = words.own(head, common);
            if (!told.isEmpty() && !(head.size() == 1 && generic.isService(told.get(0)))) {
                String stem = Labels.stem(told);
                byStem.computeIfAbsent(stem, unused -> new ArrayList<>()).addAll(own);
                spelled.putIfAbsent(stem, told);
            }
        });
        byStem.values().removeIf(own -> !isWhole(own));
        Map<Integer, List<String>> found = new TreeMap<>();
        if (byStem.size() >= Tuning.SEVERAL && !isCrossed(byStem)) {
            byStem.forEach((stem, own) -> own.forEach(atom -> found.put(atom, spelled.getOrDefault(stem, List.of()))));
        }
        return found;
    }

    /** The words of the organisation: those of the account, and those that begin many heads. */
    private Set<String> common(Set<List<String>> heads) {
        Map<String, Integer> first = new TreeMap<>();
        Set<String> common = new TreeSet<>();
        for (List<String> head : heads) {
            head.stream().filter(names::isCommon).map(WordSplitter::singular).forEach(common::add);
            if (head.size() > 1) {
                first.merge(WordSplitter.singular(head.get(0)), 1, Integer::sum);
            }
        }
        first.forEach((word, count) -> {
            if (count >= Tuning.SEVERAL && count >= Tuning.ORGANISATION_SHARE * heads.size()) {
                common.add(word);
            }
        });
        return common;
    }

    private boolean isWhole(List<Integer> own) {
        Set<String> types = new HashSet<>();
        own.forEach(atom -> types.add(atoms.anchor(atom).type()));
        return own.size() >= Tuning.SEVERAL
                && types.size() >= Tuning.WITNESSES
                && own.stream().anyMatch(atoms::isActive);
    }

    /** Whether the heads are rather kinds of things: most of what stands behind one stands behind others, too. */
    private boolean isCrossed(Map<String, List<Integer>> byStem) {
        Map<String, Set<String>> heads = new TreeMap<>();
        byStem.forEach((stem, own) -> own.forEach(atom -> tail(atom)
                .forEach(word ->
                        heads.computeIfAbsent(word, unused -> new TreeSet<>()).add(stem))));
        int told = 0;
        int crossed = 0;
        for (List<Integer> own : byStem.values()) {
            for (int atom : own) {
                List<String> tail = tail(atom);
                told += tail.isEmpty() ? 0 : 1;
                crossed += tail.stream()
                                .anyMatch(word ->
                                        heads.getOrDefault(word, Set.of()).size() > 1)
                        ? 1
                        : 0;
            }
        }
        return 2 * crossed > told;
    }

    /** The first telling word behind the environment. */
    private List<String> tail(int atom) {
        List<String> head = names.head(atom);
        return names.products(atom).stream()
                .filter(word -> head.stream()
                        .noneMatch(other -> WordSplitter.singular(other).equals(word)))
                .limit(1)
                .toList();
    }

    /**
     * Whether a head holds the name of one of these contexts.
     *
     * @param stems by their first word
     */
    static boolean holds(List<String> head, Map<String, List<String>> stems) {
        Set<String> told = new HashSet<>(head);
        head.forEach(word -> told.add(WordSplitter.singular(word)));
        return told.stream()
                .flatMap(word -> stems.getOrDefault(word, List.of()).stream())
                .anyMatch(stem -> told.containsAll(Arrays.asList(stem.split("-", -1))));
    }
}
