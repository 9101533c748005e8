package dev.mitosis.partition.history;

import dev.mitosis.partition.history.EarlierPartition.EarlierRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which earlier context each of today's goes on: more than half of its members that were there before came from it, and
 * more than half of those that are still there came to it. So no earlier context has two successors. O(resources).
 */
final class Successions {
    private final Map<String, String> successors = new TreeMap<>();

    /**
     * Compares.
     *
     * @param now the context of each resource by its ARN, without those that have none
     */
    Successions(EarlierPartition earlier, Map<String, String> now) {
        Map<String, Map<String, Integer>> common = new TreeMap<>();
        Map<String, Integer> left = new HashMap<>();
        Map<String, Integer> came = new HashMap<>();
        for (EarlierRow row : earlier.resources()) {
            @Nullable String today = now.get(row.id());
            String before = row.context();
            if (today != null && before != null) {
                common.computeIfAbsent(today, unused -> new TreeMap<>()).merge(before, 1, Integer::sum);
                left.merge(before, 1, Integer::sum);
                came.merge(today, 1, Integer::sum);
            }
        }
        common.forEach((today, sources) -> sources.forEach((before, count) -> {
            if (2 * count > came.getOrDefault(today, 0) && 2 * count > left.getOrDefault(before, 0)) {
                successors.put(today, before);
            }
        }));
    }

    /** The name that a context of today had; empty where it is a new one. */
    Optional<String> of(String today) {
        return Optional.ofNullable(successors.get(today));
    }
}
