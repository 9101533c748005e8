package dev.mitosis.partition;

import dev.mitosis.model.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets the groups that the evidence leaves open found contexts of their own, by who depends on whom. */
final class CommunityBallot {
    private static final double WEIGHT = 2.5;
    private static final int LEAST_MEMBERS = 4;
    private static final int LEAST_TYPES = 2;
    private static final double NAME_SHARE = 0.3;

    private final Terrain terrain;
    private final Stems stems;
    private final Vocabulary vocabulary;
    private final long seed;

    CommunityBallot(Terrain terrain, Vocabulary vocabulary, long seed) {
        this.terrain = terrain;
        this.vocabulary = vocabulary;
        this.stems = new Stems(vocabulary);
        this.seed = seed;
    }

    /** Votes for each member of a group that is large and varied enough; tells whether there was one. */
    boolean cast(ContextFinder finder, List<Verdict> environments, Ballots ballots, Obedience obedience) {
        List<List<Integer>> groups = new Communities(terrain, seed)
                .find(subject -> finder.isOpen(subject)
                        && !EnvironmentBallot.SANDBOX.equals(
                                environments.get(subject).label()));
        int number = 0;
        for (List<Integer> group : groups) {
            List<Subject> members = group.stream()
                    .map(terrain::subject)
                    .filter(subject -> subject.managed() == null)
                    .toList();
            long types = members.stream().map(Subject::type).distinct().count();
            if (members.size() >= LEAST_MEMBERS && types >= LEAST_TYPES) {
                number++;
                String label = obedience.name(name(members, number));
                Reason reason = new Reason(
                        "context.community",
                        Map.of("members", String.valueOf(members.size())),
                        "It forms a group with " + (members.size() - 1)
                                + " other resources that depend on each other and on nothing that is known.");
                group.forEach(subject -> ballots.cast(subject, new Vote(label, WEIGHT, false, reason)));
            }
        }
        return number > 0;
    }

    private String name(List<Subject> members, int number) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Subject member : members) {
            new HashSet<>(stems.product(vocabulary.words(member.name())))
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        return new HashMap<>(counts)
                .entrySet().stream()
                        .filter(entry -> entry.getValue() >= 2 && entry.getValue() >= NAME_SHARE * members.size())
                        .max(Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.<String, Integer>comparingByKey()
                                        .reversed()))
                        .map(Map.Entry::getKey)
                        .orElse("group-" + number);
    }
}
