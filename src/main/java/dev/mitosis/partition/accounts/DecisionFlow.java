package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.shared.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which contexts of an environment get an account of their own: operating model, then blast radius, then
 * competition for quotas; contexts whose border costs more than it gives stay together.
 */
public final class DecisionFlow {
    /** A context with fewer resources in an environment does not earn the cost of an account by itself. */
    private static final int WORTH_AN_ACCOUNT = 5;

    /** The contexts that share one account, and why. */
    public record Group(TreeSet<String> contexts, boolean common, List<Reason> reasons) {}

    private final Decisions decisions;
    private final List<Placement> placements;
    private final List<Coupling> couplings;
    private final QuotaWatch quotas;

    public DecisionFlow(Decisions decisions, List<Placement> placements, List<Coupling> couplings, QuotaWatch quotas) {
        this.quotas = quotas;
        this.decisions = decisions;
        this.placements = placements;
        this.couplings = couplings;
    }

    /** The groups of one environment, sorted by their first context. */
    public List<Group> groups(String environment) {
        Map<String, List<Placement>> members = new TreeMap<>();
        placements.stream()
                .filter(placement -> placement.context() != null && environment.equals(placement.environment()))
                .forEach(placement -> members.computeIfAbsent(
                                String.valueOf(placement.context()), unused -> new java.util.ArrayList<>())
                        .add(placement));
        Map<String, Group> groups = new TreeMap<>();
        TreeSet<String> common = new TreeSet<>();
        members.forEach((context, list) -> ownReason(context, environment, list)
                .ifPresentOrElse(
                        reason ->
                                groups.put(context, new Group(new TreeSet<>(Set.of(context)), false, List.of(reason))),
                        () -> common.add(context)));
        Map<String, Group> merged = new HashMap<>(groups);
        couplings.stream()
                .filter(coupling -> coupling.environment().equals(environment) && !coupling.split())
                .forEach(coupling -> join(merged, coupling));
        TreeSet<Group> distinct = new TreeSet<>(
                java.util.Comparator.comparing(group -> group.contexts().first()));
        distinct.addAll(merged.values());
        if (!common.isEmpty()) {
            distinct.add(new Group(common, true, List.of(commonReason(environment))));
        }
        return List.copyOf(distinct);
    }

    private static void join(Map<String, Group> groups, Coupling coupling) {
        Group left = groups.get(coupling.left());
        Group right = groups.get(coupling.right());
        if (left == null || right == null || left.equals(right)) {
            return;
        }
        TreeSet<String> contexts = new TreeSet<>(left.contexts());
        contexts.addAll(right.contexts());
        Group joined = new Group(contexts, false, List.of(coupling.reasons().get(0)));
        contexts.forEach(context -> groups.put(context, joined));
    }

    private java.util.Optional<Reason> ownReason(String context, String environment, List<Placement> members) {
        Decisions.OperatingModel model = OperatingModels.of(decisions, context);
        if (model == Decisions.OperatingModel.DECENTRALISED) {
            return own("account.decentralised", "The team that builds " + context + " also runs it.");
        }
        if (decisions.blastRadius().get(context) == Decisions.BlastRadius.SMALL) {
            return own(
                    "account.blast-radius", context + " needs a border of its own: a small blast radius was decided.");
        }
        java.util.Optional<Reason> quota =
                quotas.competition(context, environment).map(found -> found.reason(context, environment));
        if (quota.isPresent()) {
            return quota;
        }
        boolean large = members.size() >= WORTH_AN_ACCOUNT;
        boolean normal = decisions.blastRadius().get(context) == Decisions.BlastRadius.NORMAL;
        return model == null && large && !normal
                ? own(
                        "account.undecided",
                        "Nobody decided who runs " + context + ", so the border follows product and environment; "
                                + "write operatingModel in decisions.yaml to change that.")
                : java.util.Optional.empty();
    }

    private static java.util.Optional<Reason> own(String rule, String text) {
        return java.util.Optional.of(Reason.of(rule, text));
    }

    private static Reason commonReason(String environment) {
        return Reason.of(
                "account.common",
                "These contexts are run centrally or are small, need no border of their own and compete for no quota, so "
                        + "they share one account for " + environment + ".");
    }
}
