package dev.mitosis.partition;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recognises what several contexts need. First everything that is a hub by nature is suspected and kept silent; then,
 * with the contexts that emerge without them, each suspect and each other subject is tested by who needs it.
 */
final class Hubs {
    /** A second context with at least this share of the dependents makes a thing shared. */
    private static final double AGREED = 0.8;

    private static final int SWEEPS = 3;

    static final double LEAST_EVIDENCE = 1;

    private final Terrain terrain;
    private final Roles roles;
    private final Ballots ballots;
    private BitSet shared = new BitSet();
    private final BitSet silent = new BitSet();
    private Map<Integer, Users> users = new HashMap<>();

    Hubs(Terrain terrain, Roles roles, Ballots ballots) {
        this.terrain = terrain;
        this.roles = roles;
        this.ballots = ballots;
        for (Subject subject : terrain.subjects()) {
            silent.set(subject.index(), roles.of(subject.type()).hub());
        }
    }

    /** Whether the subject must not carry labels to its neighbours. */
    boolean isSilent(int subject) {
        return silent.get(subject);
    }

    /** Whether several contexts need it and none owns it. */
    boolean isShared(int subject) {
        return shared.get(subject);
    }

    Users users(int subject) {
        return users.getOrDefault(subject, Users.NONE);
    }

    /** Tests every subject against these beliefs; tells whether anything changed. */
    boolean test(Beliefs beliefs) {
        BitSet before = (BitSet) silent.clone();
        BitSet sharedBefore = shared;
        shared = new BitSet();
        users = new HashMap<>();
        for (Subject subject : terrain.subjects()) {
            Users found = Users.of(terrain, beliefs, subject.index(), LEAST_EVIDENCE);
            users.put(subject.index(), found);
            boolean hub = roles.of(subject.type()).hub();
            boolean many = found.contexts().size() > 1 && found.topShare() < AGREED;
            boolean everybody = says(beliefs, subject.index(), ContextBallot.EVERYBODY);
            boolean followers = found.contexts().isEmpty() && found.common() > 0 && ballots.isEmpty(subject.index());
            boolean isShared = subject.managed() == null
                    && (everybody || followers || (many && (hub || !isOwned(subject.index()))));
            shared.set(subject.index(), isShared);
            silent.set(subject.index(), isShared || (hub && (found.total() == 0 || found.topShare() < AGREED)));
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            terrain.subjects().forEach(subject -> inherit(subject, beliefs));
        }
        return !before.equals(silent) || !sharedBefore.equals(shared);
    }

    /** What only shared things need is shared by those who share them: the role behind a shared instance profile. */
    private void inherit(Subject subject, Beliefs beliefs) {
        int number = subject.index();
        boolean open = !shared.get(number)
                && subject.managed() == null
                && ballots.isEmpty(number)
                && beliefs.total(number) < LEAST_EVIDENCE;
        Users inherited = Users.NONE;
        for (Links.Link link : open ? terrain.in(number) : List.<Links.Link>of()) {
            if (!shared.get(link.from())) {
                return;
            }
            inherited = inherited.and(users(link.from()), link.kind());
        }
        if (!inherited.equals(Users.NONE)) {
            shared.set(number);
            silent.set(number);
            users.put(number, inherited);
        }
    }

    private static boolean says(Beliefs beliefs, int subject, String label) {
        int top = beliefs.top(subject);
        return top >= 0 && beliefs.labels().get(top).equals(label);
    }

    private boolean isOwned(int subject) {
        return ballots.of(subject).stream()
                .anyMatch(vote -> vote.weight() >= Vote.GROUP && !vote.label().equals(ContextBallot.EVERYBODY));
    }
}
