package dev.mitosis.graph.network;

import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection: the subnets and security groups of a workload, a place outside, or an AWS service.
 *
 * @param type the resource's type
 * @param outside the range of a place outside; {@code 0.0.0.0/0} for the internet; null for a workload
 */
public record NetworkEnd(
        String id,
        String type,
        String title,
        List<NetworkModel.Subnet> subnets,
        Set<String> groups,
        @Nullable Cidr outside) {
    static final Cidr INTERNET_V4 = Cidr.of("0.0.0.0/0");
    static final Cidr INTERNET_V6 = Cidr.of("::/0");

    private static final String INTERNET = "external:internet";
    /** What the id of a network outside begins with. */
    public static final String NETWORK = "external:network/";

    /** What runs in a network of AWS's own unless it is given subnets. */
    private static final Set<String> ROAMING = Set.of(
            "AWS::Lambda::Function",
            "AWS::CodeBuild::Project",
            "AWS::Glue::Job",
            "AWS::AppRunner::Service",
            "AWS::StepFunctions::StateMachine");

    /** What stands between a workload and its subnets: a subnet group, an interface, a template. */
    private static final Set<String> PASSED_THROUGH = Set.of(
            "AWS::RDS::DBSubnetGroup",
            "AWS::ElastiCache::SubnetGroup",
            "AWS::EC2::NetworkInterface",
            "AWS::EC2::LaunchTemplate",
            "AWS::RDS::DBCluster");

    /** The network place of a node, found by what it is attached to. */
    public static NetworkEnd of(GraphView graph, NetworkModel model, String id) {
        if (id.equals(INTERNET)) {
            return outside(id, "the internet", INTERNET_V4);
        }
        if (id.startsWith(NETWORK)) {
            String range = id.substring(NETWORK.length());
            return outside(id, range, Cidr.parse(range).orElse(null));
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
        if (subnets.isEmpty()) {
            subnets.addAll(model.ownSubnets(id));
        }
        Node node = graph.node(id);
        return new NetworkEnd(id, node.type(), node.title(), List.copyOf(subnets), groups, null);
    }

    private static NetworkEnd outside(String id, String title, @Nullable Cidr range) {
        return new NetworkEnd(id, "", title, List.of(), Set.of(), range);
    }

    /** Code that runs outside of any VPC of the account calls as the internet does; any other end as it is. */
    public NetworkEnd placed() {
        boolean roams = subnets.isEmpty() && outside == null && ROAMING.contains(type);
        return roams ? outside(id, title + ", which runs outside of any VPC,", INTERNET_V4) : this;
    }

    /** The range of the place outside, of the family that is asked for. */
    @Nullable
    Cidr outside(boolean v6) {
        boolean internet = outside != null && outside.isEverything();
        return internet && v6 ? INTERNET_V6 : outside;
    }

    /** Whether the snapshot does not tell where it is. */
    public boolean isUnplaced() {
        return subnets.isEmpty() && outside == null;
    }

    private static void take(
            GraphView graph, NetworkModel model, String id, List<NetworkModel.Subnet> subnets, Set<String> groups) {
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
