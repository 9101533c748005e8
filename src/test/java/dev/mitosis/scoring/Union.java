package dev.mitosis.scoring;

import java.util.HashMap;
import java.util.Map;

/** Sets that grow together (union-find, with path halving). */
final class Union {
    private final Map<String, String> parents = new HashMap<>();

    String find(String member) {
        String at = member;
        String parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            String above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = above;
            parent = parents.getOrDefault(at, at);
        }
        return at;
    }

    void join(String left, String right) {
        String a = find(left);
        String b = find(right);
        if (!a.equals(b)) {
            parents.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
        }
    }
}
