package dev.mitosis.partition.environments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The words for environments that this account uses, and how its names are read with them. */
public final class Lexicon {
    /** The environment of production, as it is called everywhere. */
    public static final String PRODUCTION = "prod";

    /** The environment of experiments. */
    public static final String SANDBOX = "sandbox";

    /**
     * What a name says.
     *
     * @param places the words that say it
     */
    public record Reading(String environment, String word, Set<Integer> places) {
        /** The other words. */
        public List<String> without(List<String> words) {
            List<String> rest = new ArrayList<>();
            for (int place = 0; place < words.size(); place++) {
                if (!places.contains(place)) {
                    rest.add(words.get(place));
                }
            }
            return rest;
        }
    }

    private static final int SHORTEST_CUT = 5;
    /** A word of so few letters is known by its place in names that are otherwise equal alone. */
    private static final int SHORT = 2;

    private final EnvironmentWords known;
    private final Twins twins;
    private final Set<String> learned;
    private final Set<String> slots;
    private final Map<List<String>, String> compounds;
    private final ProductWords products;

    /**
     * A lexicon.
     *
     * @param learned words of the account's own
     * @param slots ambiguous words that many names have in one place
     * @param compounds words that mean an environment together, as {@code prod sbx}
     * @param products words for environments that are parts of names of products
     */
    Lexicon(
            EnvironmentWords known,
            Twins twins,
            Set<String> learned,
            Set<String> slots,
            Map<List<String>, String> compounds,
            ProductWords products) {
        this.products = products;
        this.known = known;
        this.twins = twins;
        this.learned = learned;
        this.slots = slots;
        this.compounds = compounds;
    }

    /** The environment that a word by itself stands for, known or learned. */
    Optional<String> of(String word) {
        Optional<String> everywhere = known.of(word).map(EnvironmentWords.Meaning::environment);
        return everywhere.isPresent() || !learned.contains(word) ? everywhere : Optional.of(word);
    }

    /** Whether the environment is guarded as production. */
    public boolean isProduction(String environment) {
        return known.isProduction(environment);
    }

    /** Whether it is known what the environment is; a word of the account's own may be production. */
    public boolean isKnown(String environment) {
        return known.isKnown(environment);
    }

    /** Whether the word only says that something is not production. */
    boolean isVague(String word) {
        return known.rulesOutProduction(word);
    }

    /** Whether the word is one of products and parts, too, and not one of a pattern here. */
    boolean isAmbiguous(String word) {
        return known.isAmbiguous(word) && !slots.contains(word);
    }

    /** Whether the word is one for an environment here. */
    public boolean isWord(String word) {
        return of(word).isPresent() || known.rulesOutProduction(word);
    }

    /** The environment that the value of a tag or parameter names; a value of several words is one of its own. */
    public Optional<String> ofValue(String value, List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String compound = compounds.get(words);
        if (compound != null) {
            return Optional.of(compound);
        }
        if (words.size() == 1) {
            String word = words.get(0);
            return known.rulesOutProduction(word)
                    ? Optional.of(word)
                    : Optional.of(of(word).orElse(word.toLowerCase(Locale.ROOT)));
        }
        return read("", words).map(Reading::environment);
    }

    /** What the name of a thing of a type says about its environment. */
    public Optional<Reading> read(String type, List<String> words) {
        return read(type, words, word -> false);
    }

    /**
     * The same, where some words name the product.
     *
     * @param product words that count only where names otherwise equal have another one in their place
     */
    Optional<Reading> read(String type, List<String> words, Predicate<String> product) {
        for (Map.Entry<List<String>, String> compound : compounds.entrySet()) {
            int at = java.util.Collections.indexOfSubList(words, compound.getKey());
            if (at >= 0) {
                Set<Integer> places = new TreeSet<>();
                for (int i = 0; i < compound.getKey().size(); i++) {
                    places.add(at + i);
                }
                return Optional.of(new Reading(compound.getValue(), String.join("-", compound.getKey()), places));
            }
        }
        Map<Integer, String> found = isCut(words) ? Map.of() : candidates(words);
        if (found.keySet().stream().anyMatch(place -> product.test(words.get(place)))) {
            found = new LinkedHashMap<>(found);
            found.keySet().removeIf(place -> product.test(words.get(place)) && !isSlot(type, words, place));
        }
        if (new TreeSet<>(found.values()).size() > 1) {
            found = settled(type, words, found);
        }
        if (new TreeSet<>(found.values()).size() != 1) {
            return Optional.empty();
        }
        int first = found.keySet().iterator().next();
        return found.keySet().stream().anyMatch(place -> counts(type, words, place))
                ? Optional.of(
                        new Reading(found.values().iterator().next(), words.get(first), new TreeSet<>(found.keySet())))
                : Optional.empty();
    }

    /**
     * Whether the name ends in the beginning of a word for an environment: it was too long, and what is left misleads.
     */
    private boolean isCut(List<String> words) {
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        return last.length() >= SHORTEST_CUT && of(last).isEmpty() && known.begins(last);
    }

