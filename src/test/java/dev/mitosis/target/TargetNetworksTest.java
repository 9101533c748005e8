package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedConnection.Option;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.target.network.Ranges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of networks and connections, whatever the account and the decisions. */
class TargetNetworksTest {
    private static final int ALL = 200;
    private static final int SAMPLE = 6;
    private static final TargetDesigner DESIGNER = new TargetDesigner();
    private static final Set<String> NETWORK_PARTS = Set.of(
            "AWS::EC2::Subnet",
            "AWS::EC2::RouteTable",
            "AWS::EC2::NatGateway",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::NetworkAcl",
            "AWS::EC2::VPCEndpoint",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::EIP",
            "AWS::EC2::NetworkInterface",
            "AWS::EC2::Instance",
            "AWS::RDS::DBInstance",
            "AWS::Lambda::Function",
            "AWS::ElasticLoadBalancingV2::LoadBalancer");

    private static final Set<String> PARTS_OF_OWNERS = Set.of(
            "AWS::EC2::Subnet",
            "AWS::EC2::RouteTable",
            "AWS::EC2::NatGateway",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::NetworkAcl",
            "AWS::EC2::VPCEndpoint");

    static List<Integer> seeds() {
        return Sampled.of("TargetNetworksTest", IntStream.range(0, ALL).boxed().toList(), SAMPLE);
    }

    private static AccountShape shape(int seed) {
        String vpc = List.of("one", "two", "each").get(seed % 3);
        return new AccountShape(
                "networks-" + seed % 12,
                2 + seed % 3,
                2 + seed % 2,
                0.5,
                1 + seed % 2,
                new AccountShape.Telling(0.6, 0.5, 0, true, 0, 0, 0.3),
                new AccountShape.Deploying(0.4, 0.3),
                new AccountShape.Environments("usual", 0.1, 0),
                new AccountShape.Sharing(vpc, 0.8, 0.8, seed % 2, 2));
    }

