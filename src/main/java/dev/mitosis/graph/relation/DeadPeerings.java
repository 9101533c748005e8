package dev.mitosis.graph.relation;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.identity.IdentityPass;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds in the drawn graph the peerings that carry nothing. */
public final class DeadPeerings {
    private final IdentityPass identities;
    private final FindingCollector findings;

    private DeadPeerings(IdentityPass identities, FindingCollector findings) {
        this.identities = identities;
        this.findings = findings;
    }

    public static void add(IdentityPass identities, List<Edge> edges, FindingCollector findings) {
        new DeadPeerings(identities, findings).find(edges);
    }

    private void find(List<Edge> edges) {
        Map<String, Set<String>> ends = new TreeMap<>();
        Map<String, Set<String>> routed = new HashMap<>();
        Map<String, String> vpcOfTable = new HashMap<>();
        for (Edge edge : edges) {
            if (edge.kind() == EdgeKind.ATTACHED_TO && isType(edge.from(), "AWS::EC2::VPCPeeringConnection")) {
                ends.computeIfAbsent(edge.from(), id -> new TreeSet<>()).add(edge.to());
            }
            if (edge.kind() == EdgeKind.ATTACHED_TO && isType(edge.from(), "AWS::EC2::RouteTable")) {
                vpcOfTable.put(edge.from(), edge.to());
            }
            if (edge.kind() == EdgeKind.ROUTES_TO && isType(edge.to(), "AWS::EC2::VPCPeeringConnection")) {
                routed.computeIfAbsent(edge.to(), id -> new HashSet<>()).add(edge.from());
            }
        }
        ends.forEach((peering, vpcs) -> {
            Set<String> reached = new HashSet<>();
            routed.getOrDefault(peering, Set.of()).forEach(table -> reached.add(vpcOfTable.getOrDefault(table, "")));
            Set<String> silent = new TreeSet<>(vpcs);
            silent.removeAll(reached);
            if (!silent.isEmpty()) {
                dead(peering, silent);
            }
        });
    }

    private void dead(String peering, Set<String> silent) {
        findings.add(
                "graph.dead-peering",
                Severity.LOW,
                peering,
                "The peering carries nothing: no route table of " + String.join(", ", silent) + " routes to it.",
                "Leave it behind, or add the missing route if somebody expects it to work.");
    }

    private boolean isType(String id, String type) {
        Entity entity = identities.entity(id);
        return entity != null && entity.type().equals(type);
    }
}
