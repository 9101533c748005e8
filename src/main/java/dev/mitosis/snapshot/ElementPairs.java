package dev.mitosis.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Which element of one list belongs to which of another: first those that are equal, then those whose identifying
 * member is equal, then, where there is no such member, objects in the order in which they stand.
 *
 * @param identical whether both lists hold the same elements, in whatever order
 */
record ElementPairs(boolean identical, List<Pair> matched, List<Integer> removed, List<Integer> added) {
    /** The ends of member names that identify an element, the strongest first. */
    private static final List<String> IDENTIFYING = List.of("arn", "id", "identifier", "sid", "name", "key");

    /** The positions of one element in both lists. */
    record Pair(int before, int after) {}

    static ElementPairs of(JsonNode before, JsonNode after) {
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        takeEqual(before, after, left, right);
        if (left.isEmpty() && right.isEmpty()) {
            return new ElementPairs(true, List.of(), List.of(), List.of());
        }
        List<Pair> pairs = new ArrayList<>();
        Optional<String> identity = identity(before, after);
        if (identity.isPresent()) {
            pairByIdentity(identity.get(), before, after, left, right, pairs);
        } else {
            pairByOrder(before, after, left, right, pairs);
        }
        pairs.sort(Comparator.comparingInt(Pair::after));
        return new ElementPairs(false, List.copyOf(pairs), List.copyOf(left), List.copyOf(right));
    }

    /** Leaves in the lists the positions of the elements that have no equal on the other side. */
    private static void takeEqual(JsonNode before, JsonNode after, List<Integer> left, List<Integer> right) {
        Map<JsonNode, Deque<Integer>> open = new HashMap<>();
        for (int i = 0; i < after.size(); i++) {
            open.computeIfAbsent(after.get(i), key -> new ArrayDeque<>()).add(i);
        }
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < before.size(); i++) {
            Integer equal = open.getOrDefault(before.get(i), new ArrayDeque<>()).poll();
            if (equal == null) {
                left.add(i);
            } else {
                taken.add(equal);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (!taken.contains(i)) {
                right.add(i);
            }
        }
    }

    private static Optional<String> identity(JsonNode before, JsonNode after) {
        List<String> names = new ArrayList<>();
        before.path(0).fieldNames().forEachRemaining(names::add);
        for (String end : IDENTIFYING) {
            for (String name : names) {
                if (name.toLowerCase(java.util.Locale.ROOT).endsWith(end)
                        && identifies(name, before)
                        && identifies(name, after)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean identifies(String name, JsonNode elements) {
        Set<String> values = new HashSet<>();
        return StreamSupport.stream(elements.spliterator(), false)
                .allMatch(element -> element.path(name).isTextual()
                        && values.add(element.path(name).textValue()));
    }

    private static void pairByIdentity(
            String name, JsonNode before, JsonNode after, List<Integer> left, List<Integer> right, List<Pair> pairs) {
        Map<String, Integer> byValue = new HashMap<>();
        right.forEach(i -> byValue.put(after.get(i).path(name).textValue(), i));
        for (Integer i : List.copyOf(left)) {
            Integer partner = byValue.get(before.get(i).path(name).textValue());
            if (partner != null) {
                take(i, partner, left, right, pairs);
            }
        }
    }

    private static void pairByOrder(
            JsonNode before, JsonNode after, List<Integer> left, List<Integer> right, List<Pair> pairs) {
        Deque<Integer> open = new ArrayDeque<>(right);
        for (Integer i : List.copyOf(left)) {
            Integer partner = open.peek();
            if (partner != null
                    && before.get(i).isObject()
                    && after.get(partner).isObject()) {
                take(i, open.remove(), left, right, pairs);
            }
        }
    }

    private static void take(Integer i, Integer partner, List<Integer> left, List<Integer> right, List<Pair> pairs) {
        pairs.add(new Pair(i, partner));
        left.remove(i);
        right.remove(partner);
    }
}
