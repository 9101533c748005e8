package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Gives every resource of the snapshot exactly one disposition: what the target says of it, by one table. */
final class Placer {
    private final MethodLibrary library;
    private final Accounts accounts;
    private final Map<String, Assignment> assignments = new HashMap<>();
    private final Map<String, PlannedResource> planned = new HashMap<>();
    private final Map<String, Set<String>> receivers = new HashMap<>();

    Placer(MethodLibrary library, Accounts accounts, PartitionDocument partition, TargetDocument target) {
        this.library = library;
        this.accounts = accounts;
        partition.resources().forEach(assignment -> assignments.put(assignment.id(), assignment));
        Map<String, String> homes = new HashMap<>();
        for (PlannedResource resource : target.resources()) {
            homes.put(resource.id(), resource.account());
            if (resource.principal()) {
                planned.put(resource.succeeds(), resource);
            }
        }
        for (PlannedEdge edge : target.edges()) {
            if (edge.crossing()) {
                receivers
                        .computeIfAbsent(edge.to(), id -> new TreeSet<>())
                        .add(Objects.requireNonNull(homes.get(edge.from())));
            }
        }
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

    private Placement place(Resource resource) {
        PlannedResource fate = planned.get(resource.arn());
        if (fate == null) {
            throw new IllegalArgumentException("the target says nothing of " + resource.arn());
        }
        Assignment assignment = assignments.get(resource.arn());
        Method method = library.byId(fate.method());
        Disposition disposition = fate.fate().disposition(method.disposition());
        List<Method> ways = library.waysOf(resource.type(), resource.data());
        String home = fate.fate().isMade() ? fate.account() : accounts.old();
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
                disposition,
                method,
                ways.contains(method) ? method : ways.get(0),
                fate.reasons().get(fate.reasons().size() - 1).text(),
                home,
                receivers.getOrDefault(fate.id(), Set.of()),
                unit,
                disposition == Disposition.RETIRE ? Accounts.LAST_TIER : accounts.tier(home));
    }
}