    private static Decisions decisions(int seed) {
        List<String> said = new ArrayList<>();
        if (seed % 5 < 2) {
            said.add("operatingModel: {default: " + (seed % 5 == 0 ? "centralised" : "decentralised") + "}");
        }
        said.add("keepProductionInPlace: " + (seed % 2 == 0));
        if (seed % 4 == 0) {
            said.add("cidrPool: 172.16.0.0/12");
        }
        if (seed % 3 == 0) {
            said.add(seed % 2 == 0 ? "networks: {default: shared}" : "networks: {default: shared, prod: own}");
        }
        try {
            return Json.yaml().readValue("{" + String.join(", ", said) + "}", Decisions.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TargetDocument target(int seed) {
        GeneratedAccount account = AccountGenerator.of(shape(seed), seed);
        GraphDocument graph = account.graph();
        Decisions decisions = decisions(seed);
        return DESIGNER.design(new TargetRequest(
                account.snapshot(),
                graph,
                new Partitioner().partition(new PartitionRequest(account.snapshot(), graph, decisions, Map.of())),
                decisions,
                Map.of()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void networks_and_connections_hold_together(int seed) {
        TargetDocument target = target(seed);
        Map<String, PlannedResource> things =
                target.resources().stream().collect(Collectors.toMap(PlannedResource::id, Function.identity()));

        assertThat(overlaps(target, decisions(seed))).isEmpty();
        assertThat(homeless(target, things)).isEmpty();
        assertThat(apart(target, things)).isEmpty();
        assertThat(unserved(target, things)).isEmpty();
        assertThat(incomplete(target, things)).isEmpty();
        assertThat(unfit(target, things)).isEmpty();
        assertThat(both(target, things)).isEmpty();
    }

    /** Accounts that have a network of their own and use another's for the same old VPC. */
    private static List<String> both(TargetDocument target, Map<String, PlannedResource> things) {
        List<String> wrong = new ArrayList<>();
        for (PlannedNetwork network : target.networks()) {
            for (PlannedNetwork.Participant participant : network.participants()) {
                target.networks().stream()
                        .filter(other -> other.succeeds().equals(network.succeeds())
                                && other.account().equals(participant.account()))
                        .forEach(other -> wrong.add(participant.account() + " has " + other.vpc()));
                participant.subnets().stream()
                        .filter(subnet -> !thing(things, subnet).account().equals(network.account()))
                        .forEach(subnet -> wrong.add(subnet + " is not of " + network.vpc()));
            }
        }
        return wrong;
    }

    /** New networks that overlap another, or lie outside of the pool. */
    private static List<String> overlaps(TargetDocument target, Decisions decisions) {
        List<String> wrong = new ArrayList<>();
        List<PlannedNetwork> networks = target.networks();
        for (int i = 0; i < networks.size(); i++) {
            PlannedNetwork network = networks.get(i);
            for (PlannedNetwork other : networks.subList(i + 1, networks.size())) {
                if ((!network.kept() || !other.kept()) && Ranges.overlap(network.cidr(), other.cidr())) {
                    wrong.add(network.vpc() + " overlaps " + other.vpc());
                }
            }
            String pool = decisions.cidrPool() == null ? "10.0.0.0/8" : decisions.cidrPool();
            boolean cut =
                    network.reasons().stream().anyMatch(reason -> reason.rule().equals("network.cut"));
            if (cut && !Ranges.overlap(pool, network.cidr())) {
                wrong.add(network.cidr() + " is not in the pool");
            }
            for (PlannedSubnet subnet : network.kept() ? List.<PlannedSubnet>of() : network.subnets()) {
                if (!Ranges.overlap(network.cidr(), subnet.cidr())) {
                    wrong.add(subnet.id() + " is not in its network");
                }
            }
        }
        return wrong;
    }

    private static PlannedResource thing(Map<String, PlannedResource> things, String id) {
        return Objects.requireNonNull(things.get(id), id);
    }

    /** Subnets without a VPC in their account. */
    private static List<String> homeless(TargetDocument target, Map<String, PlannedResource> things) {
        Set<String> housed = target.edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.ATTACHED_TO && !edge.crossing())
                .filter(edge -> things.containsKey(edge.to())
                        && thing(things, edge.to()).type().equals("AWS::EC2::VPC"))
                .map(PlannedEdge::from)
                .collect(Collectors.toSet());
        Set<String> laid = target.networks().stream()
                .flatMap(network -> network.subnets().stream().map(PlannedSubnet::id))
                .collect(Collectors.toSet());
        return target.resources().stream()
                .filter(thing -> thing.type().equals("AWS::EC2::Subnet") && thing.fate() != Fate.RETIRED)
                .map(PlannedResource::id)
                .filter(id -> !housed.contains(id) || !laid.contains(id))
                .toList();
    }

    /** Parts of networks, and what lives in them, in another account than what they are attached to. */
    private static List<PlannedEdge> apart(TargetDocument target, Map<String, PlannedResource> things) {
        return target.edges().stream()
                .filter(edge -> edge.crossing() && edge.kind() == EdgeKind.ATTACHED_TO)
                .filter(edge ->
                        NETWORK_PARTS.contains(thing(things, edge.from()).type()))
                .filter(edge -> thing(things, edge.to()).type().startsWith("AWS::EC2::"))
                .filter(edge -> !isGuest(edge, target, things))
                .toList();
    }

    /** Whether it lives in a subnet that is shared with its account, or is a group there. */
    private static boolean isGuest(PlannedEdge edge, TargetDocument target, Map<String, PlannedResource> things) {
        PlannedResource from = thing(things, edge.from());
        PlannedResource to = thing(things, edge.to());
        boolean participates = target.networks().stream()
                .filter(network -> network.account().equals(to.account()))
                .flatMap(network -> network.participants().stream())
                .anyMatch(participant -> participant.account().equals(from.account()));
        boolean owners = PARTS_OF_OWNERS.contains(from.type());
        return participates && !owners;
    }

    /** Firm crossings that have no feasible means and are no finding, or have a means and are one. */
    private static List<PlannedEdge> unserved(TargetDocument target, Map<String, PlannedResource> things) {
        Map<String, PlannedConnection> connections =
                target.connections().stream().collect(Collectors.toMap(PlannedConnection::id, Function.identity()));
        Set<List<String>> open = target.findings().stream()
                .filter(finding -> finding.rule().equals("target.no-connection"))
                .map(Finding::resources)
                .collect(Collectors.toSet());
        return target.edges().stream()
                .filter(edge -> edge.crossing() && edge.strength().weight() >= Strength.NAME.weight())
                .filter(edge -> {
                    PlannedConnection connection =
                            edge.connection() == null ? null : connections.get(edge.connection());
                    boolean told = open.contains(List.of(
                            String.valueOf(thing(things, edge.from()).succeeds()),
                            String.valueOf(thing(things, edge.to()).succeeds())));
                    return connection == null
                            ? !told
                            : !connection.consumers().contains(edge.from()) || !isChosenOnce(connection);
                })
                .toList();
    }

    private static boolean isChosenOnce(PlannedConnection connection) {
        return connection.options().stream()
                        .filter(option -> option.means() == connection.means())
                        .filter(Option::feasible)
                        .count()
                == 1;
    }

    /** Subnets, tables and routes of new networks that lead to nothing in their account. */
    private static List<String> incomplete(TargetDocument target, Map<String, PlannedResource> things) {
        List<String> wrong = new ArrayList<>();
        for (PlannedNetwork network : target.networks()) {
            if (network.kept()) {
                continue;
            }
            Set<String> closed = new HashSet<>();
            for (PlannedRoute route : network.routes()) {
                boolean stands = route.target() != null
                        && (route.target().equals("local") || things.containsKey(route.target()));
                if (route.target() != null && !stands) {
                    wrong.add(route.table() + " leads to " + route.target());
                }
                if (route.target() == null && route.destination().equals("0.0.0.0/0")) {
                    closed.add(route.table());
                }
            }
            for (PlannedSubnet subnet : network.subnets()) {
                String table = subnet.table();
                if (table == null || !thing(things, table).account().equals(network.account())) {
                    wrong.add(subnet.id() + " has no route table");
                } else if (closed.contains(table)) {
                    wrong.add(subnet.id() + " has no way out");
                }
            }
        }
        return wrong;
    }

    /** Connections whose parts do not stand, whose networks overlap, or that share what cannot be shared. */
    private static List<String> unfit(TargetDocument target, Map<String, PlannedResource> things) {
        Map<String, PlannedNetwork> networks =
                target.networks().stream().collect(Collectors.toMap(PlannedNetwork::vpc, Function.identity()));
        List<String> wrong = new ArrayList<>();
        for (PlannedConnection connection : target.connections()) {
            connection.parts().stream()
                    .filter(part -> !things.containsKey(part))
                    .forEach(part -> wrong.add(connection.id() + " lacks " + part));
            Set<String> accounts = connection.parts().stream()
                    .map(part -> thing(things, part).account())
                    .collect(Collectors.toSet());
            if (connection.means().joinsNetworks() && accounts.size() < 2) {
                wrong.add(connection.id() + " has one side only");
            }
            if (connection.means() == Means.RAM_SHARE
                    && thing(things, connection.provider()).type().equals("AWS::EC2::VPC")) {
                wrong.add(connection.id() + " shares a VPC");
            }
        }
        for (PlannedEdge edge : target.edges()) {
            if (edge.connection() != null && edge.connection().startsWith("peering/")) {
                PlannedNetwork provider = Objects.requireNonNull(networks.get(
                        edge.connection().substring(edge.connection().indexOf("/to/") + 4)));
                long both = networks.values().stream()
                        .filter(network -> !network.equals(provider))
                        .filter(network -> network.routes().stream()
                                .anyMatch(route -> route.destination().equals(provider.cidr())
                                        && route.target() != null
                                        && !route.target().equals("local")))
                        .count();
                if (both == 0) {
                    wrong.add(edge.connection() + " has no route");
                }
            }
        }
        return wrong;
    }
}
