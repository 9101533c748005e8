package dev.mitosis.generated.ground;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An environment of an organisation.
 *
 * @param word what it is called
 * @param spellings how teams write it, the word first
 * @param accepted the names under which a partition may list it, in lower case
 */
public record Slot(String word, boolean production, List<String> spellings, Set<String> accepted) {
    /** Whether a partition's name of an environment means this one. */
    public boolean means(String name) {
        return accepted.contains(name.toLowerCase(Locale.ROOT));
    }
}
