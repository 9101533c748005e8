package dev.mitosis.report.facts;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far roles and users reach, today and in the end: by dependencies that were found and policies that allow all. */
public final class IdentityReach {
    private static final String EVERYTHING = "graph.grant-everything";
    private static final Set<String> IDENTITIES = Set.of("AWS::IAM::Role", "AWS::IAM::User");
    private static final Set<EdgeKind> DIRECT = EnumSet.of(EdgeKind.READS, EdgeKind.WRITES, EdgeKind.INVOKES);

    private final ReportInput input;
    private final Set<String> production = new HashSet<>();
    private final Set<String> productionIdentities = new HashSet<>();
    private final Set<String> almighty;

    /** What the documents tell of reach. */
    public IdentityReach(ReportInput input) {
        this.input = input;
        Set<String> guarded = input.partition().environments().stream()
                .filter(Environment::production)
                .map(Environment::name)
                .collect(Collectors.toSet());
        for (Assignment row : input.partition().resources()) {
            if (row.environment() != null && guarded.contains(row.environment())) {
                (IDENTITIES.contains(row.type()) ? productionIdentities : production).add(row.id());
            }
        }
        this.almighty = input.graph().findings().stream()
                .filter(finding -> finding.rule().equals(EVERYTHING))
                .map(Finding::resources)
                .flatMap(List::stream)
                .filter(this::isIdentity)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private final Map<String, String> types = new HashMap<>();

    private boolean isIdentity(String id) {
        if (types.isEmpty()) {
            input.resources().forEach(row -> types.put(row.arn(), row.type()));
        }
        return IDENTITIES.contains(types.getOrDefault(id, ""));
    }

    /**
     * An identity with what it reaches.
     *
     * @param name null where there is none
     */
    public record Widest(@Nullable String name, int things) {}

    /** Roles and users that may do everything, by ARN. */
    public Set<String> almighty() {
        return Set.copyOf(almighty);
    }

    /** Roles and users outside of production that reach something of production, today. */
    public int intoProductionToday() {
        Set<String> found = new HashSet<>(production.isEmpty() ? Set.of() : almighty);
        for (Edge edge : input.graph().edges()) {
            if (DIRECT.contains(edge.kind()) && isIdentity(edge.from()) && production.contains(edge.to())) {
                found.add(edge.from());
            }
        }
        found.removeAll(productionIdentities);
        return found.size();
    }

    /** The same in the end; counted by the identities of today. */
    public int intoProductionAfter(TargetDocument target) {
        Map<String, PlannedResource> planned = planned(target);
        Set<String> homes = target.resources().stream()
                .filter(resource -> remainsIn(resource) && production.contains(resource.succeeds()))
                .map(PlannedResource::account)
                .collect(Collectors.toSet());
        Set<String> found = new HashSet<>();
        for (PlannedIdentity identity : target.identities()) {
            if (almighty.contains(String.valueOf(identity.succeeds())) && homes.contains(identity.account())) {
                found.add(String.valueOf(identity.succeeds()));
            }
        }
        for (PlannedEdge edge : target.edges()) {
            PlannedResource from = planned.get(edge.from());
            PlannedResource to = planned.get(edge.to());
            if (DIRECT.contains(edge.kind())
                    && from != null
                    && to != null
                    && IDENTITIES.contains(from.type())
                    && to.succeeds() != null
                    && production.contains(to.succeeds())) {
                found.add(String.valueOf(from.succeeds()));
            }
        }
        found.removeAll(productionIdentities);
        return found.size();
    }

    private static boolean remainsIn(PlannedResource resource) {
        return resource.succeeds() != null && resource.fate() != Fate.RETIRED && resource.fate() != Fate.EXTERNAL;
    }

    private static Map<String, PlannedResource> planned(TargetDocument target) {
        return target.resources().stream()
                .collect(Collectors.toMap(PlannedResource::id, resource -> resource, (first, second) -> first));
    }

    /** What a leaked key of the widest role or user reaches today: all, where one may do everything. */
    public Widest widestToday() {
        if (!almighty.isEmpty()) {
            return new Widest(almighty.iterator().next(), input.resources().size());
        }
        Map<String, Set<String>> reached = new TreeMap<>();
        for (Edge edge : input.graph().edges()) {
            if (DIRECT.contains(edge.kind()) && isIdentity(edge.from())) {
                reached.computeIfAbsent(edge.from(), unused -> new HashSet<>()).add(edge.to());
            }
        }
        return widest(reached);
    }

    /**
     * What the successors of the identities reach in the end, the widest of them; its name is its planned id. Of one
     * that may do everything the things of today count that are in its account then, as they do today.
     */
    public Widest widestAfter(TargetDocument target) {
        Map<String, Long> held = target.resources().stream()
                .filter(Figures::goesOn)
                .collect(Collectors.groupingBy(PlannedResource::account, Collectors.counting()));
        Widest widest = new Widest(null, 0);
        for (PlannedIdentity identity : target.identities()) {
            int things = held.getOrDefault(identity.account(), 0L).intValue();
            if (almighty.contains(String.valueOf(identity.succeeds())) && things > widest.things()) {
                widest = new Widest(identity.id(), things);
            }
        }
        if (widest.name() != null) {
            return widest;
        }
        Map<String, PlannedResource> planned = planned(target);
        Map<String, Set<String>> reached = new TreeMap<>();
        for (PlannedEdge edge : target.edges()) {
            PlannedResource from = planned.get(edge.from());
            if (DIRECT.contains(edge.kind()) && from != null && IDENTITIES.contains(from.type())) {
                reached.computeIfAbsent(edge.from(), unused -> new HashSet<>()).add(edge.to());
            }
        }
        return widest(reached);
    }

    private static Widest widest(Map<String, Set<String>> reached) {
        return reached.entrySet().stream()
                .max(Map.Entry.<String, Set<String>>comparingByValue(Comparator.comparingInt(Set::size))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(entry -> new Widest(entry.getKey(), entry.getValue().size()))
                .orElse(new Widest(null, 0));
    }
}
