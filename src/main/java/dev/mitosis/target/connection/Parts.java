package dev.mitosis.target.connection;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.target.name.NewThings;
import dev.mitosis.target.name.NewThings.New;
import dev.mitosis.target.name.Variables;
import dev.mitosis.target.network.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Plans what makes up connections, on both sides. */
final class Parts {
    private static final String ROLE = "AWS::IAM::Role";
    private static final String STREAM = "AWS::Kinesis::Stream";
    private static final int LONGEST_BUCKET = 63;
    private static final int LONGEST_ROLE = 64;
    /** Of an account's id, with the hyphen before it. */
    private static final int DIGITS = 13;

    private static final int HASH = 8;

    private final NewThings additions;
    private final Knowledge knowledge;
    private final Hubs hubs;
    private final Map<String, List<PlannedRoute>> routes = new HashMap<>();

    /**
     * The two ends of a connection.
     *
     * @param account that of the consumers
     * @param role the planned id of what the provider runs as; null where it is nothing, or in another account
     */
    record Ends(String account, Placed provider, @Nullable String role) {}

    Parts(NewThings additions, Knowledge knowledge, Hubs hubs) {
        this.additions = additions;
        this.knowledge = knowledge;
        this.hubs = hubs;
    }

    /** The routes that lead over connections, of one VPC. */
    List<PlannedRoute> routes(String vpc) {
        return routes.getOrDefault(vpc, List.of());
    }

    /** What joins two networks. */
    List<String> joining(Means means, PlannedNetwork consumer, PlannedNetwork provider) {
        TreeSet<String> parts = new TreeSet<>();
        String over = means == Means.PEERING ? peering(consumer, provider, parts) : attached(consumer, provider, parts);
        route(consumer, provider, over, parts);
        route(provider, consumer, over, parts);
        return List.copyOf(parts);
    }

    private String peering(PlannedNetwork consumer, PlannedNetwork provider, Set<String> parts) {
        String name = tail(consumer.vpc()) + "-to-" + provider.account() + "-" + tail(provider.vpc());
        String peering = make(consumer.account(), "AWS::EC2::VPCPeeringConnection", consumer.region(), name);
        parts.add(peering);
        parts.add(make(
                provider.account(), "AWS::IAM::Role", Resource.GLOBAL, "accept-peering-from-" + consumer.account()));
        return peering;
    }

    private String attached(PlannedNetwork consumer, PlannedNetwork provider, Set<String> parts) {
        Hubs.Hub hub = hubs.in(consumer.region());
        String gateway = hub.gateway() == null
                ? make(hub.account(), "AWS::EC2::TransitGateway", consumer.region(), "estate")
                : hub.gateway();
        parts.add(gateway);
        parts.add(make(hub.account(), "AWS::RAM::ResourceShare", consumer.region(), "share-" + tail(gateway)));
        parts.add(attachment(consumer));
        parts.add(attachment(provider));
        return gateway;
    }

    private String attachment(PlannedNetwork network) {
        String known = hubs.attachment(network.vpc());
        return known == null
                ? make(
                        network.account(),
                        "AWS::EC2::TransitGatewayAttachment",
                        network.region(),
                        "attach-" + tail(network.vpc()))
                : known;
    }

    private void route(PlannedNetwork from, PlannedNetwork to, String over, Set<String> parts) {
        TreeSet<String> tables = new TreeSet<>();
        from.subnets().stream()
                .map(PlannedSubnet::table)
                .filter(Objects::nonNull)
                .forEach(tables::add);
        for (String table : to.cidr().isEmpty() ? List.<String>of() : List.copyOf(tables)) {
            String name = tail(table) + "-to-" + to.cidr().replace('/', '-');
            parts.add(make(from.account(), "AWS::EC2::Route", from.region(), name));
            routes.computeIfAbsent(from.vpc(), vpc -> new ArrayList<>())
                    .add(new PlannedRoute(table, to.cidr(), over, "leads to " + to.vpc()));
        }
    }

    /** What brings a new network to a transit gateway that its routes lead to. */
    List<String> attachment(Ends ends, PlannedNetwork network) {
        TreeSet<String> parts = new TreeSet<>();
        parts.add(ends.provider().id());
        parts.add(share(ends));
        parts.add(attachment(network));
        return List.copyOf(parts);
    }

    private String share(Ends ends) {
        Placed provider = ends.provider();
        return make(provider.account(), "AWS::RAM::ResourceShare", provider.region(), "share-" + tail(provider.id()));
    }

