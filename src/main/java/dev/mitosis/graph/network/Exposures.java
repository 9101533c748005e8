package dev.mitosis.graph.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Exposure;
import dev.mitosis.model.Exposure.How;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds what the internet can reach: by a network that lets it through, a public endpoint, or a policy for everybody.
 *
 * <p>A group that is open to the internet exposes only those members that a route and an address lead to.
 */
public final class Exposures {
    /** Ports that administer machines or hold data: nobody on the internet has business there. */
    private static final Pattern GUARDED =
            Pattern.compile("(tcp|udp) (22|23|1433|1521|3306|3389|5432|6379|9200|11211|27017)|all traffic");

    private static final String INTERNET = "external:internet";

    /** A rule of a group that lets the internet in. */
    private record Opening(String group, String name, String ports, String source, Traffic traffic) {}

    private final GraphView graph;
    private final NetworkModel model;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Set<Exposure>> found = new TreeMap<>();

    private Exposures(GraphView graph, NetworkModel model) {
        this.graph = graph;
        this.model = model;
    }

    /** The exposures by resource; what is severe is a finding. */
    public static ExposureReport find(GraphView graph, List<Edge> edges, NetworkModel model) {
        Exposures exposures = new Exposures(graph, model);
        exposures.networks(edges);
        exposures.endpointsAndPolicies(edges);
        return new ExposureReport(exposures.found, exposures.findings);
    }

    private void networks(List<Edge> edges) {
        Map<String, List<Opening>> openings = new TreeMap<>();
        for (Edge edge : edges) {
            if (edge.to().equals(INTERNET) && edge.kind() == EdgeKind.MAY_CONNECT) {
                openings.put(edge.from(), openings(edge.from()));
            }
        }
        for (Edge edge : edges) {
            List<Opening> ways = openings.get(edge.to());
            if (ways != null && edge.kind() == EdgeKind.ATTACHED_TO) {
                member(edge.from(), ways);
            }
        }
    }

    private List<Opening> openings(String group) {
        String id = group.substring(group.lastIndexOf('/') + 1);
        String name = graph.node(group).name();
        List<Opening> openings = new ArrayList<>();
        JsonNode record = model.group(id);
        for (JsonNode rule : record == null ? List.<JsonNode>of() : record.path("IpPermissions")) {
            for (JsonNode range : rule.path("IpRanges")) {
                open(rule, range.path("CidrIp").asText(), group, name, openings);
            }
            for (JsonNode range : rule.path("Ipv6Ranges")) {
                open(rule, range.path("CidrIpv6").asText(), group, name, openings);
            }
        }
        return openings;
    }

    private static void open(JsonNode rule, String source, String group, String name, List<Opening> openings) {
        Cidr.parse(source).filter(Cidr::isEverything).ifPresent(range -> {
            Traffic traffic = new Traffic(
                    rule.path("IpProtocol").asText("-1"), rule.path("FromPort").asInt(-1), range.v6());
            openings.add(new Opening(group, name, Traffic.portsOf(rule), source, traffic));
        });
    }

    private void member(String id, List<Opening> openings) {
        NetworkEnd target = NetworkEnd.of(graph, model, id);
        NetworkEnd internet = NetworkEnd.of(graph, model, INTERNET);
        Set<String> reached = new TreeSet<>();
        Set<String> blocked = new LinkedHashSet<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (Opening opening : openings) {
            PathAnalysis answer = PathAnalysis.best(SubnetPair.between(internet, target).stream()
                    .map(pair -> new PacketTrace(model, opening.traffic()).trace(pair))
                    .toList());
            switch (answer.reachable()) {
                case YES -> {
                    add(id, new Exposure(How.NETWORK, opening.ports(), opening.source(), opening.group()));
                    reached.add(opening.ports());
                }
                case UNKNOWN -> unknown.add(answer.decisive().text());
                case NO -> blocked.add(answer.decisive().text());
            }
        }
        String name = openings.get(0).name();
        if (!reached.isEmpty()) {
            exposed(id, name, reached);
        } else if (!unknown.isEmpty()) {
            uncertain(id, name, openings, unknown);
        } else {
            unreached(id, name, openings, blocked);
        }
    }

    private void exposed(String id, String group, Set<String> ports) {
        boolean guarded = ports.stream().anyMatch(text -> GUARDED.matcher(text).matches());
        findings.add(new Finding(
                "graph.exposed-to-internet",
                guarded ? Severity.HIGH : Severity.INFO,
                List.of(id),
                "Security group " + group + " lets the internet in: " + String.join(", ", ports) + ".",
                guarded
                        ? "Close the port to the internet, or reach it through a bastion or Session Manager."
                        : "Confirm that what the group guards is meant to be public."));
    }

    private void uncertain(String id, String group, List<Opening> openings, Set<String> unknown) {
        findings.add(new Finding(
                "graph.exposure-unknown",
                openings.stream()
                                .anyMatch(opening ->
                                        GUARDED.matcher(opening.ports()).matches())
                        ? Severity.MEDIUM
                        : Severity.LOW,
                List.of(id),
                "Security group " + group + " would let the internet in (" + String.join(", ", ports(openings))
                        + "), and whether it gets there is not known: " + String.join("; ", unknown) + ".",
                "Read what is missing, as the coverage says, and draw the graph again."));
    }

    private static Set<String> ports(List<Opening> openings) {
        Set<String> ports = new TreeSet<>();
        openings.forEach(opening -> ports.add(opening.ports()));
        return ports;
    }

    private void unreached(String id, String group, List<Opening> openings, Set<String> blocked) {
        findings.add(new Finding(
                "graph.open-group-unreached",
                Severity.LOW,
                List.of(id),
                "Security group " + group + " would let the internet in (" + String.join(", ", ports(openings))
                        + "), but "
                        + String.join("; ", blocked) + ".",
                "Narrow the rule: one route or address more makes this resource public."));
    }

    private void endpointsAndPolicies(List<Edge> edges) {
        for (Edge edge : edges) {
            if (edge.to().equals(INTERNET) && edge.kind() == EdgeKind.TRUSTS) {
                add(edge.from(), new Exposure(How.POLICY, "", "*", edge.from()));
            }
        }
        for (String id : model.publicSides().endpoints()) {
            add(id, new Exposure(How.ENDPOINT, "tcp 443", "0.0.0.0/0", id));
        }
    }

    private void add(String id, Exposure exposure) {
        found.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(exposure);
    }
}
