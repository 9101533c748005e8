package dev.mitosis.target.fate;

import dev.mitosis.model.Disposition;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Fate;
import dev.mitosis.target.fate.Dependencies.Dependency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps what somebody who stays needs: a firm user that stays, or of which nobody knows where it goes, pins its
 * provider, whatever others would have. What is pinned stays itself, and so pins what it needs in its turn.
 */
final class Pins {
    private static final String NETWORK = "AWS::EC2::";
    private static final String SERVER = "AWS::EC2::Instance";

    private final List<Candidate> candidates;
    private final Dependencies dependencies;
    private final PartGroups groups;
    private final CopyTable copies;
    private final AcrossTable across;
    private final String old;
    private final DeployerTable deployers = DeployerTable.load();
    private final Deque<Integer> staying = new ArrayDeque<>();
    private final Set<Integer> silent = new HashSet<>();
    private final Map<Integer, Integer> causes = new TreeMap<>();
    private final List<Presence> left = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Pins(Ground ground, String old) {
        this.candidates = ground.candidates();
        this.dependencies = ground.dependencies();
        this.groups = ground.groups();
        this.copies = ground.copies();
        this.across = ground.across();
        this.old = old;
    }

    /** What all judgements look at. */
    record Ground(
            List<Candidate> candidates,
            Dependencies dependencies,
            PartGroups groups,
            CopyTable copies,
            AcrossTable across) {}

