package dev.mitosis.target;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Role;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.DeliveryWay;
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
import dev.mitosis.target.network.Ranges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What no estate may do, whatever the account and the decisions: each law with the places where it is broken. */
final class EstateLaws {
    /** What is never done by name, so that an edge of it can lead over any border. */
    private static final Set<EdgeKind> BOUND = Set.of(EdgeKind.ATTACHED_TO, EdgeKind.RUNS_AS, EdgeKind.ENCRYPTS_WITH);

    private static final Set<EdgeKind> FIRM_USES = Set.of(
            EdgeKind.ATTACHED_TO,
            EdgeKind.RUNS_AS,
            EdgeKind.ENCRYPTS_WITH,
            EdgeKind.READS,
            EdgeKind.WRITES,
            EdgeKind.TALKS_TO,
            EdgeKind.REFERENCES,
            EdgeKind.LOGS_TO);

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

    /** What they name is what they work on, in other accounts by a way in. */
    private static final Set<String> DEPLOYING =
            Set.of("AWS::CodeDeploy::Application", "AWS::CodeDeploy::DeploymentGroup");

    /** What looks at metrics of another account over a link, and stops nothing where there is none. */
    private static final Set<String> WATCHING =
            Set.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm", "AWS::CloudWatch::Dashboard");

    private EstateLaws() {}

    /** The laws about fates, by name; an empty list where one holds. */
    static Map<String, List<String>> ofFates(TargetRequest request, TargetDocument target) {
        Map<String, PlannedResource> principals = principals(target);
        List<String> missing = new ArrayList<>(arns(request));
        missing.removeAll(principals.keySet());
        Map<String, List<String>> laws = new LinkedHashMap<>();
        laws.put("resources without a fate", missing);
        laws.put("parts apart from their owner", torn(request, target, principals));
        laws.put("providers moved from under a user that stays", takenAway(request, target, principals));
        laws.put("things of AWS that are made", foreign(target));
        laws.put("workloads in the management account", inManagement(target));
        laws.put(
                "made things with an ARN of the old account",
                oldIds(target, request.partition().account()));
        laws.put("edges to what does not stand", hanging(target));
        laws.put("edges that pass by a nearer successor", misplacedSuccessors(target));
        laws.put("old identities of what has moved", OldIdentities.in(target));
        return laws;
    }

    /** The laws about networks and connections, by name; an empty list where one holds. */
    static Map<String, List<String>> ofNetworks(TargetDocument target, Decisions decisions) {
        Map<String, PlannedResource> things =
                target.resources().stream().collect(Collectors.toMap(PlannedResource::id, Function.identity()));
        Map<String, List<String>> laws = new LinkedHashMap<>();
        laws.put("networks that overlap, or are outside of the pool", overlaps(target, decisions));
        laws.put("subnets without a VPC in their account", homeless(target, things));
        laws.put("attachments apart from their owner", said(apart(target, things)));
        laws.put("crossings without exactly one feasible means", said(unserved(target, things)));
        laws.put("parts of networks that lead to nothing", incomplete(target, things));
        laws.put("connections that lack a side", unfit(target, things));
        laws.put("accounts with two networks for one", both(target, things));
        return laws;
    }

    private static List<String> said(List<PlannedEdge> edges) {
        return edges.stream()
                .map(edge -> edge.from() + " " + edge.kind().label() + " " + edge.to())
                .toList();
    }

    private static Map<String, PlannedResource> principals(TargetDocument target) {
        return target.resources().stream()
                .filter(PlannedResource::principal)
                .collect(Collectors.toMap(resource -> String.valueOf(resource.succeeds()), resource -> resource));
    }

