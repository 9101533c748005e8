package dev.mitosis.target.identity;

import dev.mitosis.graph.policy.AccessDecision;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.AccessCheck;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.AccessCase.Deed;
import dev.mitosis.target.identity.AccessJudge.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts how accesses compare, and says in findings what is not as it was. */
final class AccessReport {
    private static final int MOST_NAMED = 5;

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private int allowed;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<String, Set<String>> unjudged = new TreeMap<>();

    void count(Edge edge, PrincipalNeeds needs, Outcome outcome, boolean wasAllowed) {
        allowed += wasAllowed ? 1 : 0;
        counts.merge(outcome, 1, Integer::sum);
        if (outcome == Outcome.UNJUDGED) {
            String what = needs.type(edge.from()) + " " + edge.kind().verb() + " " + needs.type(edge.to());
            unjudged.computeIfAbsent(what, kind -> new TreeSet<>()).add(edge.from() + " -> " + edge.to());
        }
    }

    /** Takes in what was found of other edges, after its own. */
    void add(AccessReport other) {
        allowed += other.allowed;
        other.counts.forEach((outcome, count) -> counts.merge(outcome, count, Integer::sum));
        findings.addAll(other.findings);
        other.unjudged.forEach((what, edges) ->
                unjudged.computeIfAbsent(what, kind -> new TreeSet<>()).addAll(edges));
    }

    /** A consumer may not do any more what it could. */
    void lost(
            Edge edge,
            PlannedResource consumer,
            PlannedResource provider,
            Deed deed,
            AccessDecision was,
            AccessDecision is) {
        String ground = was.grounds().isEmpty()
                ? "the policies"
                : was.grounds().get(0).place() + " of " + was.grounds().get(0).holder();
        String against = is.grounds().isEmpty()
                ? String.join("; ", is.notes())
                : "the statement at " + is.grounds().get(0).place() + " of "
                        + is.grounds().get(0).holder();
        add(new Finding(
                "identity.access-lost",
                edge.strength().weight() >= Strength.NAME.weight() ? Severity.HIGH : Severity.MEDIUM,
                List.of(edge.from(), edge.to()),
                consumer.id() + " " + edge.kind().verb() + " " + provider.id() + ": " + deed.action()
                        + " was allowed by " + ground + ", and is not after the move"
                        + (against.isEmpty() ? "." : " (" + against + ")."),
                "Allow it in a policy of " + consumer.id() + " or of " + provider.id()
                        + ", or say that it is not needed."));
    }

    /** A consumer may do what it could not. */
    void gained(Edge edge, PlannedResource consumer, PlannedResource provider, Deed deed, AccessDecision is) {
        String ground = is.grounds().isEmpty()
                ? "a policy"
                : is.grounds().get(0).place() + " of " + is.grounds().get(0).holder();
        add(new Finding(
                "identity.access-gained",
                Severity.LOW,
                List.of(edge.from(), edge.to()),
                consumer.id() + " " + edge.kind().verb() + " " + provider.id() + ": " + deed.action()
                        + " was not allowed, and is after the move by " + ground + ".",
                "Confirm that it is wanted, or narrow the statement."));
    }

    /** A consumer needs a role in the account of the provider. */
    void byRole(Edge edge, PlannedResource consumer, PlannedResource provider, String principal) {
        add(new Finding(
                "identity.role-to-assume",
                Severity.MEDIUM,
                List.of(edge.from(), edge.to()),
                consumer.id() + " " + edge.kind().verb() + " " + provider.id()
                        + ", which is in another account and has no policy that lets others in.",
                "Make a role in " + provider.account() + " that " + principal
                        + " may take, and let the code take it before it uses the resource."));
    }

    private void add(Finding finding) {
        findings.add(finding);
    }

    AccessCheck check() {
        int equal = of(Outcome.EQUAL) + of(Outcome.GRANTED);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new AccessCheck(
                all, allowed, equal, of(Outcome.GRANTED), of(Outcome.LOST), of(Outcome.GAINED), of(Outcome.UNJUDGED));
    }

    private int of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        unjudged.forEach((what, edges) -> all.add(new Finding(
                "identity.access-unjudged",
                Severity.INFO,
                List.of(),
                edges.size() + (edges.size() == 1 ? " dependency" : " dependencies")
                        + " of this kind could not be compared, because no policy that was seen decides: " + what
                        + ", as "
                        + String.join(", ", edges.stream().limit(MOST_NAMED).toList()) + ".",
                "Find out who calls and what lets it in, before the switch.")));
        return all;
    }
}
