package dev.mitosis.target.fate;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.target.fate.Dependencies.Dependency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives each account its own of what it needs and can have one of, and marks what stays and is used from elsewhere. */
final class Copies {
    private static final String VPC = "AWS::EC2::VPC";

    private final List<Candidate> candidates;
    private final Dependencies dependencies;
    private final CopyTable copies;
    private final AcrossTable across;
    private final String old;
    private final SharedNetworks networks;
    private final List<Presence> made = new ArrayList<>();
    private final Set<String> present = new HashSet<>();
    private final Deque<Standing> open = new ArrayDeque<>();

    /** A candidate in an account. */
    private record Standing(int candidate, String account, boolean copy) {}

    Copies(Pins.Ground ground, SharedNetworks networks, String old) {
        this.networks = networks;
        this.old = old;
        this.candidates = ground.candidates();
        this.dependencies = ground.dependencies();
        this.copies = ground.copies();
        this.across = ground.across();
    }

    /** All copies, by candidate and account. */
    List<Presence> make(List<Presence> left) {
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            present.add(key(i, candidate.account()));
            if (candidate.moves()) {
                open.add(new Standing(i, candidate.account(), false));
            } else if (candidate.fate() == Fate.MANAGED && !candidate.account().equals(old)) {
                open.add(new Standing(i, candidate.account(), true));
            }
        }
        left.stream().filter(copy -> !isOfNetwork(copy.candidate())).forEach(this::add);
        while (!open.isEmpty()) {
            Standing standing = open.poll();
            for (Dependency need : dependencies.of(standing.candidate())) {
                meet(standing, need);
            }
        }
        return List.copyOf(made);
    }

    /** What belongs to a network is made where somebody lives in it, and not for its own sake. */
    private boolean isOfNetwork(int at) {
        return networks.isOf(at);
    }

    private static String key(int candidate, String account) {
        return candidate + "@" + account;
    }

    private void add(Presence presence) {
        if (present.add(key(presence.candidate(), presence.account()))) {
            made.add(presence);
            open.add(new Standing(presence.candidate(), presence.account(), true));
        }
    }

    private void meet(Standing standing, Dependency need) {
        int at = need.provider();
        Candidate provider = candidates.get(at);
        if (present.contains(key(at, standing.account()))) {
            return;
        }
        if (networks.uses(standing.account(), at)) {
            if (provider.fate() == Fate.STAYS && networks.isShared(at) && !mayBeCut(standing, need)) {
                share(standing, provider);
            }
            return;
        }
        if (provider.fate() == Fate.MANAGED) {
            if (isThere(candidates.get(standing.candidate()), need)) {
                add(new Presence(
                        at,
                        standing.account(),
                        Fate.MANAGED,
                        Reason.of("fate.managed", "It comes with the account or with what it belongs to.")));
            }
            return;
        }
        Fate copy = provider.isPlanned() ? copies.copyOf(provider.type(), need.kind()) : null;
        if (copy != null && isOutside(standing, need)) {
            return;
        }
        if (copy != null && (need.firm() || !mayBeCut(candidates.get(standing.candidate()), need))) {
            add(new Presence(at, standing.account(), copy, copied(standing, need.kind())));
        } else if (provider.fate() == Fate.STAYS && need.firm() && need.kind().isUse() && reaches(standing, need)) {
            share(standing, provider);
        }
    }

    private void share(Standing standing, Candidate provider) {
        provider.share(new Reason(
                "fate.shared",
                Map.of("account", standing.account()),
                "It stays, and " + candidates.get(standing.candidate()).title() + ", which goes to "
                        + standing.account() + ", needs it."));
    }

    private boolean mayBeCut(Standing standing, Dependency need) {
        return mayBeCut(candidates.get(standing.candidate()), need);
    }

    /**
     * Whether what others make comes with the account, or with the user's own copy; a rule that lets pass makes none.
     */
    private boolean isThere(Candidate user, Dependency need) {
        Maker maker = candidates.get(need.provider()).node().maker();
        boolean everywhere = maker != null && maker.manner() != Maker.Manner.OWNER;
        return !mayBeCut(user, need) || (everywhere && need.kind() != EdgeKind.MAY_CONNECT);
    }

    private boolean mayBeCut(Candidate user, Dependency need) {
        return across.mayBeCut(
                need.kind(), user.type(), candidates.get(need.provider()).type());
    }

    /**
     * Whether the need goes over the border. A copied role does not take along what it may do to others' things: what
     * it reaches is what its account's own users need, and they have edges of their own.
     */
    private boolean reaches(Standing standing, Dependency need) {
        if (need.kind() == EdgeKind.MAY_CONNECT) {
            return false;
        }
        Role role = candidates.get(need.provider()).role();
        return !standing.copy() || role == Role.SHARED || role == Role.FOUNDATION;
    }

    /** Whether it is attached to a network of any account without living in it: a private zone. */
    private boolean isOutside(Standing standing, Dependency need) {
        Candidate provider = candidates.get(need.provider());
        return provider.type().equals(VPC)
                && across.isExcepted(
                        need.kind(), candidates.get(standing.candidate()).type(), provider.type());
    }

    private Reason copied(Standing standing, EdgeKind kind) {
        Candidate user = candidates.get(standing.candidate());
        return new Reason(
                "fate.own",
                Map.of("user", user.arn()),
                user.title() + " in " + standing.account() + " " + kind.verb() + " it, and an account has its own.");
    }
}
