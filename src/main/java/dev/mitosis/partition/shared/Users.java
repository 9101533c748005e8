package dev.mitosis.partition.shared;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who needs an atom: the number of dependents in each context, and the kinds of their need. */
record Users(Map<String, Integer> contexts, TreeSet<String> how) {
    /** Nobody needs it. */
    static final Users NONE = new Users(Map.of(), new TreeSet<>());

    /** These users and those of a thing that needs the atom by this kind of edge. */
    Users and(Users others, String kind) {
        Map<String, Integer> sum = new TreeMap<>(contexts);
        others.contexts.forEach((context, count) -> sum.merge(context, count, Integer::sum));
        TreeSet<String> kinds = new TreeSet<>(how);
        kinds.add(kind);
        return new Users(sum, kinds);
    }

    int total() {
        return contexts.values().stream().mapToInt(count -> count).sum();
    }
}
