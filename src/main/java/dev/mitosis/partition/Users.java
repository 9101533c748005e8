package dev.mitosis.partition;

import dev.mitosis.model.EdgeKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who needs a subject: the number of dependents in each context, and the kinds of their need.
 *
 * @param common the number of dependents that belong to everybody
 */
record Users(Map<String, Integer> contexts, int common, TreeSet<String> how) {
    /** Nobody needs it. */
    static final Users NONE = new Users(Map.of(), 0, new TreeSet<>());

    private static final double LEAST_STRENGTH = 0.3;

    /** Counts the dependents that are not managed and whose context is known. */
    static Users of(Terrain terrain, Beliefs beliefs, int subject, double leastEvidence) {
        Map<String, Integer> contexts = new TreeMap<>();
        TreeSet<String> how = new TreeSet<>();
        int common = 0;
        for (Links.Link link : terrain.in(subject)) {
            int top = beliefs.top(link.from());
            boolean known = top >= 0
                    && beliefs.total(link.from()) >= leastEvidence
                    && terrain.subject(link.from()).managed() == null
                    && link.strength() >= LEAST_STRENGTH;
            if (known && beliefs.labels().get(top).equals(ContextBallot.EVERYBODY)) {
                common++;
            } else if (known) {
                contexts.merge(beliefs.labels().get(top), 1, Integer::sum);
                how.add(link.kind().label());
            }
        }
        return new Users(contexts, common, how);
    }

    /** These users and those of a thing that needs the subject by an edge of this kind. */
    Users and(Users others, EdgeKind kind) {
        Map<String, Integer> sum = new TreeMap<>(contexts);
        others.contexts.forEach((context, count) -> sum.merge(context, count, Integer::sum));
        TreeSet<String> kinds = new TreeSet<>(how);
        kinds.add(kind.label());
        return new Users(sum, common + others.common, kinds);
    }

    int total() {
        return contexts.values().stream().mapToInt(count -> count).sum();
    }

    /** The share of the context with the most dependents, 0 where there is none. */
    double topShare() {
        int most = contexts.values().stream().mapToInt(count -> count).max().orElse(0);
        return total() == 0 ? 0 : (double) most / total();
    }

    /** The context with the most dependents, empty where there is none. */
    String top() {
        return contexts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
