package dev.mitosis.partition.environments;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Names of one kind that are equal but for one word: the same thing in two environments. */
final class Twins {
    private final Set<String> whole = new HashSet<>();
    private final Map<String, Set<String>> holes = new HashMap<>();

    /** Notes the name of a thing of a type. */
    void add(String type, List<String> words) {
        if (!whole.add(key(type, words))) {
            return;
        }
        for (int place = 0; place < words.size() && words.size() > 1; place++) {
            holes.merge(hole(type, words, place), Set.of(words.get(place)), Twins::both);
        }
    }

    /** Most words have their place to themselves; several need a set that grows. */
    private static Set<String> both(Set<String> known, Set<String> more) {
        Set<String> both = known instanceof TreeSet ? known : new TreeSet<>(known);
        both.addAll(more);
        return both;
    }

    private static String key(String type, List<String> words) {
        return type + " " + String.join(" ", words);
    }

    private static String hole(String type, List<String> words, int place) {
        return place + " " + keyWithout(type, words, place);
    }

    private static String keyWithout(String type, List<String> words, int place) {
        StringJoiner key = new StringJoiner(" ", type + " ", "");
        for (int other = 0; other < words.size(); other++) {
            if (other != place) {
                key.add(words.get(other));
            }
        }
        return key.toString();
    }

    /** Whether the same name occurs without the word. */
    boolean occursWithout(String type, List<String> words, int place) {
        return words.size() > 1 && whole.contains(keyWithout(type, words, place));
    }

    /** The words that names have in this place which are otherwise equal; its own is one of them. */
    Set<String> others(String type, List<String> words, int place) {
        return holes.getOrDefault(hole(type, words, place), Set.of());
    }

    /** The words that a name otherwise equal has more, by where it stands. */
    Set<String> longer(String type, List<String> words) {
        Set<String> more = new TreeSet<>();
        String key = " " + key(type, words);
        for (int place = 0; place <= words.size(); place++) {
            more.addAll(holes.getOrDefault(place + key, Set.of()));
        }
        return more;
    }

    /** Every set of words that stand in one place of names otherwise equal, by what is equal. */
    Map<String, Set<String>> holes() {
        return holes;
    }
}
