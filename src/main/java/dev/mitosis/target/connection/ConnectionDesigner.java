package dev.mitosis.target.connection;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.target.name.NewThings;
import dev.mitosis.target.network.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Chooses one means for each dependency that crosses into another account, and plans its parts on both sides. */
public final class ConnectionDesigner {
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final double FIRM = Strength.NAME.weight();

    private final Request request;
    private final MeansTable table = MeansTable.load();
    private final Knowledge knowledge = Knowledge.load();
    private final Map<String, Placed> things = new HashMap<>();
    private final Map<String, PlannedNetwork> networks = new HashMap<>();
    private final Map<String, String> roles = new HashMap<>();
    private final WantedMeans wanted;
    private final Homes homes;
    private final Pairs pairs;
    private final Parts parts;
    private final Options options;
    private final Ledger ledger = new Ledger();

    /**
     * What connections are designed from.
     *
     * @param edges of the estate, each once
     * @param production the accounts that are guarded as production
     * @param hub the account of a new transit gateway
     * @param proposed what the partition proposed: by old consumer, old provider and kind, parted by blanks
     * @param wanted the means that people want: by the account of the consumers, {@code /to/} and the provider
     */
    public record Request(
            Collection<Placed> things,
            List<PlannedEdge> edges,
            List<PlannedNetwork> networks,
            Set<String> production,
            String hub,
            Map<String, String> proposed,
            Map<String, String> wanted) {}

    /** The connections, the edges with what serves them, and the networks with the routes that lead over them. */
    public record Result(
            List<PlannedConnection> connections,
            List<PlannedEdge> edges,
            List<PlannedNetwork> networks,
            List<Finding> findings) {}

    /** A designer of one estate; what is new goes to the additions. */
    public ConnectionDesigner(Request request, NewThings additions) {
        this.request = request;
        request.things().stream().filter(Placed::stands).forEach(thing -> things.put(thing.id(), thing));
        request.networks().forEach(network -> networks.put(network.vpc(), network));
        for (PlannedEdge edge : request.edges()) {
            if (edge.kind() == EdgeKind.RUNS_AS && !edge.crossing() && things.containsKey(edge.to())) {
                roles.putIfAbsent(edge.from(), edge.to());
            }
        }
        this.homes = new Homes(request.edges(), things);
        this.wanted = new WantedMeans(request.wanted());
        this.pairs = new Pairs(networks, request.production(), wanted);
        this.options = new Options(knowledge, request.proposed());
        this.parts = new Parts(additions, knowledge, new Hubs(request.things(), homes, request.hub()));
    }

    /** Designs them. */
    public Result design() {
        for (PlannedEdge edge : request.edges()) {
            if (edge.crossing()) {
                meet(edge);
            }
        }
        pairs.choose();
        pairs.all().forEach(this::join);
        new PartedBuses(request.things()).in(request.edges()).forEach(this::forward);
        wanted.findings().forEach(ledger::tell);
        List<PlannedEdge> edges = ledger.edges(request.edges());
        List<Finding> findings = new ArrayList<>(ledger.findings());
        findings.addAll(BareNames.in(edges, request.things()));
        return new Result(ledger.connections(), edges, routed(), findings);
    }

    private void meet(PlannedEdge edge) {
        Placed from = things.get(edge.from());
        Placed to = things.get(edge.to());
        if (from == null || to == null) {
            return;
        }
        Crossing crossing = new Crossing(edge, from, to, table.of(edge.kind(), from.type(), to.type()));
        if (crossing.row().drop()) {
            ledger.drop(edge);
        } else if (edge.strength().weight() >= FIRM) {
            connect(crossing);
        }
    }

    private void connect(Crossing crossing) {
        if (isEmptyRule(crossing)) {
            none(
                    crossing,
                    "connection.empty-group",
                    "Nothing is in one of the two groups there, so that nothing connects.");
            return;
        }
        if (crossing.row().network() && isOverNetwork(crossing)) {
            return;
        }
        if (crossing.from().fate() == Fate.MANAGED || crossing.to().fate() == Fate.MANAGED) {
            none(
                    crossing,
                    "connection.managed",
                    "What AWS or another resource makes comes with its account or its maker.");
            return;
        }
        if (isGroupOfAnother(crossing)) {
            tellDefaultGroup(crossing);
            return;
        }
        if (isWanted(crossing)) {
            return;
        }
        for (Means means : crossing.row().means()) {
            String flaw = flaw(means, crossing);
            if (flaw == null && (!crossing.row().network() || means != Means.RESOURCE_CONFIGURATION)) {
                single(
                        crossing,
                        means,
                        Reason.of("connection.table", crossing.row().why()));
                return;
            }
        }
        if (crossing.row().network()) {
            none(
                    crossing,
                    "connection.public",
                    "One of the two lives in no VPC: it reaches or is reached at a public name, as before.");
        } else {
            ledger.fail(crossing, crossing.row().why());
        }
    }

