package dev.mitosis.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well found groups agree with true ones.
 *
 * <p>The index is the adjusted Rand index (Hubert and Arabie, Comparing partitions, Journal of Classification 2, 1985):
 * 1 where both are the same, 0 where they agree as by chance.
 */
final class Agreement {
    private static final int FEW = 3;
    private static final double NOTABLE = 0.1;

    private final Map<String, Map<String, Integer>> found = new HashMap<>();
    private final Map<String, Integer> truth = new HashMap<>();
    private int size;

    /** Adds one that was found in a group and belongs to a true one. */
    void add(String group, String belongs) {
        found.computeIfAbsent(group, unused -> new HashMap<>()).merge(belongs, 1, Integer::sum);
        truth.merge(belongs, 1, Integer::sum);
        size++;
    }

    double index() {
        double together = 0;
        double inFound = 0;
        for (Map<String, Integer> group : found.values()) {
            together += pairs(group.values());
            inFound += pairs(List.of(sum(group)));
        }
        double inTruth = pairs(truth.values());
        double all = pairs(List.of(size));
        double expected = all == 0 ? 0 : inFound * inTruth / all;
        double most = (inFound + inTruth) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    /** The share of those who are with the majority of their group. */
    double purity() {
        return size == 0
                ? 1
                : (double) found.values().stream().mapToInt(Agreement::largest).sum() / size;
    }

    /** The groups in which more than a few, and more than a tenth, are strangers to the majority. */
    int wrongMerges() {
        return (int) found.values().stream()
                .filter(group ->
                        sum(group) - largest(group) >= FEW && sum(group) - largest(group) > NOTABLE * sum(group))
                .count();
    }

    /** The true group that most of a found one belong to. */
    String majority(String group) {
        List<Map.Entry<String, Integer>> members =
                new ArrayList<>(found.getOrDefault(group, Map.of()).entrySet());
        members.sort(
                Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        return members.isEmpty() ? "" : members.get(0).getKey();
    }

    private static int sum(Map<String, Integer> group) {
        return group.values().stream().mapToInt(count -> count).sum();
    }

    private static int largest(Map<String, Integer> group) {
        return group.values().stream().mapToInt(count -> count).max().orElse(0);
    }

    private static double pairs(Collection<Integer> counts) {
        return counts.stream().mapToDouble(count -> count * (count - 1.0) / 2).sum();
    }
}
