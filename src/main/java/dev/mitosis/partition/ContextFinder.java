package dev.mitosis.partition;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides the context of every subject, and which subjects belong to several. */
final class ContextFinder {
    private static final int PASSES = 4;
    private static final double TOO_LITTLE = Hubs.LEAST_EVIDENCE;

    /** Uses cross contexts every day, so that however many count for less than a name. */
    private static final double USES_CAP = 5;

    /** From this weight on, a tie makes one end a part of the other. */
    private static final double CLOSE = 3.1;

    private final Terrain terrain;
    private final Roles roles;
    private final Ballots ballots;
    private final Hubs hubs;
    private Beliefs beliefs;

    ContextFinder(Terrain terrain, Roles roles, Ballots ballots) {
        this.terrain = terrain;
        this.roles = roles;
        this.ballots = ballots;
        this.hubs = new Hubs(terrain, roles, ballots);
        this.beliefs = propagate();
        for (int pass = 0; pass < PASSES && hubs.test(beliefs); pass++) {
            this.beliefs = propagate();
        }
    }

    private Beliefs propagate() {
        return new Propagation(
                        terrain,
                        echoes(),
                        Links.Link::context,
                        USES_CAP,
                        this::isSilent,
                        Set.of(ContextBallot.EVERYBODY))
                .run();
    }

    /** The ballots, and a vote for each part of a thing that belongs to everybody: the part does, too. */
    private Ballots echoes() {
        Ballots votes = ballots.copy();
        for (Subject subject : terrain.subjects()) {
            if (hubs.isShared(subject.index())
                    && ballots.isEmpty(subject.index())
                    && hubs.users(subject.index()).contexts().isEmpty()) {
                votes.cast(
                        subject.index(),
                        new Vote(ContextBallot.EVERYBODY, Vote.PATH, false, sharedReason(subject.index())));
            }
            if (hubs.isShared(subject.index()) && !roles.of(subject.type()).hub()) {
                terrain.in(subject.index()).forEach(link -> echo(link, link.from(), subject, votes));
                terrain.out(subject.index()).forEach(link -> echo(link, link.to(), subject, votes));
            }
        }
        return votes;
    }

    private void echo(Links.Link link, int part, Subject whole, Ballots votes) {
        boolean close = link.part()
                && link.context() >= CLOSE
                && link.kind() != EdgeKind.RUNS_AS
                && link.kind() != EdgeKind.DEPLOYED_BY;
        if (close && ballots.isEmpty(part)) {
            Reason reason = new Reason(
                    "context.part",
                    Map.of("whole", whole.arn()),
                    "It is a part of " + whole.label() + ", which belongs to everybody.");
            votes.cast(part, new Vote(ContextBallot.EVERYBODY, Vote.PATH, false, reason));
        }
    }

    private boolean isSilent(int subject) {
        return hubs.isSilent(subject) || terrain.subject(subject).isEcho(ballots);
    }

    Hubs hubs() {
        return hubs;
    }

    Beliefs beliefs() {
        return beliefs;
    }

    /** Whether nothing says where the subject belongs. */
    boolean isOpen(int subject) {
        return beliefs.total(subject) < TOO_LITTLE && !hubs.isSilent(subject);
    }

    /** The verdict on one subject; no label for what is shared, or not known. */
    Verdict judge(Subject subject) {
        int number = subject.index();
        if (hubs.isShared(number)) {
            return new Verdict(null, sharedConfidence(number), List.of(sharedReason(number)));
        }
        @Nullable String owner = roles.isNetwork(subject.type()) ? networkOwner(subject) : top(number);
        if (owner == null) {
            return Verdict.unknown(
                    Reason.of("context.unknown", "No tag, name or neighbour says to which context it belongs."));
        }
        List<Reason> reasons = new ArrayList<>();
        if (owner.equals(top(number))) {
            reasons.addAll(Explanation.of(terrain, ballots, beliefs, number, "context"));
        } else {
            reasons.add(Reason.of("context.users", "Only " + owner + " uses it."));
        }
        return new Verdict(owner, beliefs.confidence(number), reasons);
    }

    private double sharedConfidence(int subject) {
        Users users = hubs.users(subject);
        return Math.min(0.95, 0.5 + 0.1 * users.contexts().size() + 0.02 * users.total());
    }

    private Reason sharedReason(int subject) {
        Users users = hubs.users(subject);
        if (users.contexts().size() < 2) {
            return Reason.of(
                    "context.everybody", "What it is tied to, its name or its tags say that it belongs to everybody.");
        }
        String names = String.join(", ", users.contexts().keySet());
        return new Reason(
                "context.shared",
                Map.of("contexts", names, "dependents", String.valueOf(users.total())),
                users.total() + " resources of " + users.contexts().size() + " contexts need it: " + names + ".");
    }

    /** The label that most speaks for, shared or not; null where too little is known. */
    @Nullable
    String label(int subject) {
        return hubs.isShared(subject) ? null : top(subject);
    }

    private @Nullable String top(int subject) {
        int top = beliefs.top(subject);
        boolean known = top >= 0 && beliefs.total(subject) >= TOO_LITTLE;
        String label = known ? beliefs.labels().get(top) : "";
        return label.isEmpty() || label.equals(ContextBallot.EVERYBODY) ? null : label;
    }

    /** A part of a network belongs to a context only where the whole network does. */
    private @Nullable String networkOwner(Subject subject) {
        for (Links.Link link : terrain.out(subject.index())) {
            Subject network = terrain.subject(link.to());
            if (network.type().equals("AWS::EC2::VPC") && !subject.type().equals("AWS::EC2::VPC")) {
                return networkOwner(network);
            }
        }
        Users users = hubs.users(subject.index());
        boolean alone = users.contexts().size() == 1;
        return alone || users.total() == 0 ? (alone ? users.top() : top(subject.index())) : null;
    }

    /** Tags that everything else outvotes. */
    List<Finding> contradictions() {
        List<Finding> findings = new ArrayList<>();
        for (Subject subject : terrain.subjects()) {
            String decided = top(subject.index());
            if (decided == null || hubs.isShared(subject.index())) {
                continue;
            }
            ballots.of(subject.index()).stream()
                    .filter(vote -> vote.firm()
                            && vote.weight() >= Vote.PATH
                            && !vote.label().equals(decided))
                    .findFirst()
                    .ifPresent(vote -> findings.add(contradiction(subject, vote, decided)));
        }
        return findings;
    }

    private static Finding contradiction(Subject subject, Vote vote, String decided) {
        return new Finding(
                "partition.context-contradiction",
                Severity.MEDIUM,
                List.of(subject.arn()),
                vote.reason().text() + " The name and the dependencies of " + subject.label() + " say " + decided + ".",
                "Correct the tag, or assign the context in decisions.yaml.");
    }
}
