package dev.mitosis.target.network;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives each VPC of the estate a range: the old ones theirs, each new one of its own that overlaps nothing that the
 * snapshot tells of, large enough for what will live there and its growth.
 */
public final class NetworkDesigner {
    private static final String VPC = "AWS::EC2::VPC";
    private static final String PRIVATE_SPACE = "10.0.0.0/8";
    private static final Set<String> OVER_NETWORKS =
            TsvTable.loadNamed(NetworkDesigner.class, "copied-over-networks.tsv").stream()
                    .map(row -> row.get("method"))
                    .collect(Collectors.toUnmodifiableSet());

    private final Collection<Placed> things;
    private final List<Edge> edges;
    private final NetworkGround ground;
    private final SubnetLayout layout;
    private final @Nullable String pool;
    private final Set<String> joined = new HashSet<>();
    private boolean again;

    /**
     * A designer of one estate.
     *
     * @param pool the range that people decided on; null for all of {@code 10.0.0.0/8} that is free
     */
    public NetworkDesigner(
            Collection<Placed> things, GraphDocument graph, NetworkRecords records, @Nullable String pool) {
        this.things = things;
        this.edges = graph.edges();
        this.ground = new NetworkGround(things, graph, records);
        this.layout = new SubnetLayout(ground);
        this.pool = pool;
    }

    /**
     * Takes in by which method an old thing comes to stand: some copy over a connection of its network with the new
     * one.
     */
    public NetworkDesigner comesBy(String old, String method) {
        if (OVER_NETWORKS.contains(method)) {
            joined.add(old);
        }
        return this;
    }

    /** Each new VPC is the old one once more, where nothing else is: it has the same range. */
    public NetworkDesigner again() {
        again = true;
        return this;
    }

    /** The networks, by planned id of the VPC, and what people should know. */
    public record Networks(List<PlannedNetwork> networks, List<PlannedChoice> choices, List<Finding> findings) {}

    /**
     * Designs them.
     *
     * @throws MitosisException M-TARGET-05 where the pool has not enough addresses
     */
    public Networks design() {
        Inhabitants inhabitants = new Inhabitants(things, ground);
        WholeMoves whole = new WholeMoves(ground, things, edges, joined);
        List<PlannedNetwork> networks = new ArrayList<>();
        List<NetworkPlan> open = new ArrayList<>();
        for (Placed vpc : things) {
            if (vpc.type().equals(VPC) && vpc.stands()) {
                NetworkPlan plan = new NetworkPlan(vpc, partsOf(vpc, "AWS::EC2::Subnet"), inhabitants);
                if (!isNew(vpc)) {
                    networks.add(kept(plan));
                } else if (again || (pool == null && whole.keeps(plan))) {
                    networks.add(same(plan));
                } else {
                    open.add(plan);
                }
            }
        }
        networks.addAll(cut(open));
        networks.sort(Comparator.comparing(PlannedNetwork::vpc));
        List<Finding> findings = new ArrayList<>(Ways.out(networks));
        findings.addAll(vague(open));
        AclEntries entries = new AclEntries(ground, networks);
        List<PlannedNetwork> all = networks.stream()
                .map(network ->
                        network.with(entries.of(network, acls(network)), inhabitants.participants(network.subnets())))
                .toList();
        return new Networks(all, new NetworkChoices(ground).of(all), findings);
    }

    private static boolean isNew(Placed vpc) {
        return vpc.another() && vpc.fate().isMade();
    }

    private List<Placed> acls(PlannedNetwork network) {
        return ground.partsIn(network.account(), network.succeeds(), "AWS::EC2::NetworkAcl");
    }

    private PlannedNetwork same(NetworkPlan plan) {
        String cidr = ground.records.cidrs.getOrDefault(plan.vpc.old(), "");
        return network(
                plan,
                cidr,
                plan.keep(layout),
                Reason.of(
                        "network.same",
                        "All of it goes to one account, and nothing that stays is connected to it, so that it may have"
                                + " the range that it has: nobody has to be told of other addresses."));
    }

