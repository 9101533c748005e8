package dev.mitosis.partition;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds labels that are no contexts of their own: parts of a larger one, or words (a company, a code name) that stand
 * over several. A part shares its resources with the larger context, or is tied to it more closely than to itself.
 */
final class Consolidation {
    /** A label this much smaller than another may be a part of it. */
    private static final double SMALL = 0.5;

    private static final double SHARED_RESOURCES = 0.25;
    private static final int LEAST_SHARED = 2;
    private static final double ONE_SIDED = 0.6;
    /** A word that only names speak of is rather dropped, so that each bearer follows its own ties. */
    private static final double ALL_BUT_ONE_SIDED = 0.85;
    /** A label with fewer ties among its own than to others, by this factor, is no unit. */
    private static final double LOOSE = 1.0;

    private final Terrain terrain;
    private final Ballots ballots;
    private final ContextFinder finder;
    private final Map<String, Set<Integer>> bearers = new TreeMap<>();
    private final Set<String> tagged = new TreeSet<>();

    Consolidation(Terrain terrain, Ballots ballots, ContextFinder finder) {
        this.terrain = terrain;
        this.ballots = ballots;
        this.finder = finder;
        for (Subject subject : terrain.subjects()) {
            for (Vote vote : ballots.of(subject.index())) {
                if (!vote.label().equals(ContextBallot.EVERYBODY)) {
                    bearers.computeIfAbsent(vote.label(), unused -> new TreeSet<>())
                            .add(subject.index());
                    if (vote.firm()) {
                        tagged.add(vote.label());
                    }
                }
            }
        }
    }

    /** What to call each label that is no context: the one that it is a part of, or nothing. */
    Map<String, String> find() {
        Map<String, String> changes = new TreeMap<>();
        for (String label : bearers.keySet()) {
            verdict(label).ifPresent(target -> changes.put(label, target));
        }
        changes.values().removeIf(changes::containsKey);
        return changes;
    }

    private Optional<String> verdict(String label) {
        if (isDecided(label)) {
            return Optional.empty();
        }
        Optional<String> companion = companion(label);
        return companion.isPresent() ? companion : tied(label);
    }

    private boolean isDecided(String label) {
        return bearers(label).stream()
                .flatMap(subject -> ballots.of(subject).stream())
                .anyMatch(vote -> vote.label().equals(label) && vote.weight() >= Vote.DECISION);
    }

    private Set<Integer> bearers(String label) {
        return bearers.getOrDefault(label, Set.of());
    }

    private boolean isSmallerThan(String label, String other) {
        return bearers(label).size() <= SMALL * bearers(other).size();
    }

    /** The larger label that many of the label's own resources bear, too. */
    private Optional<String> companion(String label) {
        Map<String, Integer> companions = new TreeMap<>();
        for (int subject : bearers(label)) {
            Set<String> others = new TreeSet<>();
            ballots.of(subject).forEach(vote -> others.add(vote.label()));
            others.remove(label);
            others.remove(ContextBallot.EVERYBODY);
            others.forEach(other -> companions.merge(other, 1, Integer::sum));
        }
        int all = companions.values().stream().mapToInt(count -> count).sum();
        return most(companions).filter(other -> isSmallerThan(label, other)).filter(other -> {
            int common = companions.getOrDefault(other, 0);
            return common >= LEAST_SHARED
                    && common >= SHARED_RESOURCES * bearers(label).size()
                    && common >= ONE_SIDED * all;
        });
    }

    private static <N extends Number> Optional<String> most(Map<String, N> counts) {
        return counts.entrySet().stream()
                .max(java.util.Comparator.comparingDouble(
                                (Map.Entry<String, N> entry) -> entry.getValue().doubleValue())
                        .thenComparing(Map.Entry.<String, N>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    /** The larger label that the label is tied to more closely than to itself; nothing where there are several. */
    private Optional<String> tied(String label) {
        Map<String, Double> ties = new HashMap<>();
        for (Subject subject : terrain.subjects()) {
            if (label.equals(finder.label(subject.index()))) {
                for (Links.Link link : terrain.out(subject.index())) {
                    tie(link, link.to(), ties);
                }
                for (Links.Link link : terrain.in(subject.index())) {
                    tie(link, link.from(), ties);
                }
            }
        }
        double inside = ties.getOrDefault(label, 0.0) / 2;
        ties.remove(label);
        double outside = ties.values().stream().mapToDouble(weight -> weight).sum();
        if (outside == 0 || outside < LOOSE * inside) {
            return Optional.empty();
        }
        Optional<String> closest = most(ties).filter(other -> isSmallerThan(label, other));
        boolean nameOnly = !tagged.contains(label) && !tagged.isEmpty();
        double needed = nameOnly ? ALL_BUT_ONE_SIDED : ONE_SIDED;
        if (closest.isPresent() && ties.getOrDefault(closest.get(), 0.0) >= needed * outside) {
            return closest;
        }
        return nameOnly ? Optional.of("") : Optional.empty();
    }

    private void tie(Links.Link link, int other, Map<String, Double> ties) {
        String label = finder.label(other);
        if (label != null && !finder.hubs().isSilent(other)) {
            ties.merge(label, link.context(), Double::sum);
        }
    }
}
