package dev.mitosis.target.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.model.target.PlannedIdentity.StatementChange;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Leaves out of what an identity is allowed the actions of services that nothing leads to, and the resources that
 * nothing uses. What is denied, and the policies of those of whom no need at all is known, stay as they are.
 */
final class NeedTrimmer implements StatementTrimmer {
    private static final Set<PolicyKind> OF_IDENTITY = Set.of(PolicyKind.INLINE, PolicyKind.MANAGED);

    private final SuccessorIndex successors;
    private final PrincipalNeeds needs;
    private final PolicyBook book;
    private final Set<String> unseen = new TreeSet<>();
    private final Map<String, Needed> known = new HashMap<>();

    NeedTrimmer(SuccessorIndex successors, PrincipalNeeds needs, PolicyBook book) {
        this.successors = successors;
        this.needs = needs;
        this.book = book;
        TsvTable.loadNamed(NeedTrimmer.class, "unseen-uses.tsv").forEach(row -> unseen.add(row.get("service")));
    }

    /**
     * What a holder and those who act in its name need.
     *
     * @param services as actions name them
     * @param arns planned ones; variables have values
     */
    private record Needed(Set<String> services, Set<String> arns) {}

    @Override
    public boolean trim(
            ObjectNode statement,
            String label,
            PlannedResource holder,
            List<StatementChange> changes,
            PolicyKind kind) {
        boolean plain = statement.has("Action") && statement.has("Resource");
        if (!OF_IDENTITY.contains(kind) || !statement.path("Effect").asText().equals("Allow") || !plain) {
            return true;
        }
        Needed needed = known.computeIfAbsent(holder.id(), id -> needed(holder));
        if (needed.arns().isEmpty()) {
            return true;
        }
        Map<String, String> facts = facts(holder);
        List<String> actions = DocumentRewriter.strings(statement.path("Action"));
        List<String> resources = DocumentRewriter.strings(statement.path("Resource"));
        List<String> doing = actions(actions, needed, new Report(label, "Action", changes, facts));
        List<String> left = resources(resources, needed, new Report(label, "Resource", changes, facts));
        if (!doing.equals(actions)) {
            statement.set("Action", DocumentRewriter.node(statement.path("Action"), doing));
        }
        if (!left.equals(resources)) {
            statement.set("Resource", DocumentRewriter.node(statement.path("Resource"), left));
        }
        return !doing.isEmpty() && !left.isEmpty();
    }

    /** Where changes are told. */
    private record Report(String label, String member, List<StatementChange> changes, Map<String, String> facts) {
        void tell(String before, List<String> after, String text) {
            changes.add(
                    new StatementChange(label, member, before, after, new Reason("identity.unneeded", facts, text)));
        }
    }

    private Needed needed(PlannedResource holder) {
        Set<String> old = new LinkedHashSet<>();
        String succeeds = holder.succeeds() == null ? "" : holder.succeeds();
        needs.from(succeeds).forEach(edge -> old.add(edge.to()));
        for (String principal : needs.principals(succeeds)) {
            needs.from(principal).forEach(edge -> old.add(edge.to()));
            for (String user : needs.users(principal)) {
                needs.from(user).forEach(edge -> old.add(edge.to()));
                needs.mappings(user).forEach(mapping -> needs.from(mapping).forEach(edge -> old.add(edge.to())));
            }
        }
        for (String arn : List.copyOf(old)) {
            for (Edge edge : needs.from(arn)) {
                if (edge.kind() == EdgeKind.ENCRYPTS_WITH) {
                    old.add(edge.to());
                }
            }
        }
        Set<String> services = new TreeSet<>(unseen);
        Set<String> arns = new LinkedHashSet<>();
        for (String arn : old) {
            PlannedResource provider = successors.provider(arn, holder.account());
            String planned = successors.sample(provider == null ? arn : successors.arn(provider));
            Arn.parse(arn).ifPresent(parsed -> {
                services.add(action(parsed.service()));
                arns.add(planned);
            });
        }
        return new Needed(services, arns);
    }

    /** Some services have another name in actions than in ARNs. */
    private static String action(String service) {
        return service.equals("apigateway") ? "execute-api" : service;
    }

    private static List<String> actions(List<String> actions, Needed needed, Report report) {
        List<String> left = new ArrayList<>();
        for (String action : actions) {
            int colon = action.indexOf(':');
            if (colon < 0) {
                List<String> narrowed = needed.services().stream()
                        .map(service -> service + ":*")
                        .toList();
                left.addAll(narrowed);
                report.tell(action, narrowed, "Nothing that acts so leads to other services than these.");
            } else if (needed.services().contains(action.substring(0, colon).toLowerCase(Locale.ROOT))) {
                left.add(action);
            } else {
                report.tell(action, List.of(), "Nothing that acts so leads to anything of this service.");
            }
        }
        return left;
    }

    private List<String> resources(List<String> resources, Needed needed, Report report) {
        List<String> left = new ArrayList<>();
        for (String resource : resources) {
            if (resource.equals("*") || isNeeded(resource, needed)) {
                left.add(resource);
            } else {
                report.tell(resource, List.of(), "Nothing that acts so uses it, as far as was seen.");
            }
        }
        return left;
    }

    private boolean isNeeded(String resource, Needed needed) {
        String sample = successors.sample(resource);
        String service = Arn.parse(sample).map(Arn::service).orElse("");
        return unseen.contains(service)
                || needed.arns().stream()
                        .anyMatch(arn -> ArnCoverage.matches(sample, arn)
                                || sample.startsWith(arn + "/")
                                || sample.startsWith(arn + ":"));
    }

    private Map<String, String> facts(PlannedResource holder) {
        Map<String, String> facts = new TreeMap<>();
        for (String principal : needs.principals(holder.succeeds() == null ? "" : holder.succeeds())) {
            PolicyHolder one = book.holder(principal);
            if (one != null && one.facts().containsKey("LastUsedDate")) {
                facts.put("lastUsed " + one.name(), one.facts().getOrDefault("LastUsedDate", ""));
            }
        }
        return facts;
    }
}
