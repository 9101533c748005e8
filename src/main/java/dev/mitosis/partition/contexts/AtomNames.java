package dev.mitosis.partition.contexts;

import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words by which people call each atom, without those for environments. */
final class AtomNames {
    private final List<List<String>> all = new ArrayList<>();
    private final List<List<String>> products = new ArrayList<>();
    private final List<List<String>> heads = new ArrayList<>();
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final Map<String, Set<String>> kindsByType = new HashMap<>();
    private final List<Set<String>> kinds = new ArrayList<>();
    private final GenericWords generic;
    private final Predicate<String> person;
    private final Predicate<String> environment;
    private Set<String> common = Set.of();

    AtomNames(
            AccountGraph graph,
            Atoms atoms,
            Names names,
            Lexicon lexicon,
            GenericWords generic,
            Predicate<String> person) {
        this.generic = generic;
        this.person = person;
        this.environment = lexicon::isWord;
        for (int atom = 0; atom < atoms.size(); atom++) {
            Subject anchor = atoms.anchor(atom);
            kinds.add(kind(anchor.type()));
            List<String> whole = named(graph, anchor, names);
            if (products(anchor, whole, lexicon).isEmpty()) {
                whole = byParts(graph, atoms, atom, names, lexicon).orElse(whole);
            }
            List<String> name = whole;
            Optional<Lexicon.Reading> said = lexicon.read(anchor.type(), name);
            all.add(said.map(reading -> reading.without(name)).orElse(name));
            heads.add(said.map(reading -> head(name, reading.places())).orElse(List.of()));
            Set<String> product = products(anchor, name, lexicon);
            products.add(List.copyOf(product));
        }
    }

    private static List<String> named(AccountGraph graph, Subject subject, Names names) {
        return subject.isMade() || isNamedAfterWhole(graph, subject) ? List.of() : names.of(subject);
    }

    /** The words of a name that may tell an application, common ones of the organisation among them. */
    private Set<String> products(Subject subject, List<String> name, Lexicon lexicon) {
        Set<String> product = new LinkedHashSet<>();
        for (String word : lexicon.without(subject.type(), name)) {
            if (word.length() >= Tuning.SHORTEST_WORD && !generic.isGeneric(word) && !person.test(word)) {
                product.add(WordSplitter.singular(word));
            }
        }
        return product;
    }

    /** The name of a part where that of the whole tells nothing, if all parts whose names tell something agree. */
    private Optional<List<String>> byParts(AccountGraph graph, Atoms atoms, int atom, Names names, Lexicon lexicon) {
        Map<Set<String>, List<String>> told = new HashMap<>();
        for (int member : atoms.members(atom)) {
            Subject part = graph.subject(member);
            List<String> name = named(graph, part, names);
            Set<String> products = products(part, name, lexicon);
            if (!products.isEmpty()) {
                told.putIfAbsent(products, name);
            }
        }
        return told.size() == 1 ? told.values().stream().findFirst() : Optional.empty();
    }

    private static List<String> head(List<String> words, Set<Integer> places) {
        int first = places.stream().mapToInt(place -> place).min().orElse(0);
        int last = places.stream().mapToInt(place -> place).max().orElse(0);
        return last + 1 < words.size() ? words.subList(0, first) : List.of();
    }

    private Set<String> kind(String type) {
        return kindsByType.computeIfAbsent(
                type,
                unused -> Arrays.stream(HUMP.split(type.substring(type.lastIndexOf(':') + 1)))
                        .map(word -> WordSplitter.singular(word.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }

    /** A part that is called as its whole has no name of its own. */
    private static boolean isNamedAfterWhole(AccountGraph graph, Subject subject) {
        return graph.wholes(subject).stream().anyMatch(whole -> whole.name().equals(subject.name()));
    }

    /** All words of the atom's name but those for its environment. */
    List<String> all(int atom) {
        return all.get(atom);
    }

    /** The words before that for the environment in a name that goes on behind it; empty for others. */
    List<String> head(int atom) {
        return heads.get(atom);
    }

    /** The words that may name an application, in their order, in the singular. */
    List<String> products(int atom) {
        return common.isEmpty()
                ? products.get(atom)
                : products.get(atom).stream()
                        .filter(word -> !common.contains(word))
                        .toList();
    }

    /** The same without what says which kind of thing it is ({@code delivery} of a delivery stream). */
    List<String> productsButKind(int atom) {
        return products(atom).stream()
                .filter(word -> !kinds.get(atom).contains(word))
                .toList();
    }

    /** The words that may name an application, common ones among them, but not what says which kind of thing it is. */
    List<String> candidates(int atom) {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        for (String word : all.get(atom)) {
            String one = WordSplitter.singular(word);
            boolean wanted = word.length() >= Tuning.SHORTEST_WORD
                    && !generic.isService(word)
                    && !common.contains(one)
                    && !kinds.get(atom).contains(one)
                    && !person.test(word);
            if (wanted) {
                found.add(one);
            }
        }
        return List.copyOf(found);
    }

    /** Whether the word is one for an environment, which a name holds all the same where it says two. */
    boolean isEnvironment(String word) {
        return environment.test(word);
    }

    /** Whether all of some words say which kind of thing the atom is. */
    boolean saysKind(int atom, List<String> words) {
        return words.stream().allMatch(word -> kinds.get(atom).contains(WordSplitter.singular(word)));
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
