package dev.mitosis.graph;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether traffic can pass between two resources, by everything that has a say: security groups at both ends,
 * network ACLs, routes there and back, peerings, transit gateways, endpoints and public addresses.
 */
public final class Reachability {
    /**
     * One gate on the way.
     *
     * @param text what lets the traffic pass, or what blocks it
     */
    public record Gate(boolean passes, String text) {}

    /**
     * The answer.
     *
     * @param gates the gates in the order in which a packet meets them; the last one blocks where it is not reachable
     */
    public record Answer(boolean reachable, List<Gate> gates) {}

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
            return Endpoint.NETWORK + text;
        }
        return graph.find(text, id -> !Endpoint.of(graph, model, id).subnets().isEmpty());
    }

    /**
     * Whether the first can open a connection to the second.
     *
     * <p>{@code external:internet} and {@code external:network/...} are ends, too. What is in no network answers at the
     * endpoint of its AWS service, which is reached through a VPC endpoint or the internet.
     */
    public Answer check(String from, String to, Traffic traffic) {
        Endpoint source = Endpoint.of(graph, model, from).placed();
        Endpoint target = Endpoint.of(graph, model, to);
        if (source.outside() != null && isNowhere(target) && !target.service().isEmpty()) {
            return new Answer(
                    true,
                    List.of(new Gate(true, source.title() + " calls the public endpoint of " + target.service())));
        }
        if (isNowhere(source)) {
            return nowhere(source);
        }
        if (isNowhere(target)) {
            return source.subnets().isEmpty() || target.service().isEmpty()
                    ? nowhere(target)
                    : toService(source, target, traffic);
        }
        return best(hops(source, target).stream()
                .map(hop -> new PacketWalk(model, traffic).walk(hop))
                .toList());
    }

    private static boolean isNowhere(Endpoint end) {
        return end.subnets().isEmpty() && end.outside() == null;
    }

    private static Answer nowhere(Endpoint end) {
        return new Answer(false, List.of(new Gate(false, end.title() + " is in no subnet that the snapshot knows")));
    }

    private Answer toService(Endpoint source, Endpoint target, Traffic traffic) {
        List<Answer> answers = new ArrayList<>();
        for (NetworkModel.Subnet from : source.subnets()) {
            for (ServiceEndpoints.ServiceEndpoint endpoint : model.endpoints().in(from.vpc(), target.service())) {
                if (endpoint.gateway()) {
                    answers.add(new PacketWalk(model, traffic).walk(source, from, endpoint));
                } else {
                    Endpoint door = Endpoint.of(graph, model, endpoint.arn());
                    hops(source, door).forEach(hop -> answers.add(new PacketWalk(model, traffic).walk(hop)));
                }
            }
        }
        Endpoint internet = Endpoint.of(graph, model, INTERNET);
        hops(source, internet).forEach(hop -> answers.add(new PacketWalk(model, traffic).walk(hop)));
        return best(answers);
    }

    /** The first that is reachable, or else the one that comes farthest. */
    static Answer best(List<Answer> answers) {
        Answer best = new Answer(false, List.of());
        for (Answer answer : answers) {
            if (answer.reachable()) {
                return answer;
            }
            best = answer.gates().size() > best.gates().size() ? answer : best;
        }
        return best;
    }

    /** One pair of places to try; a null subnet is a place outside. */
    record Hop(
            Endpoint source, NetworkModel.@Nullable Subnet from, Endpoint target, NetworkModel.@Nullable Subnet to) {}

    static List<Hop> hops(Endpoint source, Endpoint target) {
        List<Hop> hops = new ArrayList<>();
        if (source.outside() != null) {
            target.subnets().forEach(to -> hops.add(new Hop(source, null, target, to)));
        } else if (target.outside() != null) {
            source.subnets().forEach(from -> hops.add(new Hop(source, from, target, null)));
        } else {
            for (NetworkModel.Subnet from : source.subnets()) {
                for (NetworkModel.Subnet to : target.subnets()) {
                    hops.add(new Hop(source, from, target, to));
                }
            }
        }
        return hops;
    }
}