    /** What lets the consumers' account reach one provider. */
    List<String> single(Means means, Ends ends, @Nullable PlannedNetwork home, @Nullable PlannedNetwork host) {
        TreeSet<String> parts = new TreeSet<>();
        Placed provider = ends.provider();
        String name = tail(provider.id());
        parts.add(provider.id());
        switch (means) {
            case RAM_SHARE -> parts.add(share(ends));
            case RESOURCE_CONFIGURATION -> {
                String gateway = "to-" + (host == null ? name : tail(host.vpc()));
                parts.add(make(provider.account(), "AWS::VpcLattice::ResourceGateway", provider.region(), gateway));
                parts.add(make(provider.account(), "AWS::VpcLattice::ResourceConfiguration", provider.region(), name));
                parts.add(share(ends));
                parts.add(endpoint(ends, home));
            }
            case PRIVATE_LINK -> {
                parts.add(make(provider.account(), "AWS::EC2::VPCEndpointService", provider.region(), name));
                parts.add(endpoint(ends, home));
            }
            case RESOURCE_POLICY, API -> policy(provider).ifPresent(parts::add);
            case ROLE -> {
                parts.add(make(provider.account(), "AWS::IAM::Role", Resource.GLOBAL, "from-" + ends.account()));
                parts.add(make(
                        ends.account(), "AWS::IAM::ManagedPolicy", Resource.GLOBAL, "assume-in-" + provider.account()));
            }
            case EVENT_BUS -> {
                if (provider.type().equals(PartedBuses.BUS)) {
                    parts.addAll(forwarding(ends, null));
                }
            }
            case REPLICA -> {
                replica(ends, name, parts);
                policy(provider).ifPresent(parts::add);
            }
            case LOG_DESTINATION -> destination(ends, name, parts);
            case MONITORING_LINK -> {
                // An account has one sink in a region, so that it is the one that watches the account, if any does.
                parts.add(make(ends.account(), "AWS::Oam::Sink", provider.region(), "sink"));
                parts.add(make(provider.account(), "AWS::Oam::Link", provider.region(), "to-" + ends.account()));
            }
            case VPN -> {
                parts.add(make(ends.account(), "AWS::EC2::VPNGateway", provider.region(), name));
                parts.add(make(ends.account(), "AWS::EC2::VPNConnection", provider.region(), name));
            }
            case ZONE_ASSOCIATION, NONE, PEERING, TRANSIT_GATEWAY -> {}
        }
        return List.copyOf(parts);
    }

    /**
     * What hands events on to a bus of another account.
     *
     * @param from the bus that they come to; null for the default one
     */
    List<String> forwarding(Ends ends, @Nullable Placed from) {
        Placed to = ends.provider();
        TreeSet<String> parts = new TreeSet<>();
        parts.add(to.id());
        policy(to).ifPresent(parts::add);
        String name =
                cut("forward-" + (from == null ? "" : tail(from.id()) + "-") + "to-" + to.account(), LONGEST_ROLE);
        parts.add(make(ends.account(), "AWS::Events::Rule", to.region(), name));
        parts.add(make(ends.account(), ROLE, Resource.GLOBAL, name));
        return List.copyOf(parts);
    }

    /** A bucket of the consumers' account, and the role as which S3 carries on what comes into it. */
    private void replica(Ends ends, String name, Set<String> parts) {
        Placed provider = ends.provider();
        boolean bucket = provider.type().equals("AWS::S3::Bucket");
        String own = bucket
                ? cut(name, LONGEST_BUCKET - DIGITS) + "-" + Variables.reference(Variables.ofAccount(ends.account()))
                : name + "-" + ends.account();
        parts.add(make(ends.account(), provider.type(), provider.region(), own));
        if (bucket) {
            parts.add(make(ends.account(), ROLE, Resource.GLOBAL, cut("replicate-" + name, LONGEST_ROLE)));
        }
    }

    /** Where log groups of other accounts hand on, and how what comes there reaches the provider. */
    private void destination(Ends ends, String name, Set<String> parts) {
        Placed provider = ends.provider();
        parts.add(make(provider.account(), "AWS::Logs::Destination", provider.region(), name));
        parts.add(make(provider.account(), ROLE, Resource.GLOBAL, cut("logs-to-" + name, LONGEST_ROLE)));
        if (!provider.type().equals(STREAM)) {
            parts.add(make(provider.account(), STREAM, provider.region(), name + "-logs"));
        }
        if (provider.type().equals("AWS::Lambda::Function")) {
            parts.add(make(provider.account(), "AWS::Lambda::EventSourceMapping", provider.region(), name + "-logs"));
            if (ends.role() != null) {
                parts.add(ends.role());
                parts.add(
                        make(provider.account(), "AWS::IAM::ManagedPolicy", Resource.GLOBAL, "read-" + name + "-logs"));
            }
        }
    }

    private static String cut(String name, int longest) {
        return name.length() <= longest
                ? name
                : name.substring(0, longest - HASH - 1) + "-"
                        + Hashes.ofText(name).substring(0, HASH);
    }

    private String endpoint(Ends ends, @Nullable PlannedNetwork home) {
        String name = (home == null ? "" : tail(home.vpc()) + "-") + "to-"
                + ends.provider().account() + "-" + tail(ends.provider().id());
        return make(ends.account(), "AWS::EC2::VPCEndpoint", ends.provider().region(), name);
    }

    private java.util.Optional<String> policy(Placed provider) {
        String type = provider.type().equals("AWS::Events::Rule") ? null : knowledge.policyOf(provider.type());
        return type == null || type.equals("-")
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        make(provider.account(), type, provider.region(), "other-accounts-" + tail(provider.id())));
    }

    private String make(String account, String type, String region, String name) {
        String tail = knowledge.arnOf(type, region, name);
        return additions
                .make(
                        new New(account, type, region, name, tail, null),
                        Reason.of("connection.part", "A part of a connection between accounts."))
                .id();
    }

    /** The name in a planned id, fit for names of other things. */
    private static String tail(String id) {
        String[] parts = id.split("/", 3);
        return parts[parts.length - 1].replaceAll("[^A-Za-z0-9-]+", "-");
    }
}
