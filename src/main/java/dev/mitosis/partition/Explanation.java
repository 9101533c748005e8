package dev.mitosis.partition;

import dev.mitosis.model.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says in sentences why a subject has its label: the strongest own evidence, then the neighbours that agree. */
final class Explanation {
    private static final int OWN = 3;
    private static final int NAMED = 3;

    private Explanation() {}

    /** At most four reasons; the rule ids start with the name of the axis. */
    static List<Reason> of(Terrain terrain, Ballots ballots, Beliefs beliefs, int subject, String axis) {
        int top = beliefs.top(subject);
        String label = beliefs.labels().get(top);
        List<Reason> reasons = new ArrayList<>();
        ballots.of(subject).stream()
                .filter(vote -> vote.label().equals(label) && vote.weight() > 0)
                .sorted(Comparator.comparingDouble(Vote::weight).reversed())
                .limit(OWN)
                .forEach(vote -> reasons.add(vote.reason()));
        List<String> agreeing = agreeing(terrain, beliefs, subject, top);
        if (!agreeing.isEmpty()) {
            reasons.add(neighbours(agreeing, label, axis));
        }
        return reasons;
    }

    private static List<String> agreeing(Terrain terrain, Beliefs beliefs, int subject, int label) {
        return Stream.concat(
                        terrain.out(subject).stream().map(Links.Link::to),
                        terrain.in(subject).stream().map(Links.Link::from))
                .distinct()
                .filter(other -> beliefs.top(other) == label)
                .sorted(Comparator.comparingInt((Integer other) -> terrain.degree(other))
                        .thenComparing(Comparator.naturalOrder()))
                .map(other -> terrain.subject(other).label())
                .toList();
    }

    private static Reason neighbours(List<String> agreeing, String label, String axis) {
        String named = String.join(", ", agreeing.subList(0, Math.min(NAMED, agreeing.size())));
        int more = agreeing.size() - NAMED;
        String rest = more > 0 ? " and " + more + " more" : "";
        return new Reason(
                axis + ".neighbours",
                Map.of("count", String.valueOf(agreeing.size())),
                "It is tied to " + named + rest + (agreeing.size() == 1 ? ", which belongs to " : ", which belong to ")
                        + label + ".");
    }
}