    private List<Placed> partsOf(Placed vpc, String type) {
        return ground.partsIn(vpc.account(), vpc.old(), type);
    }

    private PlannedNetwork kept(NetworkPlan plan) {
        String cidr = ground.records.cidrs.getOrDefault(plan.vpc.old(), "");
        return network(
                plan, cidr, plan.keep(layout), Reason.of("network.kept", "The VPC goes on, so it keeps its range."));
    }

    private List<PlannedNetwork> cut(List<NetworkPlan> open) {
        open.sort(Comparator.comparingInt(NetworkPlan::prefix).thenComparing(plan -> plan.vpc.id()));
        Range from = Range.of(pool == null ? PRIVATE_SPACE : pool);
        RangePool free = new RangePool(from, ground.records.taken.all());
        long left = free.left();
        List<PlannedNetwork> networks = new ArrayList<>();
        for (NetworkPlan plan : open) {
            Range range = free.cut(plan.prefix()).orElseThrow(() -> tooSmall(from, left, open));
            List<PlannedSubnet> subnets = plan.lay(range, layout);
            networks.add(network(plan, range.text(), subnets, sized(plan, range, from)));
        }
        return networks;
    }

    private static Reason sized(NetworkPlan plan, Range range, Range from) {
        int used = plan.addresses();
        return new Reason(
                "network.cut",
                Map.of(
                        "addresses", String.valueOf(used),
                        "subnets", String.valueOf(plan.subnets.size()),
                        "pool", from.text()),
                "What will live there uses " + used + " addresses in " + plan.subnets.size() + " subnets; "
                        + range.text() + " of " + from.text()
                        + " holds that and its growth, and overlaps nothing that is known.");
    }

    private PlannedNetwork network(NetworkPlan plan, String cidr, List<PlannedSubnet> subnets, Reason reason) {
        Placed vpc = plan.vpc;
        boolean kept = !isNew(vpc);
        List<PlannedRoute> routes = layout.routes(partsOf(vpc, "AWS::EC2::RouteTable"), cidr, kept);
        return new PlannedNetwork(
                vpc.account(),
                vpc.region(),
                vpc.id(),
                vpc.old(),
                cidr,
                kept,
                Ipv6Blocks.of(ground.records.ipv6.getOrDefault(vpc.old(), List.of()), kept, vpc.principal()),
                subnets,
                routes,
                List.of(),
                ids(vpc, "AWS::EC2::NatGateway"),
                ids(vpc, "AWS::EC2::VPCEndpoint"),
                ids(vpc, "AWS::EC2::NetworkAcl"),
                List.of(),
                List.of(reason));
    }

    private List<String> ids(Placed vpc, String type) {
        return partsOf(vpc, type).stream().map(Placed::id).sorted().toList();
    }

    private static MitosisException tooSmall(Range pool, long left, List<NetworkPlan> open) {
        long needed =
                open.stream().mapToLong(plan -> 1L << (32 - plan.prefix())).sum();
        int wanted = Range.prefixFor(needed * 2);
        return new MitosisException(
                "M-TARGET-05",
                "the pool " + pool.text() + " is too small for the new networks",
                open.size() + " networks need " + needed + " addresses, the largest a /"
                        + open.get(0).prefix() + ", but only " + left + " of the pool's " + pool.size()
                        + " are free of what is used already",
                "set cidrPool in decisions.yaml to a free range of /" + Math.max(8, wanted)
                        + " or larger, then run: mitosis target",
                ExitCode.INVALID_INPUT);
    }

    private List<Finding> vague(List<NetworkPlan> open) {
        if (open.isEmpty() || pool != null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        ground.records.taken.vague().forEach((range, arn) -> {
            if (Range.of(PRIVATE_SPACE).overlaps(range)) {
                findings.add(new Finding(
                        "target.range-unknown",
                        Severity.LOW,
                        List.of(arn),
                        "It names " + range.text() + ", which holds networks of the account itself, so that nobody can"
                                + " tell which parts of it others use.",
                        "Ask who runs the network which range is free, and set cidrPool in decisions.yaml."));
            }
        });
        return findings;
    }
}
