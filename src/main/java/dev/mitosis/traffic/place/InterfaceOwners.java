package dev.mitosis.traffic.place;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.Resource;
import dev.mitosis.model.TrafficGap.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which resource a network interface belongs to: as the graph says, else the one that has its groups and subnet. */
final class InterfaceOwners {
    private static final String INTERFACE = "AWS::EC2::NetworkInterface";
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String SUBNET = "AWS::EC2::Subnet";

    /** What interfaces are attached to without belonging to it, or what belongs to them. */
    private static final Set<String> NO_OWNERS =
            Set.of(GROUP, SUBNET, "AWS::EC2::VPC", "AWS::EC2::EIP", "AWS::EC2::FlowLog", "AWS::EC2::LaunchTemplate");

    private record Maker(String mark, Set<String> types) {}

    private final Map<String, Node> nodes;
    private final Map<String, List<Edge>> from = new HashMap<>();
    private final Map<String, List<Edge>> to = new HashMap<>();
    private final Map<String, List<Node>> byType;
    private final List<Maker> makers = TsvTable.loadNamed(InterfaceOwners.class, "interface-makers.tsv").stream()
            .map(row -> new Maker(row.get("maker"), Set.of(row.get("types").split(",", -1))))
            .toList();

    InterfaceOwners(GraphDocument graph) {
        nodes = graph.nodes().stream().collect(Collectors.toMap(Node::id, node -> node));
        byType = graph.nodes().stream().collect(Collectors.groupingBy(Node::type));
        for (Edge edge : graph.edges()) {
            if (edge.kind() == EdgeKind.ATTACHED_TO || edge.kind() == EdgeKind.MANAGED_BY) {
                from.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge);
                to.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge);
            }
        }
    }

    /** The ARN of the owner; an unknown end where there is none, or where it may be one of several. */
    String owner(Resource port) {
        Set<String> named = new TreeSet<>();
        ends(from, port.arn(), Edge::to).stream().filter(this::mayOwn).forEach(named::add);
        ends(to, port.arn(), Edge::from).stream().filter(this::mayOwn).forEach(named::add);
        if (named.size() == 1) {
            return named.iterator().next();
        }
        return bySurroundings(port).orElse(Ends.unknown(What.INTERFACE_WITHOUT_OWNER));
    }

    /** The type of a resource. */
    String type(String arn) {
        Node node = nodes.get(arn);
        return node == null ? "" : node.type();
    }

    private static List<String> ends(
            Map<String, List<Edge>> edges, String arn, java.util.function.Function<Edge, String> end) {
        return edges.getOrDefault(arn, List.of()).stream().map(end).toList();
    }

    private boolean mayOwn(String id) {
        Node node = nodes.get(id);
        return node != null
                && !node.external()
                && !NO_OWNERS.contains(node.type())
                && !node.type().equals(INTERFACE);
    }

    private Optional<String> bySurroundings(Resource port) {
        String marks = port.data().path("RequesterId").asText() + " "
                + port.data().path("Description").asText();
        Set<String> groups = attached(port.arn(), GROUP);
        Set<String> subnets = attached(port.arn(), SUBNET);
        List<String> fitting = makers.stream()
                .filter(maker -> marks.contains(maker.mark()))
                .flatMap(maker -> maker.types().stream())
                .distinct()
                .flatMap(type -> byType.getOrDefault(type, List.of()).stream())
                .map(Node::id)
                .filter(id -> !groups.isEmpty() && groups.equals(attached(id, GROUP)))
                .filter(id -> subnets(id).containsAll(subnets))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private Set<String> attached(String id, String type) {
        return ends(from, id, Edge::to).stream()
                .filter(end -> type(end).equals(type))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that it lies in, be it by its subnet group. */
    private Set<String> subnets(String id) {
        Set<String> subnets = attached(id, SUBNET);
        for (String group : ends(from, id, Edge::to)) {
            if (type(group).endsWith("SubnetGroup")) {
                subnets.addAll(attached(group, SUBNET));
            }
        }
        return subnets;
    }
}
