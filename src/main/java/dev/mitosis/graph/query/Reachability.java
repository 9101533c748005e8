package dev.mitosis.graph.query;

import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.graph.network.Gate;
import dev.mitosis.graph.network.NetworkEnd;
import dev.mitosis.graph.network.NetworkModel;
import dev.mitosis.graph.network.PacketTrace;
import dev.mitosis.graph.network.PathAnalysis;
import dev.mitosis.graph.network.Reach;
import dev.mitosis.graph.network.ServiceEndpoints;
import dev.mitosis.graph.network.SubnetPair;
import dev.mitosis.graph.network.Traffic;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether traffic can pass between two resources, by everything that has a say: security groups at both ends,
 * network ACLs, routes there and back, peerings, transit gateways, endpoints and public addresses.
 */
public final class Reachability {
    private static final String INTERNET = "external:internet";

    private final ResourceGraph graph;
    private final NetworkModel model;

    /** Reads the networks of the snapshot from which the graph was drawn. */
    public Reachability(GraphDocument document, Snapshot snapshot) {
        this.graph = new ResourceGraph(document);
        this.model = NetworkModel.of(snapshot);
    }

    /**
     * The id of what a person means by an ARN, id or name, {@code internet} or a range; of several of one name, the
     * only one that is in a subnet.
     *
     * @throws dev.mitosis.model.MitosisException where there is none or several are possible
     */
    public String find(String text) {
        if (text.equals("internet")) {
            return INTERNET;
        }
        if (Cidr.parse(text).isPresent()) {
            return NetworkEnd.NETWORK + text;
        }
        return graph.find(text, id -> !NetworkEnd.of(graph, model, id).subnets().isEmpty());
    }

    /**
     * Whether the first can open a connection to the second.
     *
     * <p>{@code external:internet} and {@code external:network/...} are ends, too. What is in no network answers at the
     * endpoint of its AWS service, which is reached through a VPC endpoint or the internet.
     */
    public PathAnalysis check(String from, String to, Traffic traffic) {
        NetworkEnd source = NetworkEnd.of(graph, model, from).placed();
        NetworkEnd target = NetworkEnd.of(graph, model, to);
        if (source.isUnplaced()) {
            return PathAnalysis.of(
                    model.endpoints().serves(source.type())
                            ? Gate.closed(source.title() + " opens no connections")
                            : unplaced(source));
        }
        if (!target.isUnplaced()) {
            return PathAnalysis.best(SubnetPair.between(source, target).stream()
                    .map(pair -> new PacketTrace(model, traffic).trace(pair))
                    .toList());
        }
        Gate endpoint = endpoint(target, traffic);
        if (endpoint.passes() != Reach.YES) {
            return PathAnalysis.of(endpoint);
        }
        return source.outside() == null
                ? toEndpoint(source, target, traffic)
                : PathAnalysis.of(Gate.open(source.title() + " calls the public endpoint of " + target.title()));
    }

    private static Gate unplaced(NetworkEnd end) {
        return Gate.unknown(end.title() + " is in no subnet that the snapshot knows");
    }

    /** Whether something answers in front of what is in no network: its service, or an endpoint of its own. */
    private Gate endpoint(NetworkEnd target, Traffic traffic) {
        boolean told = model.publicSides().tellsEndpoint(target.type());
        if (model.publicSides().hasEndpoint(target.id()) || model.endpoints().serves(target.type())) {
            return Gate.of(
                    traffic.mayBeHttps(),
                    "the endpoint of " + target.title() + " answers on " + Traffic.HTTPS
                            + (traffic.mayBeHttps() ? "" : " only"));
        }
        return told ? Gate.closed(target.title() + " has no public endpoint") : unplaced(target);
    }

    private PathAnalysis toEndpoint(NetworkEnd source, NetworkEnd target, Traffic traffic) {
        List<PathAnalysis> answers = new ArrayList<>();
        for (NetworkModel.Subnet from : source.subnets()) {
            for (ServiceEndpoints.ServiceEndpoint endpoint : model.endpoints().in(from.vpc(), target.type())) {
                if (endpoint.gateway()) {
                    answers.add(new PacketTrace(model, traffic).trace(source, from, endpoint));
                } else {
                    NetworkEnd door = NetworkEnd.of(graph, model, endpoint.arn());
                    SubnetPair.between(source, door)
                            .forEach(pair -> answers.add(new PacketTrace(model, traffic).trace(pair)));
                }
            }
        }
        NetworkEnd internet = NetworkEnd.of(graph, model, INTERNET);
        SubnetPair.between(source, internet).forEach(pair -> answers.add(new PacketTrace(model, traffic).trace(pair)));
        return PathAnalysis.best(answers);
    }
}
