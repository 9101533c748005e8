package dev.mitosis.partition;

import java.util.List;
import java.util.Set;

/** Reduces names to the words that may name a product. */
final class Stems {
    private static final Set<String> ROLES = Set.of("service", "svc", "app", "application", "api", "system", "team");

    private final Vocabulary vocabulary;

    Stems(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The product words of a name in their order, in the singular. */
    List<String> product(List<String> words) {
        return words.stream()
                .filter(word -> !vocabulary.isGeneric(word)
                        && vocabulary.gluedEnvironment(word).isEmpty())
                .map(Tokens::singular)
                .toList();
    }

    /**
     * The stem of a tag's value, empty where it names no product. What a person calls an application is one, even where
     * the word is otherwise a common one ({@code user}, {@code notification}).
     */
    String ofTag(String value) {
        List<String> words = vocabulary.words(value);
        List<String> product = product(words);
        if (!product.isEmpty()) {
            return String.join("-", product);
        }
        if (words.stream().anyMatch(vocabulary::meansEverybody)) {
            return "";
        }
        return String.join(
                "-",
                words.stream()
                        .filter(word -> vocabulary.environmentWord(word).isEmpty() && !ROLES.contains(word))
                        .filter(word -> word.length() > 1)
                        .map(Tokens::singular)
                        .toList());
    }

    /** The value as a label to show: its stem's words in the plural or singular that the value has. */
    String spelling(String value) {
        List<String> words = vocabulary.words(value);
        List<String> kept =
                words.stream().filter(word -> !vocabulary.isGeneric(word)).toList();
        return String.join("-", kept.isEmpty() ? words : kept);
    }

    /** Whether the value of an application tag says that the thing belongs to everybody. */
    boolean meansEverybody(String value) {
        List<String> words = vocabulary.words(value);
        return product(words).isEmpty() && words.stream().anyMatch(vocabulary::meansEverybody);
    }
}
