package dev.mitosis.graph.query;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds what more than one context needs; before there is a partition, what more than one group of workloads needs.
 *
 * <p>A need counts through identities: a function needs the table that its role may read. What stands in front of
 * workloads is needed by those behind it.
 */
public final class SharedNodes {
    /**
     * One shared thing.
     *
     * @param needs who needs it, and how: the kinds of its edges
     */
    public record SharedNode(Node node, Map<String, Set<EdgeKind>> needs) {}

    private static final Set<String> PASSED_THROUGH = Set.of(
            "AWS::IAM::Role",
            "AWS::IAM::InstanceProfile",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Group",
            "AWS::RDS::DBSubnetGroup",
            "AWS::KMS::Alias",
            "AWS::Lambda::EventSourceMapping",
            "AWS::EC2::LaunchTemplate",
            "AWS::EC2::NetworkInterface");

    private final ResourceGraph graph;
    private final Map<String, String> groups;
    private final Map<String, List<Use>> uses;
    private final EntryPoints fronts;

    private SharedNodes(GraphDocument document, Map<String, String> groups) {
        this.graph = new ResourceGraph(document);
        this.uses = document.uses().stream().collect(Collectors.groupingBy(Use::hub));
        this.fronts = new EntryPoints(graph);
        this.groups = groups;
    }

    /** Shared between the contexts of a partition. */
    public static List<SharedNode> between(GraphDocument document, PartitionDocument partition) {
        Map<String, String> contexts = new HashMap<>();
        for (PartitionDocument.Assignment assignment : partition.resources()) {
            String context = assignment.context();
            if (context != null) {
                contexts.put(assignment.id(), context);
            }
        }
        return new SharedNodes(document, contexts).find(document);
    }

    /** Shared between groups of workloads, found without a partition; see {@link WorkloadGroups}. */
    public static List<SharedNode> between(GraphDocument document) {
        return new SharedNodes(document, WorkloadGroups.of(document)).find(document);
    }

    private List<SharedNode> find(GraphDocument document) {
        List<SharedNode> shared = new ArrayList<>();
        for (Node node : document.nodes()) {
            if (!node.external()) {
                Map<String, Set<EdgeKind>> needs = needs(node.id());
                fronts.behind(node.id(), groups)
                        .forEach((group, kinds) -> needs.computeIfAbsent(group, g -> new TreeSet<>())
                                .addAll(kinds));
                useBy(node.id(), needs);
                if (needs.size() > 1) {
                    shared.add(new SharedNode(node, needs));
                }
            }
        }
        shared.sort(Comparator.comparingInt((SharedNode thing) -> -thing.needs().size())
                .thenComparing(thing -> thing.node().id()));
        return shared;
    }

    /** Adds who uses it through others; where nobody is known to, who may reach it. */
    private void useBy(String id, Map<String, Set<EdgeKind>> needs) {
        List<Use> known = uses.getOrDefault(id, List.of());
        boolean used = !needs.isEmpty()
                || known.stream().anyMatch(use -> use.how() == Use.How.USES && groups.containsKey(use.user()));
        for (Use use : known) {
            String group = groups.get(use.user());
            if (group != null && (use.how() == Use.How.USES || !used)) {
                EdgeKind kind = use.how() == Use.How.USES
                        ? use.path().get(use.path().size() - 1).kind()
                        : EdgeKind.MAY_CONNECT;
                needs.computeIfAbsent(group, g -> new TreeSet<>()).add(kind);
            }
        }
    }

    private Map<String, Set<EdgeKind>> needs(String id) {
        Map<String, Set<EdgeKind>> needs = new TreeMap<>();
        Set<String> seen = new HashSet<>(Set.of(id));
        Deque<String> open = new ArrayDeque<>(List.of(id));
        Map<String, EdgeKind> by = new HashMap<>();
        while (!open.isEmpty()) {
            String at = open.removeFirst();
            for (Edge edge : graph.neededBy(at)) {
                if (!counts(edge)) {
                    continue;
                }
                EdgeKind kind = by.getOrDefault(at, edge.kind());
                String group = groups.get(edge.from());
                if (group != null) {
                    needs.computeIfAbsent(group, g -> new TreeSet<>()).add(kind);
                }
                if (PASSED_THROUGH.contains(graph.node(edge.from()).type()) && seen.add(edge.from())) {
                    by.put(edge.from(), kind);
                    open.add(edge.from());
                }
            }
        }
        return needs;
    }

    private static boolean counts(Edge edge) {
        return edge.kind().isUse() && edge.strength().weight() > 0.1;
    }
}
