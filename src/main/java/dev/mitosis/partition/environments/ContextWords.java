package dev.mitosis.partition.environments;

import dev.mitosis.partition.evidence.WordSplitter;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words for environments that are also words of contexts, or short for their names. */
final class ContextWords {
    /** What is shorter by less is no short form. */
    private static final int LEAST_CUT = 2;

    private final Lexicon lexicon;
    private final Set<String> shortForms = new HashSet<>();

    /**
     * Those of an account.
     *
     * @param contexts what its contexts are called
     */
    ContextWords(Lexicon lexicon, Set<String> contexts) {
        this.lexicon = lexicon;
        for (String context : contexts) {
            String first = context.split("-", -1)[0];
            if (!lexicon.isWord(first)) {
                for (int length = 2; length + LEAST_CUT <= first.length(); length++) {
                    shortForms.add(first.substring(0, length));
                }
            }
        }
    }

    /**
     * Whether a word of a name may mean a product: one that is part of, or short for, the name of its context, or the
     * first of the name and short for another context. It then tells no environment by itself.
     */
    boolean names(String word, List<String> name, @Nullable String context) {
        boolean wanted = word.length() > 1
                && Collections.frequency(name, word) == 1
                && !lexicon.isProduction(lexicon.of(word).orElse(""));
        return wanted && (isOf(context, word, name) || (name.get(0).equals(word) && shortForms.contains(word)));
    }

    private boolean isOf(@Nullable String context, String word, List<String> name) {
        if (context == null) {
            return false;
        }
        List<String> called = List.of(context.split("-", -1));
        boolean isShort = context.startsWith(word)
                && name.stream().noneMatch(other -> WordSplitter.singular(other).equals(called.get(0)));
        // What is called by words for two environments is no product that one of them names.
        boolean torn = called.stream()
                .anyMatch(part -> lexicon.isProduction(lexicon.of(part).orElse("")));
        return !torn && (called.contains(WordSplitter.singular(word)) || called.contains(word) || isShort);
    }

    /** Whether a context is called by what takes a thing out of production, and its name does not stand beside it. */
    boolean isCalled(Lexicon.Reading reading, List<String> name, @Nullable String context) {
        List<String> called = context == null ? List.of() : List.of(context.split("-", -1));
        return !lexicon.isProduction(reading.environment())
                && called.contains(WordSplitter.singular(reading.word()))
                && reading.places().size() == 1
                && Collections.frequency(name, reading.word()) == 1;
    }
}
