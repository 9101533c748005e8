package dev.mitosis.graph;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds in the drawn graph what networks get wrong: exposure to the internet and peerings that carry nothing. */
final class NetworkFindings {
    /** Ports that administer machines or hold data: nobody on the internet has business there. */
    private static final Pattern GUARDED =
            Pattern.compile("(tcp|udp) (22|23|1433|1521|3306|3389|5432|6379|9200|11211|27017) .*|all traffic.*");

    private final Map<String, Entity> entities;
    private final Drawing.Findings findings;

    private NetworkFindings(Map<String, Entity> entities, Drawing.Findings findings) {
        this.entities = entities;
        this.findings = findings;
    }

    static void add(Map<String, Entity> entities, List<Edge> edges, Drawing.Findings findings) {
        NetworkFindings network = new NetworkFindings(entities, findings);
        network.exposures(edges);
        network.deadPeerings(edges);
    }

    private void exposures(List<Edge> edges) {
        Map<String, Set<String>> open = new TreeMap<>();
        for (Edge edge : edges) {
            if (edge.to().equals("external:internet") && edge.kind() == EdgeKind.MAY_CONNECT) {
                Set<String> ports = open.computeIfAbsent(edge.from(), id -> new TreeSet<>());
                edge.evidence().stream().map(Evidence::text).forEach(ports::add);
            }
        }
        for (Edge edge : edges) {
            Set<String> ports = open.get(edge.to());
            if (ports != null && edge.kind() == EdgeKind.ATTACHED_TO) {
                exposed(edge, ports);
            }
        }
    }

    private void exposed(Edge edge, Set<String> ports) {
        boolean guarded = ports.stream().anyMatch(text -> GUARDED.matcher(text).matches());
        Entity group = entities.get(edge.to());
        findings.add(
                "graph.exposed-to-internet",
                guarded ? Severity.HIGH : Severity.INFO,
                edge.from(),
                "Security group " + (group == null ? edge.to() : group.name()) + " lets the internet in: "
                        + String.join(", ", ports) + ".",
                guarded
                        ? "Close the port to the internet, or reach it through a bastion or Session Manager."
                        : "Confirm that what the group guards is meant to be public.");
    }

    private void deadPeerings(List<Edge> edges) {
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
        Entity entity = entities.get(id);
        return entity != null && entity.type().equals(type);
    }
}