    private Map<Integer, String> candidates(List<String> words) {
        Map<Integer, String> found = new LinkedHashMap<>();
        for (int place = 0; place < words.size(); place++) {
            String word = words.get(place);
            boolean edge = place == 0 || place == words.size() - 1;
            boolean wanted =
                    edge || !known.of(word).map(EnvironmentWords.Meaning::edge).orElse(false);
            Optional<String> environment = wanted && !products.isPart(words, place) ? of(word) : Optional.empty();
            if (environment.isPresent()) {
                found.put(place, environment.get());
            } else if (known.rulesOutProduction(word)) {
                found.put(place, word);
            }
        }
        return found;
    }

    /**
     * A word counts by itself, or last, or where the same name also occurs with another or without, or as one of a
     * pattern.
     */
    private boolean counts(String type, List<String> words, int place) {
        String word = words.get(place);
        boolean edge = words.size() == 1 || place == words.size() - 1;
        return !(known.isAmbiguous(word) || products.isDoubtful(word))
                || (edge && word.length() > SHORT)
                || slots.contains(word)
                || isSlot(type, words, place);
    }

    private boolean isSlot(String type, List<String> words, int place) {
        return twins.occursWithout(type, words, place)
                || twins.others(type, words, place).stream()
                        .anyMatch(other -> !other.equals(words.get(place)) && isWord(other));
    }

    /**
     * Of several words: a sandbox beside production is one; then those in whose place others stand elsewhere; then
     * those that are no words for products; then the one at an end.
     */
    private Map<Integer, String> settled(String type, List<String> words, Map<Integer, String> found) {
        List<Integer> places = new ArrayList<>(found.keySet());
        for (int i = 0; i + 1 < places.size(); i++) {
            int left = places.get(i);
            int right = places.get(i + 1);
            boolean narrowed = left + 1 == right
                    && isProduction(found.getOrDefault(left, ""))
                    && SANDBOX.equals(found.get(right))
                    && !known.isAmbiguous(words.get(right))
                    && (!isSlot(type, words, left) || twins.occursWithout(type, words, right));
            if (narrowed) {
                return Map.of(left, SANDBOX, right, SANDBOX);
            }
        }
        List<IntPredicate> better = List.of(
                place -> isSlot(type, words, place),
                place -> !known.isAmbiguous(words.get(place)),
                place -> place == 0 || place == words.size() - 1);
        Map<Integer, String> left = found;
        for (IntPredicate wanted : better) {
            Map<Integer, String> kept = new LinkedHashMap<>();
            left.forEach((place, environment) -> {
                if (wanted.test(place)) {
                    kept.put(place, environment);
                }
            });
            if (new TreeSet<>(kept.values()).size() == 1) {
                return leaves(words, left, kept) || leavesSlot(type, words, left, kept) ? Map.of() : kept;
            }
            left = kept.isEmpty() ? left : kept;
        }
        return Map.of();
    }

    /** Whether a plain word for production would be left out for one of another environment: the name tells neither. */
    private boolean leaves(List<String> words, Map<Integer, String> found, Map<Integer, String> kept) {
        return kept.values().stream().noneMatch(this::isProduction)
                && found.entrySet().stream()
                        .anyMatch(entry ->
                                isProduction(entry.getValue()) && !known.isAmbiguous(words.get(entry.getKey())));
    }

    /**
     * Whether a word of another environment, first in the name or in a place where such words stand here, would be left
     * out for production.
     */
    private boolean leavesSlot(String type, List<String> words, Map<Integer, String> found, Map<Integer, String> kept) {
        return kept.values().stream().anyMatch(this::isProduction)
                && kept.keySet().stream().noneMatch(place -> isSlot(type, words, place))
                && found.entrySet().stream()
                        .anyMatch(entry -> !isProduction(entry.getValue())
                                && ((entry.getKey() == 0 && words.get(0).length() > SHORT)
                                        || counts(type, words, entry.getKey())));
    }

    /**
     * The words of a name that say production and another environment, of which none is to be believed; empty for none.
     */
    List<String> torn(String type, List<String> words) {
        Map<Integer, String> found = isCut(words) ? Map.of() : candidates(words);
        Optional<String> production = told(words, found, true);
        Optional<String> other = told(words, found, false);
        return production.isPresent() && other.isPresent() && read(type, words).isEmpty()
                ? List.of(production.get(), other.get())
                : List.of();
    }

    private Optional<String> told(List<String> words, Map<Integer, String> found, boolean production) {
        return found.entrySet().stream()
                .filter(entry -> isProduction(entry.getValue()) == production)
                .map(entry -> words.get(entry.getKey()))
                .findFirst();
    }

    /**
     * Whether names keep this word where they say an environment by another, and none has another in its place: it is
     * of the product, as {@code staging} of {@code staging-area} beside {@code dev-staging-area}.
     */
    boolean isKept(String type, List<String> words, String word) {
        int place = words.indexOf(word);
        return place >= 0
                && !isSlot(type, words, place)
                && twins.longer(type, words).stream()
                        .anyMatch(other -> of(other).isPresent());
    }

    /** The words of a name that say no environment. */
    public List<String> without(String type, List<String> words) {
        return read(type, words).map(reading -> reading.without(words)).orElse(words);
    }

    /** Whether the only difference to another name is that this one says no environment, and none says production. */
    boolean isUnmarked(String type, List<String> words) {
        Set<String> more = new TreeSet<>();
        for (String word : twins.longer(type, words)) {
            of(word).ifPresent(more::add);
        }
        return !more.isEmpty() && more.stream().noneMatch(this::isProduction);
    }
}