    /** Whether people want another means than the first that would do, and it would do as well. */
    private boolean isWanted(Crossing crossing) {
        Optional<Means> decided =
                wanted.of(crossing.from().account(), crossing.to().id());
        if (decided.isEmpty()) {
            return false;
        }
        Means means = decided.get();
        boolean fits = crossing.row().means().contains(means)
                && flaw(means, crossing) == null
                && (!crossing.row().network() || means != Means.RESOURCE_CONFIGURATION);
        if (fits) {
            wanted.obeyed(crossing.from().account(), crossing.to().id());
            single(crossing, means, WantedMeans.REASON);
        }
        return fits;
    }

    /** Who uses shared subnets may use all groups but the default one (VPC user guide, vpc-share-limitations). */
    private void tellDefaultGroup(Crossing crossing) {
        none(
                crossing,
                "connection.default-group",
                "It needs a group of its own there: only the owner may use this one.");
        ledger.tell(new Finding(
                "target.default-group",
                Severity.MEDIUM,
                List.of(crossing.from().old(), crossing.to().old()),
                crossing.from().id()
                        + " uses the default security group of a network whose subnets are shared with "
                        + crossing.from().account() + ", which only the network's owner can.",
                "Give it a security group of its own that lets the same pass."));
    }

    private static boolean isGroupOfAnother(Crossing crossing) {
        return crossing.edge().kind() == EdgeKind.ATTACHED_TO
                && crossing.to().type().equals(GROUP);
    }

    private void none(Crossing crossing, String rule, String why) {
        single(crossing, Means.NONE, Reason.of(rule, why));
    }

    /** Whether it is a rule between groups of which one is empty, because what was in it lives in another account. */
    private boolean isEmptyRule(Crossing crossing) {
        return crossing.edge().kind() == EdgeKind.MAY_CONNECT && (isEmpty(crossing.from()) || isEmpty(crossing.to()));
    }

    private boolean isEmpty(Placed thing) {
        return thing.type().equals(GROUP) && homes.member(thing.id()) == null;
    }

    /** Whether both live in networks, so that the choice is made for all that these two need of each other. */
    private boolean isOverNetwork(Crossing crossing) {
        String left = homes.of(crossing.from().id());
        String right = homes.of(crossing.to().id());
        if (isDeserted(left) || isDeserted(right)) {
            none(
                    crossing,
                    "connection.deserted",
                    "Nothing lives in one of the two networks, so that nothing connects.");
            return true;
        }
        if (left != null && left.equals(right)) {
            none(crossing, "connection.one-network", "Both live in one network, whose subnets are shared.");
            return true;
        }
        if (left == null || right == null || !networks.containsKey(left) || !networks.containsKey(right)) {
            return false;
        }
        if (at(left).kept()
                && at(right).kept()
                && at(left).account().equals(at(right).account())) {
            none(
                    crossing,
                    "connection.kept-networks",
                    "Both live in networks of one account that go on as they are, so that one reaches the other as before.");
            return true;
        }
        pairs.add(Pairs.Key.of(left, right), crossing);
        return true;
    }

    private boolean isDeserted(@Nullable String vpc) {
        PlannedNetwork network = network(vpc);
        return network != null && network.subnets().isEmpty();
    }

    private @Nullable String flaw(Means means, Crossing crossing) {
        String type = crossing.to().type();
        boolean far = !crossing.from().region().equals(crossing.to().region());
        return switch (means) {
            case RAM_SHARE -> knowledge.isShareable(type) && !far ? null : "It cannot be shared.";
            case RESOURCE_POLICY -> knowledge.policyOf(type) != null ? null : "It has no policy of its own.";
            case PRIVATE_LINK, RESOURCE_CONFIGURATION ->
                homes.of(crossing.from().id()) == null ? "The consumer lives in no VPC." : null;
            case TRANSIT_GATEWAY, VPN -> homes.of(crossing.from().id()) == null ? "No VPC to attach." : null;
            case PEERING, ROLE, EVENT_BUS, API, REPLICA, LOG_DESTINATION, MONITORING_LINK, ZONE_ASSOCIATION, NONE ->
                null;
        };
    }

    private void single(Crossing crossing, Means means, Reason reason) {
        String id = id(crossing, means);
        if (!ledger.has(id)) {
            ledger.open(new Ledger.Head(
                    means,
                    crossing.to().id(),
                    crossing.from().account(),
                    place(crossing, means),
                    parts(crossing, means),
                    options.of(crossing, means, reason.text(), candidate -> flaw(candidate, crossing)),
                    knowledge.price(means),
                    reason));
        }
        ledger.serve(crossing, id);
    }

