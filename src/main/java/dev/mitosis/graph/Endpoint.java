package dev.mitosis.graph;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection: the subnets and security groups of a workload, or the internet.
 *
 * @param internet whether it is the internet
 */
record Endpoint(String title, List<NetworkModel.Subnet> subnets, Set<String> groups, boolean internet) {
    private static final String INTERNET = "external:internet";

    /** What stands between a workload and its subnets: a subnet group, an interface, a template. */
    private static final Set<String> PASSED_THROUGH = Set.of(
            "AWS::RDS::DBSubnetGroup",
            "AWS::ElastiCache::SubnetGroup",
            "AWS::EC2::NetworkInterface",
            "AWS::EC2::LaunchTemplate",
            "AWS::RDS::DBCluster");

    /** The network place of a node, found by what it is attached to. */
    static Endpoint of(ResourceGraph graph, NetworkModel model, String id) {
        if (id.equals(INTERNET)) {
            return new Endpoint("the internet", List.of(), Set.of(), true);
        }
        List<NetworkModel.Subnet> subnets = new ArrayList<>();
        Set<String> groups = new TreeSet<>();
        Set<String> seen = new TreeSet<>(Set.of(id));
        Deque<String> open = new ArrayDeque<>(List.of(id));
        take(graph, model, id, subnets, groups);
        while (!open.isEmpty()) {
            for (Edge edge : graph.needs(open.removeFirst())) {
                if (edge.kind() != EdgeKind.ATTACHED_TO && edge.kind() != EdgeKind.REFERENCES) {
                    continue;
                }
                if (edge.kind() == EdgeKind.ATTACHED_TO) {
                    take(graph, model, edge.to(), subnets, groups);
                }
                if (PASSED_THROUGH.contains(graph.node(edge.to()).type()) && seen.add(edge.to())) {
                    open.add(edge.to());
                }
            }
        }
        return new Endpoint(Explanation.title(graph.node(id)), List.copyOf(subnets), groups, false);
    }

    private static void take(
            ResourceGraph graph, NetworkModel model, String id, List<NetworkModel.Subnet> subnets, Set<String> groups) {
        String shortId = id.substring(id.lastIndexOf('/') + 1);
        String type = graph.node(id).type();
        if (type.equals("AWS::EC2::SecurityGroup")) {
            groups.add(shortId);
        }
        NetworkModel.@Nullable Subnet subnet = model.subnet(shortId);
        if (subnet != null && type.equals("AWS::EC2::Subnet") && !subnets.contains(subnet)) {
            subnets.add(subnet);
        }
    }
}
