package dev.mitosis.target.network;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The things of the estate by what they succeed, and what each of the old ones is attached to. */
final class NetworkGround {
    private static final String VPC = "AWS::EC2::VPC";

    final NetworkRecords records;
    private final Map<String, Map<String, Placed>> successors = new HashMap<>();
    private final Map<String, String> olds = new HashMap<>();
    private final Map<String, Placed> principals = new HashMap<>();
    private final Map<String, List<String>> attachedTo = new HashMap<>();
    private final Map<String, String> vpcOf = new HashMap<>();
    private final Map<Place, List<Placed>> parts = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    /** Where parts of a network are. */
    private record Place(String account, String vpc, String type) {}

    NetworkGround(Collection<Placed> things, GraphDocument graph, NetworkRecords records) {
        this.records = records;
        for (Placed thing : things) {
            types.put(thing.old(), thing.type());
            if (thing.stands()) {
                successors.computeIfAbsent(thing.old(), old -> new TreeMap<>()).put(thing.account(), thing);
                olds.put(thing.id(), thing.old());
                if (thing.principal()) {
                    principals.put(thing.old(), thing);
                }
            }
        }
        for (Edge edge : graph.edges()) {
            if (edge.kind() == EdgeKind.ATTACHED_TO && types.containsKey(edge.from()) && types.containsKey(edge.to())) {
                attachedTo
                        .computeIfAbsent(edge.from(), from -> new ArrayList<>(2))
                        .add(edge.to());
            }
        }
        Map<String, String> bySubnet = new HashMap<>();
        attachedTo.forEach((from, all) -> all.stream()
                .filter(to -> VPC.equals(types.get(to)))
                .min(String::compareTo)
                .ifPresent(vpc -> vpcOf.put(from, vpc)));
        attachedTo.forEach((from, all) -> all.stream()
                .filter(to -> !vpcOf.containsKey(from) && isSubnet(to) && vpcOf.containsKey(to))
                .min(String::compareTo)
                .ifPresent(subnet -> bySubnet.put(from, vpcOf.getOrDefault(subnet, ""))));
        vpcOf.putAll(bySubnet);
        index();
    }

    /** What an old thing is attached to. */
    List<String> attachedTo(String old) {
        return attachedTo.getOrDefault(old, List.of());
    }

    /** The old VPC that an old thing is attached to; null where there is none. */
    @Nullable
    String vpcOf(String old) {
        return vpcOf.get(old);
    }

    boolean isSubnet(String old) {
        return "AWS::EC2::Subnet".equals(types.get(old));
    }

    /** The successor in an account; null where it has none. */
    @Nullable
    Placed in(String account, String old) {
        return successors.getOrDefault(old, Map.of()).get(account);
    }

    /** What things of the account use: the successor in it, else what becomes of the old one itself. */
    @Nullable
    Placed usedIn(String account, String old) {
        Placed near = in(account, old);
        return near == null ? principals.get(old) : near;
    }

    /** All that succeeds the old thing, by account. */
    Collection<Placed> all(String old) {
        return successors.getOrDefault(old, Map.of()).values();
    }

    /** The ARN of what the planned thing succeeds. */
    String oldOf(String id) {
        return olds.getOrDefault(id, "");
    }

    String typeOf(String old) {
        return types.getOrDefault(old, "");
    }

    /** The things of this type in an account that belong to the old VPC, by what they succeed. */
    List<Placed> partsIn(String account, String vpc, String type) {
        return parts.getOrDefault(new Place(account, vpc, type), List.of());
    }

    private void index() {
        for (Map.Entry<String, String> part : new TreeMap<>(vpcOf).entrySet()) {
            for (Placed placed : all(part.getKey())) {
                parts.computeIfAbsent(
                                new Place(placed.account(), part.getValue(), placed.type()),
                                place -> new ArrayList<>(2))
                        .add(placed);
            }
        }
    }
}
