package dev.mitosis.target.fate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.ReadAhead;
import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives every resource of the snapshot a fate, before its dependencies are looked at. */
final class FirstFates {
    private static final String MANAGEMENT = "management";

    private final MethodLibrary library;
    private final Decisions decisions;
    private final DecidedDispositions decided;
    private final String old;
    private final Map<String, TargetAccount> accounts = new HashMap<>();
    private final Map<String, Assignment> assignments = new HashMap<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> defaultNetworks = new HashSet<>();

    FirstFates(MethodLibrary library, Decisions decisions, PartitionDocument partition, GraphDocument graph) {
        this.library = library;
        this.decisions = decisions;
        this.decided = new DecidedDispositions(decisions);
        this.old = partition.oldAccountName();
        partition.accounts().forEach(account -> accounts.put(account.name(), account));
        partition.resources().forEach(assignment -> assignments.put(assignment.id(), assignment));
        graph.nodes().forEach(node -> nodes.put(node.id(), node));
    }

    /** The candidates in the order of their ARNs. */
    List<Candidate> of(Stream<Resource> resources) {
        List<Candidate> candidates = new ArrayList<>();
        ReadAhead.each(resources, resource -> candidates.add(candidate(resource)));
        candidates.sort(Comparator.comparing(Candidate::arn));
        return candidates;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The ARNs of the VPCs that come with the account; asked for after its resources were seen. */
    Set<String> defaultNetworks() {
        return defaultNetworks;
    }

    private Candidate candidate(Resource resource) {
        if (resource.type().equals("AWS::EC2::VPC")
                && resource.data().path("IsDefault").asBoolean(false)) {
            defaultNetworks.add(resource.arn());
        }
        Assignment assignment = assignments.get(resource.arn());
        JsonNode data = resource.data();
        List<Method> moves = library.waysOf(resource.type(), data);
        Method share =
                library.sharesOf(resource.type(), data).stream().findFirst().orElse(null);
        Candidate candidate = new Candidate(
                resource,
                nodes.getOrDefault(resource.arn(), node(resource)),
                assignment == null ? Role.UNASSIGNED : assignment.role(),
                assignment == null ? null : assignment.context(),
                assignment == null ? null : assignment.environment(),
                new Candidate.Ways(withinBudget(moves, assignment), share, moves));
        judge(candidate, resource, assignment, moves);
        return candidate;
    }

    private static Node node(Resource resource) {
        return new Node(resource.arn(), resource.type(), resource.region(), resource.name(), false, List.of());
    }

    private Method withinBudget(List<Method> ways, @Nullable Assignment assignment) {
        Integer budget =
                assignment == null ? null : decisions.minutesDown(assignment.context(), assignment.environment());
        if (budget == null) {
            return ways.get(0);
        }
        return ways.stream()
                .filter(way -> way.downtime().minutes() <= budget)
                .findFirst()
                .orElse(ways.get(0));
    }

    private void judge(Candidate candidate, Resource resource, @Nullable Assignment assignment, List<Method> ways) {
        Optional<Decisions.Assign> decision = decided.of(resource);
        if (decision.isPresent()) {
            obey(candidate, decision.get(), assignment, ways);
        } else if (isManaged(candidate)) {
            managed(candidate, assignment);
        } else if (assignment == null) {
            undecided(candidate, "fate.unplaced", "The partition says nothing about it.");
        } else if (assignment.leftover()) {
            retire(
                    candidate,
                    "fate.leftover",
                    "Nothing uses it any more, so a person is asked and then it is deleted.");
        } else {
            byRole(candidate, assignment);
        }
    }

    private static boolean isManaged(Candidate candidate) {
        Maker maker = candidate.node().maker();
        boolean awsOwn = maker != null && maker.manner() == Maker.Manner.AWS;
        return awsOwn
                || candidate.role() == Role.MANAGED
                || candidate.way().disposition() == Disposition.MANAGED_BY_OTHER;
    }

    private void managed(Candidate candidate, @Nullable Assignment assignment) {
        Maker maker = candidate.node().maker();
        String by = maker == null ? "Another resource or a service" : maker.by();
        candidate.decide(
                Fate.MANAGED,
                assignment == null || !accounts.containsKey(assignment.account()) ? old : assignment.account(),
                candidate.way().disposition() == Disposition.MANAGED_BY_OTHER
                        ? candidate.way().id()
                        : "managed-by-other",
                Reason.of("fate.managed", upper(by) + " makes and removes it, so it is neither made nor deleted."));
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void byRole(Candidate candidate, Assignment assignment) {
        switch (assignment.role()) {
            case UNASSIGNED ->
                undecided(candidate, "fate.undecided", "Nothing in the account says to which context it belongs.");
            case ACCOUNT_SETTINGS ->
                stay(
                        candidate,
                        "fate.setting",
                        "It is a setting of the account; new accounts get theirs from the baseline.");
            case WORKLOAD, SHARED, FOUNDATION, MANAGED -> byAccount(candidate, assignment);
        }
    }

    private void byAccount(Candidate candidate, Assignment assignment) {
        String account = assignment.account();
        if (account.equals(old)) {
            stay(
                    candidate,
                    "fate.account",
                    assignment.role() == Role.SHARED
                            ? "Several contexts need it, and it stays where it is."
                            : "It belongs to what stays in the account " + account + ".");
        } else if (!takesWorkloads(account)) {
            undecided(
                    candidate,
                    "fate.account",
                    "The proposed account " + account + " cannot take it; a person has to choose another.");
        } else if (candidate.way().disposition() == Disposition.STAY) {
            candidate.decide(
                    Fate.STAYS,
                    old,
                    candidate.way().id(),
                    Reason.of("fate.immovable", candidate.way().why()));
        } else {
            candidate.decide(
                    Fate.MOVES,
                    account,
                    candidate.way().id(),
                    Reason.of(
                            "fate.account",
                            "It belongs to " + account + ". " + candidate.way().why()));
        }
    }

    private boolean takesWorkloads(String account) {
        TargetAccount target = accounts.get(account);
        return target != null && !target.purpose().equals(MANAGEMENT);
    }

    private void obey(
            Candidate candidate, Decisions.Assign decision, @Nullable Assignment assignment, List<Method> ways) {
        String because = decision.reason() == null ? "Decided in decisions.yaml." : "Decided: " + decision.reason();
        Disposition wanted = decision.disposition() == null ? Disposition.UNDECIDED : decision.disposition();
        switch (wanted) {
            case STAY, SHARE -> stay(candidate, "fate.decided", because);
            case RETIRE -> retire(candidate, "fate.decided", because);
            case MANAGED_BY_OTHER ->
                candidate.decide(Fate.MANAGED, old, "managed-by-other", Reason.of("fate.decided", because));
            case EXTERNAL -> candidate.decide(Fate.EXTERNAL, old, "external", Reason.of("fate.decided", because));
            case UNDECIDED -> undecided(candidate, "fate.decided", because);
            case RECREATE, REPLICATE, TRANSFER -> obeyMove(candidate, wanted, because, assignment, ways);
        }
    }

    private void obeyMove(
            Candidate candidate,
            Disposition wanted,
            String because,
            @Nullable Assignment assignment,
            List<Method> ways) {
        if (assignment == null) {
            undecided(candidate, "fate.decided", because);
        } else {
            byAccount(candidate, assignment);
        }
        Optional<Method> fitting =
                ways.stream().filter(way -> way.disposition() == wanted).findFirst();
        if (candidate.moves() && fitting.isPresent()) {
            candidate.decide(Fate.MOVES, candidate.account(), fitting.get().id(), Reason.of("fate.decided", because));
            return;
        }
        String problem = candidate.moves()
                ? "there is no method to " + wanted.label() + " a " + candidate.type()
                : "the account it is assigned to is the one it is in";
        findings.add(new Finding(
                "target.decision-not-possible",
                Severity.HIGH,
                List.of(candidate.arn()),
                "decisions.yaml asks to " + wanted.label() + " " + candidate.name() + ", but " + problem + ".",
                "Assign it to another account or choose another disposition."));
    }

    private void stay(Candidate candidate, String rule, String text) {
        candidate.decide(Fate.STAYS, old, "stay", Reason.of(rule, text));
    }

    private void retire(Candidate candidate, String rule, String text) {
        candidate.decide(Fate.RETIRED, old, "retire", Reason.of(rule, text));
    }

    private void undecided(Candidate candidate, String rule, String text) {
        candidate.decide(Fate.UNDECIDED, old, "undecided", Reason.of(rule, text));
    }
}
