package dev.mitosis.partition.contexts;

import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The words by which people call each atom, without those for environments. */
final class AtomNames {
    private final List<List<String>> all = new ArrayList<>();
    private final List<List<String>> products = new ArrayList<>();
    private final GenericWords generic;
    private Set<String> common = Set.of();

    AtomNames(Atoms atoms, Names names, Lexicon lexicon, GenericWords generic, Predicate<String> person) {
        this.generic = generic;
        for (int atom = 0; atom < atoms.size(); atom++) {
            Subject anchor = atoms.anchor(atom);
            List<String> words = anchor.isMade() ? List.of() : lexicon.without(anchor.type(), names.of(anchor));
            all.add(words);
            LinkedHashSet<String> product = new LinkedHashSet<>();
            for (String word : words) {
                if (word.length() >= Tuning.SHORTEST_WORD && !generic.isGeneric(word) && !person.test(word)) {
                    product.add(WordSplitter.singular(word));
                }
            }
            products.add(List.copyOf(product));
        }
    }

    /** All words of the atom's name but those for its environment. */
    List<String> all(int atom) {
        return all.get(atom);
    }

    /** The words that may name an application, in their order, in the singular. */
    List<String> products(int atom) {
        return common.isEmpty()
                ? products.get(atom)
                : products.get(atom).stream()
                        .filter(word -> !common.contains(word))
                        .toList();
    }

    /** Leaves out words that stand over several applications from now on. */
    void leaveOut(Set<String> words) {
        common = words;
    }

    boolean isCommon(String word) {
        return common.contains(WordSplitter.singular(word));
    }

    GenericWords generic() {
        return generic;
    }
}
