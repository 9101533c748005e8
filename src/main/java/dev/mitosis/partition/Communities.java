package dev.mitosis.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Groups subjects by how densely they depend on each other: the Leiden algorithm (Traag, Waltman, van Eck 2019) on the
 * affinity graph normalised by association strength. Equal seeds give equal groups.
 */
final class Communities {
    private static final int ITERATIONS = 50;
    private static final double RESOLUTION = 0.6;
    private static final double RANDOMNESS = 0.01;

    private final Terrain terrain;
    private final long seed;

    Communities(Terrain terrain, long seed) {
        this.terrain = terrain;
        this.seed = seed;
    }

    /** The groups of two or more members among the subjects that take part, largest first; members are sorted. */
    List<List<Integer>> find(IntPredicate takesPart) {
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Integer> members = new ArrayList<>();
        for (int subject = 0; subject < terrain.size(); subject++) {
            if (takesPart.test(subject)) {
                numbers.put(subject, members.size());
                members.add(subject);
            }
        }
        Map<Long, Double> weights = weights(numbers, members.size());
        if (weights.isEmpty()) {
            return List.of();
        }
        Clustering clustering = new LeidenAlgorithm(RESOLUTION, ITERATIONS, RANDOMNESS, new Random(seed))
                .findClustering(network(weights, members.size()));
        return groups(clustering, members);
    }

    private Map<Long, Double> weights(Map<Integer, Integer> numbers, int size) {
        Map<Long, Double> weights = new TreeMap<>();
        numbers.keySet().stream()
                .sorted()
                .flatMap(subject -> terrain.out(subject).stream())
                .forEach(link -> {
                    Integer from = numbers.get(link.from());
                    Integer to = numbers.get(link.to());
                    if (from != null && to != null && link.context() > 0) {
                        long key = (long) Math.min(from, to) * size + Math.max(from, to);
                        weights.merge(key, link.context(), Double::sum);
                    }
                });
        return weights;
    }

    private static Network network(Map<Long, Double> weights, int size) {
        LargeIntArray[] edges = {new LargeIntArray(weights.size()), new LargeIntArray(weights.size())};
        LargeDoubleArray values = new LargeDoubleArray(weights.size());
        long position = 0;
        for (Map.Entry<Long, Double> entry : weights.entrySet()) {
            edges[0].set(position, (int) (entry.getKey() / size));
            edges[1].set(position, (int) (entry.getKey() % size));
            values.set(position, entry.getValue());
            position++;
        }
        return new Network(size, true, edges, values, false, false).createNormalizedNetworkUsingAssociationStrength();
    }

    private static List<List<Integer>> groups(Clustering clustering, List<Integer> members) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < members.size(); i++) {
            groups.computeIfAbsent(clustering.getCluster(i), unused -> new ArrayList<>())
                    .add(members.get(i));
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .sorted(Comparator.comparing((List<Integer> group) -> -group.size())
                        .thenComparing(group -> group.get(0)))
                .toList();
    }
}
