package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which contexts of an environment get an account of their own: operating model, blast radius, competition for
 * quotas, costs, size; contexts whose border costs more than it gives stay together.
 */
public final class DecisionFlow {
    /** The contexts that share one account, and why. */
    record Group(TreeSet<String> contexts, boolean common, List<Reason> reasons) {}

    private final FlowGround ground;
    private final Sensitivity sensitivity;
    private final List<Coupling> couplings;

    public DecisionFlow(FlowGround ground, List<Coupling> couplings) {
        this.ground = ground;
        this.sensitivity = new Sensitivity(ground.graph());
        this.couplings = couplings;
    }

    /** The groups of one environment, sorted by their first context. */
    List<Group> groups(String environment) {
        Map<String, List<Placement>> members = members(environment);
        CostCentres centres = new CostCentres(members);
        Map<String, Group> groups = new TreeMap<>();
        Map<String, List<Reason>> common = new TreeMap<>();
        members.forEach((context, list) -> {
            FlowBranches.Outcome outcome =
                    FlowBranches.of(workload(context, environment, list, centres.apart(context)));
            boolean voices = list.size() >= Tuning.WITNESSES || isSmall(context);
            if (outcome.own() && voices) {
                groups.put(
                        context, new Group(new TreeSet<>(Set.of(context)), false, new ArrayList<>(outcome.reasons())));
            } else {
                common.put(context, outcome.own() ? List.of(oneVoice(context)) : outcome.reasons());
            }
        });
        return joined(environment, groups, common);
    }

    private Map<String, List<Placement>> members(String environment) {
        Map<String, List<Placement>> members = new TreeMap<>();
        ground.placements().stream()
                .filter(placement -> placement.context() != null && environment.equals(placement.environment()))
                .forEach(placement -> members.computeIfAbsent(
                                String.valueOf(placement.context()), unused -> new ArrayList<>())
                        .add(placement));
        return members;
    }

    private Workload workload(String context, String environment, List<Placement> members, Optional<Reason> cost) {
        return new Workload(
                context,
                environment,
                OperatingModels.of(ground.decisions(), context),
                ground.decisions().blastRadius().get(context),
                sensitivity.of(members, ground.lexicon().isProduction(environment)),
                ground.quotas().competition(context, environment).map(found -> found.reason(context, environment)),
                members.size() >= UndecidedBranch.WORTH_AN_ACCOUNT ? cost : Optional.empty(),
                members.size());
    }

    private boolean isSmall(String context) {
        return ground.decisions().blastRadius().get(context) == Decisions.BlastRadius.SMALL;
    }

    private static Reason oneVoice(String context) {
        return new Reason(
                "account.one-voice",
                Map.of("context", context),
                context + " would have an account of its own, but a single resource says its name here.");
    }

    private List<Group> joined(String environment, Map<String, Group> groups, Map<String, List<Reason>> common) {
        Map<String, Group> merged = new HashMap<>(groups);
        List<Coupling> together = couplings.stream()
                .filter(coupling -> coupling.environment().equals(environment) && !coupling.split())
                .toList();
        together.forEach(coupling -> join(merged, coupling, ground.decisions().contexts()));
        for (Coupling coupling : together) {
            follow(coupling.left(), coupling.right(), coupling, merged, common);
            follow(coupling.right(), coupling.left(), coupling, merged, common);
        }
        TreeSet<Group> distinct =
                new TreeSet<>(Comparator.comparing(group -> group.contexts().first()));
        distinct.addAll(merged.values());
        if (!common.isEmpty()) {
            List<Reason> reasons = new ArrayList<>(List.of(commonReason(environment)));
            common.values().forEach(reasons::addAll);
            distinct.add(new Group(new TreeSet<>(common.keySet()), true, reasons));
        }
        return List.copyOf(distinct);
    }

    /** A context that earns no account goes with the one of which it cannot be parted, rather than with the others. */
    private void follow(
            String small,
            String large,
            Coupling coupling,
            Map<String, Group> groups,
            Map<String, List<Reason>> common) {
        Group home = groups.get(large);
        boolean apart = home != null
                && home.contexts().stream()
                        .anyMatch(one -> ground.decisions().contexts().keepsApart(one, small));
        if (home != null && !apart && common.remove(small) != null) {
            home.contexts().add(small);
            home.reasons().add(coupling.reasons().get(0));
        }
    }

    private static boolean areKeptApart(Group left, Group right, Decisions.ContextDecisions decided) {
        return !decided.apart().isEmpty()
                && left.contexts().stream()
                        .anyMatch(one -> right.contexts().stream().anyMatch(other -> decided.keepsApart(one, other)));
    }

    /** Puts both into one account, however much the border costs never those that people keep apart. */
    private static void join(Map<String, Group> groups, Coupling coupling, Decisions.ContextDecisions decided) {
        Group left = groups.get(coupling.left());
        Group right = groups.get(coupling.right());
        if (left == null
                || right == null
                || left.contexts().contains(coupling.right())
                || areKeptApart(left, right, decided)) {
            return;
        }
        right.contexts().forEach(context -> groups.put(context, left));
        left.contexts().addAll(right.contexts());
        left.reasons().clear();
        left.reasons().add(coupling.reasons().get(0));
    }

    private static Reason commonReason(String environment) {
        return Reason.of(
                "account.common",
                "These contexts are run centrally or are small, need no border of their own and compete for no quota, so "
                        + "they share one account for " + environment + ".");
    }
}