    /** What comes to one of the buses that succeed the same old one goes on to the one where rules wait for it. */
    private void forward(PartedBuses.Forward forward) {
        String account = forward.from().account();
        Ledger.Head head = new Ledger.Head(
                Means.EVENT_BUS,
                forward.to().id(),
                account,
                null,
                parts.forwarding(new Parts.Ends(account, forward.to(), null), forward.from()),
                List.of(),
                knowledge.price(Means.EVENT_BUS),
                Reason.of(
                        "connection.parted-bus",
                        "Each account has a bus of its own, and rules of one wait for events that come to the other."));
        ledger.open(head);
        ledger.serve(forward.from().id(), head.id());
        ledger.tell(forward.finding(request.production().contains(forward.to().account())
                && !request.production().contains(account)));
    }

    private String id(Crossing crossing, Means means) {
        return Ledger.Head.id(
                means,
                crossing.from().account(),
                place(crossing, means),
                crossing.to().id());
    }

    /** The VPC of the consumer where the means is an endpoint or attachment of it. */
    private @Nullable String place(Crossing crossing, Means means) {
        return means.isOfOneNetwork() ? homes.of(crossing.from().id()) : null;
    }

    private List<String> parts(Crossing crossing, Means means) {
        if (means == Means.NONE) {
            return List.of();
        }
        Parts.Ends ends = new Parts.Ends(
                crossing.from().account(),
                crossing.to(),
                roles.get(crossing.to().id()));
        PlannedNetwork home = network(homes.of(crossing.from().id()));
        return means == Means.TRANSIT_GATEWAY && home != null
                ? parts.attachment(ends, home)
                : parts.single(means, ends, home, network(homes.of(crossing.to().id())));
    }

    private @Nullable PlannedNetwork network(@Nullable String vpc) {
        return vpc == null ? null : networks.get(vpc);
    }

    private void join(Pairs.Key key, List<Crossing> crossings) {
        Pairs.Choice choice = pairs.of(key);
        switch (choice.means()) {
            case PEERING, TRANSIT_GATEWAY -> joined(key, choice, crossings);
            case RESOURCE_CONFIGURATION, PRIVATE_LINK -> apart(choice, crossings);
            default ->
                crossings.forEach(
                        crossing -> ledger.fail(crossing, choice.reason().text()));
        }
    }

    private void joined(Pairs.Key key, Pairs.Choice choice, List<Crossing> crossings) {
        Crossing first = crossings.get(0);
        boolean leftNeeds = key.left().equals(homes.of(first.from().id()));
        PlannedNetwork consumer = at(leftNeeds ? key.left() : key.right());
        PlannedNetwork provider = at(leftNeeds ? key.right() : key.left());
        Ledger.Head whole = new Ledger.Head(
                choice.means(),
                provider.vpc(),
                consumer.account(),
                consumer.vpc(),
                parts.joining(choice.means(), consumer, provider),
                options.ofPair(first, choice, pairs.isOneRegion(key)),
                knowledge.price(choice.means()),
                choice.reason());
        ledger.open(whole);
        crossings.forEach(crossing -> ledger.serve(crossing, whole.id()));
    }

    private PlannedNetwork at(String vpc) {
        PlannedNetwork network = networks.get(vpc);
        if (network == null) {
            throw new IllegalStateException("no network was designed for " + vpc);
        }
        return network;
    }

    /** Each resource has a connection of its own; a rule of a group goes with what is in the group. */
    private void apart(Pairs.Choice choice, List<Crossing> crossings) {
        TreeMap<String, Crossing> resources = new TreeMap<>();
        List<Crossing> rules = new ArrayList<>();
        for (Crossing crossing : crossings) {
            if (crossing.row().allows(choice.means())) {
                resources.putIfAbsent(crossing.to().id(), crossing);
                single(crossing, choice.means(), choice.reason());
            } else {
                rules.add(crossing);
            }
        }
        for (Crossing rule : rules) {
            String member = homes.member(rule.to().id());
            Crossing resource = member == null ? null : resources.get(member);
            Crossing served = resource == null ? resources.firstEntry().getValue() : resource;
            ledger.serve(rule, id(served, choice.means()));
        }
    }

    private List<PlannedNetwork> routed() {
        List<PlannedNetwork> all = new ArrayList<>();
        for (PlannedNetwork network : request.networks()) {
            List<PlannedRoute> routes = new ArrayList<>(network.routes());
            routes.addAll(parts.routes(network.vpc()));
            routes.sort(Comparator.comparing(PlannedRoute::table)
                    .thenComparing(PlannedRoute::destination)
                    .thenComparing(PlannedRoute::why));
            all.add(network.with(List.copyOf(routes)));
        }
        return List.copyOf(all);
    }
}