    private static Set<String> arns(TargetRequest request) {
        try (var resources = request.snapshot().resources()) {
            return resources.map(resource -> resource.arn()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isAlive(PlannedResource resource) {
        return resource.fate().remains() || resource.fate().isMade();
    }

    /** Parts of one thing that are in another account than it, unless the account has such a thing of its own. */
    private static List<String> torn(
            TargetRequest request, TargetDocument target, Map<String, PlannedResource> principals) {
        Set<String> there = target.resources().stream()
                .filter(EstateLaws::isAlive)
                .map(thing -> thing.succeeds() + " in " + thing.account())
                .collect(Collectors.toSet());
        List<String> torn = new ArrayList<>();
        for (Node node : request.graph().nodes()) {
            if (node.partOf().size() == 1
                    && principals.containsKey(node.partOf().get(0))) {
                PlannedResource part = Objects.requireNonNull(principals.get(node.id()));
                PlannedResource whole =
                        Objects.requireNonNull(principals.get(node.partOf().get(0)));
                boolean own = whole.fate() == Fate.MANAGED
                        || hasOwn(whole)
                        || there.contains(whole.succeeds() + " in " + part.account());
                if (isAlive(part) && isAlive(whole) && !own && !part.account().equals(whole.account())) {
                    torn.add(part.id() + " of " + whole.id());
                }
            }
        }
        return torn;
    }

    /** Whether each account can have one of its own of it. */
    private static boolean hasOwn(PlannedResource whole) {
        return Set.of(
                        "AWS::EC2::VPC",
                        "AWS::EC2::Subnet",
                        "AWS::EC2::RouteTable",
                        "AWS::ECS::Cluster",
                        "AWS::Events::EventBus",
                        "AWS::Logs::LogGroup",
                        "AWS::ServiceDiscovery::PrivateDnsNamespace")
                .contains(whole.type());
    }

    private static List<String> takenAway(
            TargetRequest request, TargetDocument target, Map<String, PlannedResource> principals) {
        Set<String> reached = target.delivery().stream()
                .filter(way -> way.role() != null)
                .map(DeliveryWay::unit)
                .collect(Collectors.toSet());
        Map<String, Role> roles =
                request.partition().resources().stream().collect(Collectors.toMap(Assignment::id, Assignment::role));
        List<String> taken = new ArrayList<>();
        for (Edge edge : request.graph().edges()) {
            PlannedResource user = principals.get(edge.from());
            PlannedResource provider = principals.get(edge.to());
            boolean firm = edge.strength().weight() >= 0.8 && FIRM_USES.contains(edge.kind());
            boolean workload = roles.get(edge.from()) == Role.WORKLOAD || roles.get(edge.from()) == Role.UNASSIGNED;
            if (user != null
                    && provider != null
                    && firm
                    && (workload || (BOUND.contains(edge.kind()) && !user.type().startsWith("AWS::IAM::")))
                    && user.fate().remains()
                    && provider.fate() == Fate.MOVES
                    && !WATCHING.contains(user.type())
                    && !(DEPLOYING.contains(user.type()) && reached.contains(provider.unit()))) {
                taken.add(provider.id() + " from " + user.id() + " " + edge.kind());
            }
        }
        return taken;
    }

    private static List<String> foreign(TargetDocument target) {
        return target.resources().stream()
                .filter(resource -> resource.fate().isMade())
                .filter(resource -> resource.name().startsWith("AWSServiceRoleFor"))
                .map(PlannedResource::id)
                .toList();
    }

    private static List<String> inManagement(TargetDocument target) {
        return target.resources().stream()
                .filter(resource -> resource.account().equals("management") && resource.succeeds() != null)
                .map(PlannedResource::id)
                .toList();
    }

    private static List<String> oldIds(TargetDocument target, String account) {
        return target.resources().stream()
                .filter(resource -> resource.fate().isMade())
                .filter(resource -> resource.arn().contains(":" + account + ":"))
                .map(resource -> resource.id() + " " + resource.arn())
                .toList();
    }

    private static List<String> hanging(TargetDocument target) {
        Set<String> succeeded = new HashSet<>();
        target.resources().forEach(resource -> succeeded.add(String.valueOf(resource.succeeds())));
        return target.edges().stream()
                .filter(edge -> succeeded.contains(edge.to()) || succeeded.contains(edge.from()))
                .map(edge -> edge.from() + " " + edge.kind() + " " + edge.to())
                .toList();
    }

    private static List<String> misplacedSuccessors(TargetDocument target) {
        Map<String, PlannedResource> byId =
                target.resources().stream().collect(Collectors.toMap(PlannedResource::id, resource -> resource));
        Map<String, Set<String>> accounts = new HashMap<>();
        for (PlannedResource resource : target.resources()) {
            accounts.computeIfAbsent(String.valueOf(resource.succeeds()), arn -> new HashSet<>())
                    .add(resource.account());
        }
        List<String> misplaced = new ArrayList<>();
        for (PlannedEdge edge : target.edges()) {
            PlannedResource from = byId.get(edge.from());
            PlannedResource to = byId.get(edge.to());
            if (from != null
                    && to != null
                    && to.succeeds() != null
                    && !from.account().equals(to.account())) {
                if (accounts.getOrDefault(to.succeeds(), Set.of()).contains(from.account())) {
                    misplaced.add(edge.from() + " " + edge.kind() + " " + edge.to());
                }
                if (!edge.crossing()) {
                    misplaced.add(edge.from() + " " + edge.kind() + " " + edge.to() + " is called no crossing");
                }
            }
        }
        return misplaced;
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
