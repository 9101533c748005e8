package dev.mitosis.graph.usage;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Node;
import dev.mitosis.model.Strength;
import dev.mitosis.model.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds who uses what many may share: backwards from it through roles, policies, profiles, secrets, parameters,
 * templates, proxies, mounts and endpoints, and through the security groups that let traffic to its port pass.
 *
 * <p>Each user of each hub has one shortest path for each of the two: that something says it is used, and that it may
 * be reached. Time is linear in the edges that lead to hubs.
 */
public final class UseFinder {
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String ENDPOINT = "AWS::EC2::VPCEndpoint";

    /** A way towards the hub, walked from the hub's end. */
    private record Way(String at, Set<Use.Mode> modes, Strength strength, List<Use.Hop> path) {
        Way by(Edge edge, String next, Set<Use.Mode> modes) {
            List<Use.Hop> longer = new ArrayList<>(path.size() + 1);
            longer.add(new Use.Hop(edge.from(), edge.to(), edge.kind()));
            longer.addAll(path);
            Strength weaker = edge.strength().compareTo(strength) > 0 ? edge.strength() : strength;
            return new Way(next, modes, weaker, longer);
        }
    }

    private final PassageTable passages = PassageTable.load();
    private final ModeTable modes = ModeTable.load();
    private final HubTable hubs;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, List<Edge>> in = new HashMap<>();
    private final Map<String, List<Edge>> out = new HashMap<>();

