package dev.mitosis.graph.query;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups what runs code by what nobody else needs.
 *
 * <p>A thing that one alone needs belongs with it, and whoever one stack deployed or one cluster, group or API holds
 * belongs together; a thing that several need joins nobody. A group is called after its first member by id.
 */
final class WorkloadGroups {
    private static final Set<String> RUNS_CODE = Set.of(
            "AWS::Lambda::Function",
            "AWS::ECS::Service",
            "AWS::EC2::Instance",
            "AWS::AutoScaling::AutoScalingGroup",
            "AWS::StepFunctions::StateMachine",
            "AWS::EKS::Cluster",
            "AWS::ElasticBeanstalk::Environment",
            "AWS::AppRunner::Service",
            "AWS::Batch::JobQueue",
            "AWS::Glue::Job",
            "AWS::CodeBuild::Project");

    private static final Set<EdgeKind> LOOSE =
            Set.of(EdgeKind.TRUSTS, EdgeKind.TRIGGERS, EdgeKind.MAY_CONNECT, EdgeKind.RESOLVES_TO);

    private static final Set<EdgeKind> HOLDS = Set.of(EdgeKind.DEPLOYED_BY, EdgeKind.MANAGED_BY);

    private final Map<String, String> parents = new HashMap<>();

    private WorkloadGroups() {}

    /** The group of each workload and of what it alone needs, by resource id. */
    static Map<String, String> of(GraphDocument document) {
        WorkloadGroups groups = new WorkloadGroups();
        Map<String, Node> nodes = new TreeMap<>();
        document.nodes().stream().filter(node -> !node.external()).forEach(node -> nodes.put(node.id(), node));
        Map<String, Set<String>> needers = new TreeMap<>();
        List<Edge> holding = new ArrayList<>();
        for (Edge edge : document.edges()) {
            if (nodes.containsKey(edge.from()) && nodes.containsKey(edge.to())) {
                if (HOLDS.contains(edge.kind()) || isCluster(edge, nodes)) {
                    holding.add(edge);
                }
                if (binds(edge, nodes)) {
                    needers.computeIfAbsent(edge.to(), id -> new TreeSet<>()).add(edge.from());
                }
            }
        }
        holding.forEach(edge -> groups.join(edge.from(), edge.to()));
        groups.joinWhatOneAloneNeeds(needers);
        return groups.named(nodes);
    }

    /** Whether the edge may make two things one: what merely hands on, admits or may connect does not. */
    private static boolean binds(Edge edge, Map<String, Node> nodes) {
        Node from = nodes.get(edge.from());
        return !LOOSE.contains(edge.kind()) && (from == null || !EntryPoints.isFront(from.type()));
    }

    private static boolean isCluster(Edge edge, Map<String, Node> nodes) {
        Node to = nodes.get(edge.to());
        return edge.kind() == EdgeKind.ATTACHED_TO && to != null && to.type().endsWith("::Cluster");
    }

    /** Repeats until nothing changes, because a group that grew may be the only one that needs a further thing. */
    private void joinWhatOneAloneNeeds(Map<String, Set<String>> needers) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<String, Set<String>> entry : needers.entrySet()) {
                Set<String> roots = new TreeSet<>();
                entry.getValue().forEach(id -> roots.add(root(id)));
                roots.remove(root(entry.getKey()));
                if (roots.size() == 1) {
                    changed |= join(entry.getKey(), roots.iterator().next());
                }
            }
        }
    }

    private Map<String, String> named(Map<String, Node> nodes) {
        Map<String, String> names = new TreeMap<>();
        for (Node node : nodes.values()) {
            if (RUNS_CODE.contains(node.type())) {
                names.putIfAbsent(root(node.id()), node.name());
            }
        }
        Map<String, String> groups = new HashMap<>();
        for (String id : nodes.keySet()) {
            String name = names.get(root(id));
            if (name != null) {
                groups.put(id, name);
            }
        }
        return groups;
    }

    private String root(String id) {
        String at = id;
        for (String up = parents.get(at); up != null; up = parents.get(at)) {
            at = up;
        }
        return at;
    }

    private boolean join(String left, String right) {
        String a = root(left);
        String b = root(right);
        if (a.equals(b)) {
            return false;
        }
        boolean first = a.compareTo(b) < 0;
        parents.put(first ? b : a, first ? a : b);
        return true;
    }
}
