package dev.mitosis.partition;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Decides the environment of every subject: tags and names vote, parts and neighbours carry the vote. */
final class EnvironmentFinder {
    /** Less evidence than this is none. */
    private static final double TOO_LITTLE = 0.8;
    /** From this share on, a second environment among the dependents makes the subject span both. */
    private static final double SECOND_SHARE = 0.34;
    /** Who writes is nearer than who reads. */
    private static final double WRITER = 2;
    /** A neighbour's environment with less than this share does not bind what is common to several. */
    private static final double BINDING_SHARE = 0.6;

    /** Uses rarely leave the environment, so that several count for more than a tag. */
    private static final double USES_CAP = 10;

    private final Terrain terrain;
    private final Ballots ballots;
    private final Predicate<Subject> commons;
    private final Beliefs beliefs;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Carries the votes.
     *
     * @param commons subjects that are common to several environments by nature
     */
    EnvironmentFinder(Terrain terrain, Ballots ballots, Predicate<Subject> commons) {
        this.commons = commons;
        this.terrain = terrain;
        this.ballots = ballots;
        this.beliefs = new Propagation(
                        terrain,
                        ballots,
                        Links.Link::environment,
                        USES_CAP,
                        subject -> terrain.subject(subject).isEcho(ballots),
                        Set.of())
                .run();
    }

    List<Finding> findings() {
        return findings;
    }

    /** One verdict for each subject, in their order. */
    List<Verdict> find() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Subject subject : terrain.subjects()) {
            verdicts.add(judge(subject));
        }
        return verdicts;
    }

    private Verdict judge(Subject subject) {
        int number = subject.index();
        int top = beliefs.top(number);
        if (top < 0 || beliefs.total(number) < TOO_LITTLE) {
            return Verdict.unknown(
                    Reason.of("environment.unknown", "No tag, name or neighbour says in which environment it is."));
        }
        Map<String, Double> users = users(number);
        if (spans(users) && !isFirm(number)) {
            Reason reason = new Reason(
                    "environment.spans",
                    Map.of("environments", String.join(", ", users.keySet())),
                    "Resources of several environments need it: " + String.join(", ", users.keySet()) + ".");
            return new Verdict(null, beliefs.confidence(number), List.of(reason));
        }
        boolean silent = ballots.of(number).stream().noneMatch(vote -> vote.weight() > 0);
        if (silent && beliefs.share(number, top) < BINDING_SHARE && commons.test(subject)) {
            return new Verdict(
                    null,
                    beliefs.confidence(number),
                    List.of(Reason.of("environment.spans", "It stands between resources of several environments.")));
        }
        String label = beliefs.labels().get(top);
        reportContradiction(subject, label);
        return new Verdict(
                label, beliefs.confidence(number), Explanation.of(terrain, ballots, beliefs, number, "environment"));
    }

    private boolean isFirm(int subject) {
        return ballots.of(subject).stream().anyMatch(vote -> vote.weight() >= Vote.PATH);
    }

    private Map<String, Double> users(int subject) {
        Map<String, Double> users = new TreeMap<>();
        for (Links.Link link : terrain.in(subject)) {
            int top = beliefs.top(link.from());
            if (top >= 0 && beliefs.total(link.from()) >= TOO_LITTLE) {
                double weight = link.kind() == EdgeKind.WRITES ? WRITER * link.environment() : link.environment();
                users.merge(beliefs.labels().get(top), weight, Double::sum);
            }
        }
        return users;
    }

    private static boolean spans(Map<String, Double> users) {
        double total = users.values().stream().mapToDouble(v -> v).sum();
        double most = users.values().stream().mapToDouble(v -> v).max().orElse(0);
        return users.size() > 1 && total - most >= SECOND_SHARE * total;
    }

    private void reportContradiction(Subject subject, String decided) {
        List<Vote> others = ballots.of(subject.index()).stream()
                .filter(vote -> vote.weight() > 0 && !vote.label().equals(decided))
                .filter(vote -> vote.firm() || vote.weight() >= Vote.GROUP)
                .toList();
        if (!others.isEmpty()) {
            Vote other = others.get(0);
            findings.add(new Finding(
                    "partition.environment-contradiction",
                    other.firm() ? Severity.MEDIUM : Severity.LOW,
                    List.of(subject.arn()),
                    other.reason().text() + " Everything else about " + subject.label() + " says " + decided + ".",
                    "Correct the tag or the name, or assign the environment in decisions.yaml."));
        }
    }
}