    private UseFinder(HubTable hubs, List<Node> nodes, List<Edge> edges) {
        this.hubs = hubs;
        nodes.forEach(node -> this.nodes.put(node.id(), node));
        for (Edge edge : edges) {
            in.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge);
            out.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge);
        }
    }

    /** All uses, sorted by hub, way and user. */
    public static List<Use> find(HubTable hubs, List<Node> nodes, List<Edge> edges) {
        UseFinder finder = new UseFinder(hubs, nodes, edges);
        return nodes.stream()
                .filter(node -> !node.external() && hubs.isHub(node.type()))
                .flatMap(node -> finder.of(node.id()).stream())
                .toList();
    }

    private String type(String id) {
        Node node = nodes.get(id);
        return node == null ? "" : node.type();
    }

    private List<Edge> in(String id) {
        return in.getOrDefault(id, List.of());
    }

    private List<Use> of(String hub) {
        List<Way> doors = doors(hub);
        List<Use> uses = new ArrayList<>(users(hub, Use.How.USES, doors));
        List<Way> groups = new ArrayList<>();
        doors.forEach(door -> groups.addAll(lettingIn(hub, door)));
        uses.addAll(users(hub, Use.How.MAY_REACH, groups));
        uses.sort(Comparator.comparing(Use::how).thenComparing(Use::user));
        return uses;
    }

    /** The hub itself, the parts that answer for it, and the secret that it manages. */
    private List<Way> doors(String hub) {
        Map<String, Way> doors = new LinkedHashMap<>();
        Way start = new Way(hub, Set.of(), Strength.EXACT, List.of());
        doors.put(hub, start);
        for (Edge edge : in(hub)) {
            if (edge.kind() == EdgeKind.ATTACHED_TO && hubs.standsFor(type(edge.from()), type(hub))) {
                doors.putIfAbsent(edge.from(), start.by(edge, edge.from(), Set.of()));
            }
        }
        for (Edge edge : out.getOrDefault(hub, List.of())) {
            if (type(edge.to()).equals("AWS::SecretsManager::Secret") && edge.kind() == EdgeKind.REFERENCES) {
                doors.putIfAbsent(edge.to(), start.by(edge, edge.to(), Set.of()));
            }
        }
        return List.copyOf(doors.values());
    }

    /** Who may send packets to the hub's port, or is let in by the VPC endpoint that its policy names. */
    private List<Way> lettingIn(String hub, Way door) {
        List<Way> ways = new ArrayList<>();
        for (Edge edge : out.getOrDefault(door.at(), List.of())) {
            if (edge.kind() == EdgeKind.ATTACHED_TO && type(edge.to()).equals(GROUP)) {
                Way group = door.by(edge, edge.to(), Set.of());
                if (hubs.letsMembersPass(hub, edge.to())) {
                    ways.add(group);
                }
                in(edge.to()).stream()
                        .filter(rules -> hubs.letsPass(hub, rules))
                        .forEach(rules -> ways.add(group.by(rules, rules.from(), Set.of())));
            } else if (edge.kind() == EdgeKind.TRUSTS && type(edge.to()).equals(ENDPOINT)) {
                ways.add(door.by(edge, edge.to(), Set.of()));
            }
        }
        return ways;
    }

    private List<Use> users(String hub, Use.How how, List<Way> starts) {
        Map<String, Use> found = new TreeMap<>();
        Set<String> seen = new HashSet<>(Set.of(hub));
        Deque<Way> open = new ArrayDeque<>();
        for (Way start : starts) {
            boolean end = how == Use.How.MAY_REACH && !isGate(start.at());
            if (end) {
                add(found, hub, how, start);
            } else if (seen.add(start.at()) || start.at().equals(hub)) {
                open.add(start);
            }
        }
        while (!open.isEmpty()) {
            Way way = open.removeFirst();
            for (Edge edge : in(way.at())) {
                if (leads(hub, way, edge)) {
                    Way next = way.by(edge, edge.from(), modesBy(way, edge, how));
                    if (!passages.isPassage(type(edge.from())) || isIdentity(edge.from())) {
                        addIdentity(found, hub, how, next);
                    }
                    if (passages.isPassage(type(edge.from())) && seen.add(edge.from())) {
                        open.add(next);
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isGate(String id) {
        return type(id).equals(GROUP) || type(id).equals(ENDPOINT);
    }

    private boolean leads(String hub, Way way, Edge edge) {
        String type = type(way.at());
        if (edge.from().equals(hub) || edge.strength().weight() <= Strength.SERVICE_WIDE.weight()) {
            return false;
        }
        if (type.equals(GROUP)) {
            return edge.kind() == EdgeKind.ATTACHED_TO;
        }
        if (type.equals(ENDPOINT)) {
            return edge.kind() == EdgeKind.ROUTES_TO;
        }
        boolean door = way.path().isEmpty() || hubs.standsFor(type, type(hub));
        return door
                ? edge.kind().isUse()
                        && edge.kind() != EdgeKind.MAY_CONNECT
                        && !hubs.standsFor(type(edge.from()), type(hub))
                : passages.leadsThrough(type, edge);
    }

    /** What the edge next to the hub does to it; what lies further away only leads there. */
    private Set<Use.Mode> modesBy(Way way, Edge edge, Use.How how) {
        boolean nextToHub = how == Use.How.USES && way.modes().isEmpty() && hubs.isHub(type(edge.to()));
        return nextToHub ? modes.of(edge) : way.modes();
    }

    private boolean isIdentity(String id) {
        return type(id).equals("AWS::IAM::Role");
    }

    /** A role is a user of its own only where nobody is known to run as it. */
    private void addIdentity(Map<String, Use> found, String hub, Use.How how, Way way) {
        boolean taken = isIdentity(way.at()) && in(way.at()).stream().anyMatch(edge -> edge.kind() == EdgeKind.RUNS_AS);
        if (!taken) {
            add(found, hub, how, way);
        }
    }

    private static void add(Map<String, Use> found, String hub, Use.How how, Way way) {
        Use use = new Use(hub, way.at(), how, List.copyOf(way.modes()), way.strength(), way.path());
        found.merge(way.at(), use, (first, second) -> {
            EnumSet<Use.Mode> both = EnumSet.noneOf(Use.Mode.class);
            both.addAll(first.modes());
            both.addAll(second.modes());
            return new Use(hub, first.user(), how, List.copyOf(both), first.strength(), first.path());
        });
    }
}
