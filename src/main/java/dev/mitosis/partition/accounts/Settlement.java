package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.shared.Placement;
import dev.mitosis.partition.shared.Sides;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts every subject into its account. */
public final class Settlement {
    private static final int DEEPEST = 3;

    private final AccountGraph terrain;
    private final Roles roles;
    private final Decisions decisions;
    private final Accounts accounts;
    private final Map<Integer, Decisions.Assign> decided;
    private final List<Placement> placements;
    private final StayingUsers stayingUsers;
    private final OnlyWholes wholes;

    public Settlement(
            AccountGraph terrain,
            Roles roles,
            Decisions decisions,
            Accounts accounts,
            Map<Integer, Decisions.Assign> decided,
            List<Placement> placements) {
        this.terrain = terrain;
        this.roles = roles;
        this.decisions = decisions;
        this.accounts = accounts;
        this.decided = decided;
        this.placements = placements;
        this.wholes = new OnlyWholes(terrain);
        this.stayingUsers = new StayingUsers(terrain, placements, accounts.staying());
    }

    /** One row for each subject, in the order of ARNs. */
    public List<Assignment> settle() {
        return placements.stream().map(this::assignment).toList();
    }

    private Assignment assignment(Placement placement) {
        Subject subject = placement.subject();
        Decisions.Assign decision = decided.get(subject.index());
        Home home = decision == null ? home(placement, 0) : decided(decision);
        List<Reason> reasons = new ArrayList<>(placement.reasons());
        reasons.add(home.reason());
        return new Assignment(
                subject.arn(),
                subject.type(),
                placement.context(),
                placement.environment(),
                home.account(),
                placement.role(),
                decision == null ? placement.confidence() : 1,
                reasons,
                placement.leftover());
    }

    private record Home(String account, Reason reason) {}

    private static Home decided(Decisions.Assign decision) {
        String account = String.valueOf(decision.account());
        return new Home(
                account,
                Reason.of(
                        "decision.assign", "decisions.yaml assigns '" + decision.resource() + "' to " + account + "."));
    }

    private Home home(Placement placement, int depth) {
        if (placement.role() == Role.MANAGED && depth < DEEPEST) {
            Optional<Placement> owner = owner(placement.subject().index());
            if (owner.isPresent()) {
                return with(owner.get(), depth, "account.owner");
            }
        }
        Optional<Subject> whole = depth < DEEPEST ? wholes.of(placement.subject()) : Optional.empty();
        if (whole.isPresent()) {
            return with(placements.get(whole.get().index()), depth, "account.whole");
        }
        return switch (placement.role()) {
            case ACCOUNT_SETTINGS -> old("It is a setting of the old account.");
            case SHARED, FOUNDATION -> common(placement);
            case WORKLOAD, MANAGED -> ofWorkload(placement);
            case UNASSIGNED ->
                old(
                        "It is not known whether and where it is needed, so it stays in the old account until somebody decides.");
        };
    }

    private Home with(Placement owner, int depth, String rule) {
        Decisions.Assign decision = decided.get(owner.subject().index());
        String account = decision == null
                ? home(owner, depth + 1).account()
                : decided(decision).account();
        return new Home(
                account, Reason.of(rule, "It goes where " + owner.subject().label() + " goes."));
    }

    private Home common(Placement placement) {
        if (decisions.productionStays() && placement.side() == Sides.Side.PRODUCTION) {
            return old("Production needs it, and production stays in the old account.");
        }
        Optional<Reason> staying = stayingUsers.reason(placement);
        if (staying.isPresent()) {
            return new Home(accounts.old(), staying.get());
        }
        String purpose = roles.of(placement.subject().type()).account();
        if (purpose.equals(Roles.OLD)) {
            return old("Each account gets its own; this one stays in the old account until nobody uses it.");
        }
        boolean moves = placement.side() == Sides.Side.OTHERS || !decisions.productionStays();
        return moves
                ? new Home(
                        accounts.of(purpose),
                        Reason.of(
                                "account.type",
                                "Only environments that leave need it, and no context owns it: its home is " + purpose
                                        + "."))
                : old("Nobody who leaves is known to need it, so it stays in the old account. "
                        + terrain.observed().ofUnused() + ".");
    }

    private Home ofWorkload(Placement placement) {
        String environment = placement.environment();
        if (Lexicon.SANDBOX.equals(environment)) {
            return new Home(
                    accounts.of("sandbox"), Reason.of("account.sandbox", "Experiments live in the sandbox account."));
        }
        return placement.context() != null && environment != null
                ? ofContext(placement, environment)
                : old(
                        "Its context or environment is not known, so it stays in the old account until somebody decides.");
    }

    private Home ofContext(Placement placement, String environment) {
        Reason staying = accounts.staying().get(environment);
        if (staying != null) {
            return new Home(accounts.old(), staying);
        }
        String account = accounts.byContext().get(placement.context() + "/" + environment);
        if (account != null) {
            return new Home(
                    account,
                    new Reason(
                            "account.context",
                            Map.of("context", String.valueOf(placement.context()), "environment", environment),
                            placement.context() + " in " + environment + " has its home in " + account + "."));
        }
        return old("Production stays in the old account.");
    }

    private Home old(String text) {
        return new Home(accounts.old(), Reason.of("account.old", text));
    }

    /**
     * What owns a managed subject: managed-by first, then the closest tie to something that is not managed; the network
     * that a default group, table or list came with last. What it manages itself is never its owner.
     */
    private Optional<Placement> owner(int subject) {
        Stream<Tie> users = terrain.in(subject).stream().filter(link -> link.kind() != EdgeKind.MANAGED_BY);
        return Stream.concat(terrain.out(subject).stream(), users)
                .filter(Tie::part)
                .filter(link -> terrain.subject(link.other(subject)).managed() == null
                        || link.kind() == EdgeKind.MANAGED_BY
                        || link.kind() == EdgeKind.ATTACHED_TO)
                .filter(link -> !isHub(link.other(subject)) || isNetwork(link.other(subject)))
                .min(Comparator.comparing((Tie link) -> link.kind() != EdgeKind.MANAGED_BY)
                        .thenComparing(link -> isHub(link.other(subject)))
                        .thenComparing(Comparator.comparingDouble(Tie::context).reversed())
                        .thenComparing(
                                link -> terrain.subject(link.other(subject)).arn()))
                .map(link -> placements.get(link.other(subject)));
    }

    private boolean isHub(int subject) {
        return roles.of(terrain.subject(subject).type()).hub();
    }

    private boolean isNetwork(int subject) {
        return roles.isNetwork(terrain.subject(subject).type());
    }
}