    /** Changes fates until nobody that stays needs what goes. */
    void settle() {
        keepWhatIsNeeded();
        groups.follow();
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).remains()) {
                staying.add(i);
            } else {
                keepNetworkOf(i);
            }
        }
        do {
            spread();
        } while (holdBack());
    }

    /** What moved by the partition, but stays, because an account gets one of its own. */
    List<Presence> left() {
        return left;
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(keptForUnplaced());
        return all;
    }

    /**
     * A server that a group or an environment of the old account makes lives in a network as others do. The parts that
     * come with a network (a default group, the main route table) hold nothing.
     */
    private void keepNetworkOf(int at) {
        Candidate made = candidates.get(at);
        boolean lives = !made.type().startsWith(NETWORK) || made.type().equals(SERVER);
        if (made.fate() != Fate.MANAGED || !made.account().equals(old) || !lives) {
            return;
        }
        for (Dependency need : dependencies.of(at)) {
            Candidate provider = candidates.get(need.provider());
            if (provider.moves()
                    && provider.type().startsWith(NETWORK)
                    && need.firm()
                    && !need.kind().mayBeCut()) {
                pin(need, made, provider);
            }
        }
    }

    /** A leftover that something needs after all is none. */
    private void keepWhatIsNeeded() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < candidates.size(); i++) {
                for (Dependency need : candidates.get(i).isPlanned() ? dependencies.of(i) : List.<Dependency>of()) {
                    Candidate provider = candidates.get(need.provider());
                    if (provider.fate() == Fate.RETIRED) {
                        Candidate user = candidates.get(i);
                        provider.decide(
                                Fate.UNDECIDED,
                                old,
                                "undecided",
                                new Reason(
                                        "fate.needed",
                                        Map.of("user", user.arn()),
                                        "It looks like a leftover, but " + user.title() + " needs it."));
                        changed = true;
                    }
                }
            }
        }
    }

    private void spread() {
        while (!staying.isEmpty()) {
            int at = staying.poll();
            Candidate user = candidates.get(at);
            for (Dependency need : dependencies.of(at)) {
                Candidate provider = candidates.get(need.provider());
                if (provider.moves() && (isHandedOver(provider) || (need.firm() && pins(user, need)))) {
                    causes.put(need.provider(), cause(at));
                    pin(need, user, provider);
                } else if (isSilentPart(user, need)) {
                    staying.add(need.provider());
                }
            }
            for (int other : groups.others(at)) {
                Candidate member = candidates.get(other);
                if (member.moves()) {
                    causes.put(other, cause(at));
                    stay(other, PartGroups.reason(member, user));
                }
            }
        }
    }

    /** What is handed over is gone at once, so that even a doubtful user holds it back. */
    private static boolean isHandedOver(Candidate provider) {
        return provider.way().disposition() == Disposition.TRANSFER;
    }

    /**
     * Whether the need of a user that stays holds its provider back. A record that leads to what moves is led
     * elsewhere; what all share hands work to everybody; and that something is deployed or watched is no need of who
     * does it.
     */
    private boolean pins(Candidate user, Dependency need) {
        EdgeKind kind = need.kind();
        if (!kind.isUse() || kind == EdgeKind.MAY_CONNECT || kind == EdgeKind.RESOLVES_TO) {
            return false;
        }
        if (deployers.isWork(user.type(), kind)) {
            return false;
        }
        boolean common = user.role() == Role.SHARED || user.role() == Role.FOUNDATION;
        boolean apart = across.mayBeCut(
                kind, user.type(), candidates.get(need.provider()).type());
        return !common || (!apart && !user.type().startsWith("AWS::IAM::"));
    }

    /** Whether the user brings it along: a subnet the main route table of its VPC, which nobody made. */
    private boolean isSilentPart(Candidate user, Dependency need) {
        Candidate provider = candidates.get(need.provider());
        return provider.fate() == Fate.MANAGED
                && across.isOfOne(need.kind(), user.type(), provider.type())
                && silent.add(need.provider());
    }

    private void pin(Dependency need, Candidate user, Candidate provider) {
        Reason reason = new Reason(
                "fate.pinned",
                Map.of("user", user.arn(), "kind", need.kind().label()),
                user.title() + ", which stays" + (user.fate() == Fate.UNDECIDED ? " until a person decides" : "") + ", "
                        + need.kind().verb() + " it.");
        Fate copy = isHandedOver(provider) ? null : copies.copyOf(provider.type(), need.kind());
        String home = provider.account();
        stay(need.provider(), reason);
        if (copy != null) {
            left.add(new Presence(need.provider(), home, copy, Reason.of("fate.own", home + " gets one of its own.")));
        }
    }

    private int cause(int at) {
        return causes.getOrDefault(at, at);
    }

    /** What nobody has placed, and what would have moved but for it. */
    private List<Finding> keptForUnplaced() {
        Map<Integer, List<Candidate>> kept = new TreeMap<>();
        causes.forEach((held, cause) -> {
            if (isUnplaced(candidates.get(cause))) {
                kept.computeIfAbsent(cause, key -> new ArrayList<>()).add(candidates.get(held));
            }
        });
        List<Finding> unplaced = new ArrayList<>();
        kept.forEach((cause, held) -> unplaced.add(keptFor(candidates.get(cause), held)));
        return unplaced;
    }

    /** Whether it stays only because nobody knows where it belongs. */
    private static boolean isUnplaced(Candidate candidate) {
        boolean anybodys = candidate.role() == Role.WORKLOAD || candidate.role() == Role.UNASSIGNED;
        return anybodys
                && (candidate.fate() == Fate.UNDECIDED
                        || candidate.context() == null
                        || candidate.environment() == null);
    }

    private static Finding keptFor(Candidate cause, List<Candidate> held) {
        List<String> resources = new ArrayList<>(List.of(cause.arn()));
        held.forEach(candidate -> resources.add(candidate.arn()));
        boolean one = held.size() == 1;
        return new Finding(
                "target.kept-for-unplaced",
                Severity.MEDIUM,
                resources,
                held.get(0).title()
                        + (one ? " would move, but stays" : " and " + (held.size() - 1) + " more would move, but stay")
                        + " for " + cause.title() + ", of which nobody has said "
                        + (cause.context() == null ? "to which context it belongs." : "in which environment it is."),
                "Say it under assign in decisions.yaml, or retire it; what it does not use is said under unused.");
    }

    private void stay(int at, Reason reason) {
        candidates.get(at).decide(Fate.STAYS, old, "stay", reason);
        staying.add(at);
    }

    /** What cannot be apart from something that is elsewhere stays with it; whether there was any. */
    private boolean holdBack() {
        for (int i = 0; i < candidates.size(); i++) {
            for (Dependency need : candidates.get(i).moves() ? dependencies.of(i) : List.<Dependency>of()) {
                Candidate bound = candidates.get(i);
                Candidate host = candidates.get(need.provider());
                if (host.moves() && isHandedOver(host) && !host.account().equals(bound.account())) {
                    pinApart(need.provider(), host, bound);
                }
                if (bound.moves() && host.isPlanned() && isTorn(bound, host, need)) {
                    hold(i, bound, host);
                }
            }
        }
        return !staying.isEmpty();
    }

    private void pinApart(int at, Candidate handed, Candidate user) {
        stay(
                at,
                new Reason(
                        "fate.needed-elsewhere",
                        Map.of("user", user.arn()),
                        "It cannot be handed over to " + handed.account() + ", because " + user.title()
                                + ", which goes to " + user.account() + ", needs it."));
    }

    private boolean isTorn(Candidate bound, Candidate host, Dependency need) {
        return need.firm()
                && !host.account().equals(bound.account())
                && copies.copyOf(host.type(), need.kind()) == null
                && !across.allows(need.kind(), bound.type(), host.type());
    }

    private void hold(int at, Candidate bound, Candidate host) {
        findings.add(new Finding(
                "target.held-back",
                Severity.MEDIUM,
                List.of(bound.arn(), host.arn()),
                bound.title() + " was to move to " + bound.account() + ", but cannot be apart from " + host.title()
                        + ", which " + (host.moves() ? "goes to " + host.account() : "stays") + "; so it stays.",
                "Assign both to one account, or give " + bound.account() + " one of its own first."));
        stay(
                at,
                new Reason(
                        "fate.held",
                        Map.of("host", host.arn()),
                        "It cannot be apart from " + host.title() + ", which "
                                + (host.moves() ? "goes to " + host.account() : "stays") + "."));
    }
}
