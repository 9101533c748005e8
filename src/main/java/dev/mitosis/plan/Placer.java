package dev.mitosis.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives every resource of the snapshot exactly one disposition, before dependencies are looked at. */
final class Placer {
    private final MethodLibrary library;
    private final Accounts accounts;
    private final Decisions decisions;
    private final DecidedDispositions decided;
    private final Map<String, Assignment> assignments = new HashMap<>();
    private final Map<String, Method> shareable = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Placer(MethodLibrary library, Accounts accounts, Decisions decisions, PartitionDocument partition) {
        this.library = library;
        this.accounts = accounts;
        this.decisions = decisions;
        this.decided = new DecidedDispositions(decisions);
        partition.resources().forEach(assignment -> assignments.put(assignment.id(), assignment));
    }

    /** The placements in the order of the ARNs. */
    List<Placement> place(Stream<Resource> resources) {
        try (resources) {
            List<Placement> placements =
                    new ArrayList<>(resources.map(this::place).toList());
            placements.sort(Comparator.comparing(Placement::arn));
            return placements;
        }
    }

    /** The method by which the resource could be shared in place. */
    Optional<Method> shareMethod(String arn) {
        return Optional.ofNullable(shareable.get(arn));
    }

    List<Finding> findings() {
        return findings;
    }

    private Placement place(Resource resource) {
        JsonNode data = resource.data() == null ? MissingNode.getInstance() : resource.data();
        Assignment assignment = assignments.get(resource.arn());
        library.sharesOf(resource.type(), data).stream()
                .findFirst()
                .ifPresent(method -> shareable.put(resource.arn(), method));
        List<Method> ways = library.waysOf(resource.type(), data);
        Method way = withinBudget(ways, assignment);
        Choice choice = choose(resource, assignment, way);
        String home = choice.moves() && assignment != null ? assignment.account() : accounts.old();
        Unit unit = new Unit(
                home,
                assignment == null ? null : assignment.context(),
                assignment == null ? null : assignment.environment());
        return new Placement(
                resource.arn(),
                resource.type(),
                resource.region(),
                resource.id(),
                resource.name(),
                assignment == null ? Role.UNASSIGNED : assignment.role(),
                choice.disposition(),
                choice.method(),
                way,
                choice.reason(),
                home,
                unit,
                choice.disposition() == Disposition.RETIRE ? Accounts.LAST_TIER : accounts.tier(home));
    }

    /** A disposition with its method and the sentence that explains it. */
    private record Choice(Disposition disposition, Method method, String reason) {
        boolean moves() {
            return disposition == Disposition.RECREATE
                    || disposition == Disposition.REPLICATE
                    || disposition == Disposition.TRANSFER;
        }
    }

    private Choice choose(Resource resource, @Nullable Assignment assignment, Method way) {
        Optional<Decisions.Assign> decision = decided.of(resource);
        if (decision.isPresent()) {
            return obey(resource, decision.get(), assignment, way);
        }
        if (way.disposition() == Disposition.MANAGED_BY_OTHER || role(assignment) == Role.MANAGED) {
            Method method = way.disposition() == Disposition.MANAGED_BY_OTHER ? way : library.byId("managed-by-other");
            return new Choice(Disposition.MANAGED_BY_OTHER, method, method.why());
        }
        if (assignment == null) {
            return undecided("The partition says nothing about it.");
        }
        if (assignment.leftover()) {
            return new Choice(
                    Disposition.RETIRE,
                    library.byId("retire"),
                    library.byId("retire").why());
        }
        return switch (assignment.role()) {
            case UNASSIGNED -> undecided("Nothing in the account says to which context it belongs.");
            case ACCOUNT_SETTINGS -> stay("It is a setting of the account; new accounts get theirs from the baseline.");
            case WORKLOAD, SHARED, FOUNDATION, MANAGED -> byAccount(assignment, way);
        };
    }

    private Choice byAccount(Assignment assignment, Method way) {
        String account = assignment.account();
        if (account.equals(accounts.old())) {
            return stay(
                    assignment.role() == Role.SHARED
                            ? "Several contexts need it, and it stays where it is."
                            : "It belongs to what stays in the account " + account + ".");
        }
        if (accounts.isManagement(account) || accounts.find(account).isEmpty()) {
            return undecided("The proposed account " + account + " cannot take it; a person has to choose another.");
        }
        if (way.disposition() == Disposition.STAY) {
            return new Choice(Disposition.STAY, way, way.why());
        }
        return new Choice(way.disposition(), way, "It belongs to " + account + ". " + way.why());
    }

    private Choice obey(Resource resource, Decisions.Assign decision, @Nullable Assignment assignment, Method way) {
        Disposition wanted = decision.disposition();
        String because = decision.reason() == null ? "Decided in decisions.yaml." : "Decided: " + decision.reason();
        if (wanted == null) {
            return undecided(because);
        }
        Choice natural = assignment == null ? undecided(because) : byAccount(assignment, way);
        return switch (wanted) {
            case STAY, SHARE -> new Choice(Disposition.STAY, library.byId("stay"), because);
            case RETIRE -> new Choice(Disposition.RETIRE, library.byId("retire"), because);
            case MANAGED_BY_OTHER -> new Choice(wanted, library.byId("managed-by-other"), because);
            case EXTERNAL -> new Choice(wanted, library.byId("external"), because);
            case UNDECIDED -> undecided(because);
            case RECREATE, REPLICATE, TRANSFER -> obeyMove(resource, wanted, because, natural);
        };
    }

    private Choice obeyMove(Resource resource, Disposition wanted, String because, Choice natural) {
        List<Method> ways =
                library.waysOf(resource.type(), resource.data() == null ? MissingNode.getInstance() : resource.data());
        Optional<Method> fitting =
                ways.stream().filter(method -> method.disposition() == wanted).findFirst();
        boolean leaves = natural.moves();
        if (fitting.isPresent() && leaves) {
            return new Choice(wanted, fitting.get(), because);
        }
        String problem = leaves
                ? "there is no method to " + wanted.label() + " a " + resource.type()
                : "the account it is assigned to is the one it is in";
        findings.add(new Finding(
                "plan.decision-not-possible",
                Severity.HIGH,
                List.of(resource.arn()),
                "decisions.yaml asks to " + wanted.label() + " " + resource.name() + ", but " + problem + ".",
                "Assign it to another account or choose another disposition."));
        return natural;
    }

    private Choice stay(String reason) {
        return new Choice(Disposition.STAY, library.byId("stay"), reason);
    }

    private Choice undecided(String reason) {
        return new Choice(Disposition.UNDECIDED, library.byId("undecided"), reason);
    }

    private static Role role(@Nullable Assignment assignment) {
        return assignment == null ? Role.UNASSIGNED : assignment.role();
    }

    private Method withinBudget(List<Method> ways, @Nullable Assignment assignment) {
        Integer budget =
                assignment == null ? null : Budgets.of(decisions, assignment.context(), assignment.environment());
        if (budget == null) {
            return ways.get(0);
        }
        return ways.stream()
                .filter(way -> way.downtime().minutes() <= budget)
                .findFirst()
                .orElse(ways.get(0));
    }
}
