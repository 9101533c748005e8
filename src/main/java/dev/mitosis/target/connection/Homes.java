package dev.mitosis.target.connection;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.target.network.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The networks in which things live: by what they are attached to, and, for what has no place of its own (a task
 * definition, a role), by what uses it.
 */
final class Homes {
    private static final String VPC = "AWS::EC2::VPC";
    /** From a database over its subnet group and a subnet to the VPC. */
    private static final int DEEPEST = 3;
    /** From a role over an instance profile and a launch template to a group of servers. */
    private static final int FARTHEST = 3;

    private static final String SUBNET = "AWS::EC2::Subnet";

    /** What participants make in a VPC of another account that is attached to no subnet. */
    private static final Set<String> GUESTS =
            Set.of("AWS::EC2::SecurityGroup", "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::EC2::NetworkInterface");

    private static final Set<String> CARRIED = Set.of(
            "AWS::ECS::TaskDefinition",
            "AWS::EC2::LaunchTemplate",
            "AWS::AutoScaling::LaunchConfiguration",
            "AWS::IAM::InstanceProfile",
            "AWS::IAM::Role");

    private final Map<String, TreeSet<String>> homes = new HashMap<>();
    private final Map<String, String> members = new HashMap<>();

    Homes(Collection<PlannedEdge> edges, Map<String, Placed> things) {
        List<PlannedEdge> attached = new ArrayList<>();
        List<PlannedEdge> used = new ArrayList<>();
        for (PlannedEdge edge : edges) {
            Placed to = edge.crossing() && !isInSharedNetwork(edge, things) ? null : things.get(edge.to());
            if (to != null && edge.kind() == EdgeKind.ATTACHED_TO) {
                attached.add(edge);
                if (to.type().equals(VPC)) {
                    add(edge.from(), Set.of(edge.to()));
                } else if (to.type().equals("AWS::EC2::SecurityGroup")) {
                    members.merge(edge.to(), edge.from(), (left, right) -> left.compareTo(right) <= 0 ? left : right);
                }
            }
            if (to != null && CARRIED.contains(to.type())) {
                used.add(edge);
            }
        }
        things.values().stream()
                .filter(thing -> thing.type().equals(VPC))
                .forEach(vpc -> add(vpc.id(), Set.of(vpc.id())));
        for (int i = 0; i < DEEPEST; i++) {
            attached.forEach(edge -> add(edge.from(), homes.getOrDefault(edge.to(), new TreeSet<>())));
        }
        for (int i = 0; i < FARTHEST; i++) {
            used.forEach(edge -> add(edge.to(), homes.getOrDefault(edge.from(), new TreeSet<>())));
        }
    }

    /** Whether it lives in a subnet of another account, or is a group of such a network. */
    private static boolean isInSharedNetwork(PlannedEdge edge, Map<String, Placed> things) {
        Placed from = things.get(edge.from());
        Placed to = things.get(edge.to());
        if (edge.kind() != EdgeKind.ATTACHED_TO || from == null || to == null) {
            return false;
        }
        return to.type().equals(SUBNET) || (to.type().equals(VPC) && GUESTS.contains(from.type()));
    }

    private void add(String thing, Set<String> vpcs) {
        if (!vpcs.isEmpty()) {
            homes.computeIfAbsent(thing, unseen -> new TreeSet<>()).addAll(vpcs);
        }
    }

    /** The planned id of its VPC, the first where there are several; null where it lives in none. */
    @Nullable
    String of(String thing) {
        TreeSet<String> all = homes.get(thing);
        return all == null ? null : all.first();
    }

    /** What is in a security group: the first of them; null where there is none. */
    @Nullable
    String member(String group) {
        return members.get(group);
    }
}
