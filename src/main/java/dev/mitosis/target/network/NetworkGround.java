package dev.mitosis.target.network;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final Map<String, String> types = new HashMap<>();

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

    /** The accounts that have things of this type that belong to the old VPC, by what they succeed. */
    List<Placed> partsIn(String account, String vpc, String type, Map<String, Set<String>> parts) {
        List<Placed> found = new ArrayList<>();
        for (String old : parts.getOrDefault(vpc, Set.of())) {
            Placed part = in(account, old);
            if (part != null && part.type().equals(type)) {
                found.add(part);
            }
        }
        return found;
    }

    /** The old things that are attached to each old VPC. */
    Map<String, Set<String>> parts() {
        Map<String, Set<String>> parts = new HashMap<>();
        vpcOf.forEach((part, vpc) ->
                parts.computeIfAbsent(vpc, unseen -> new TreeSet<>()).add(part));
        return parts;
    }
}
