package dev.mitosis.partition.environments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return place + " " + key(type, without(words, place));
    }

    static List<String> without(List<String> words, int place) {
        List<String> rest = new ArrayList<>(words);
        rest.remove(place);
        return rest;
    }

    /** Whether the same name occurs without the word. */
    boolean occursWithout(String type, List<String> words, int place) {
        return words.size() > 1 && whole.contains(key(type, without(words, place)));
    }

    /** The words that names have in this place which are otherwise equal; its own is one of them. */
    Set<String> others(String type, List<String> words, int place) {
        return holes.getOrDefault(hole(type, words, place), Set.of());
    }

    /** The words that a name otherwise equal has more, by where it stands. */
    Set<String> longer(String type, List<String> words) {
        Set<String> more = new TreeSet<>();
        for (int place = 0; place <= words.size(); place++) {
            more.addAll(holes.getOrDefault(place + " " + key(type, words), Set.of()));
        }
        return more;
    }

    /** Every set of words that stand in one place of names otherwise equal, by what is equal. */
    Map<String, Set<String>> holes() {
        return holes;
    }
}
