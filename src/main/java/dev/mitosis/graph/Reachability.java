package dev.mitosis.graph;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether traffic can pass between two resources, by everything that has a say: security groups at both ends,
 * network ACLs, and routes there and back.
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
     * The id of what a person means by an ARN, id or name; of several of one name, the only one that is in a subnet.
     *
     * @throws dev.mitosis.model.MitosisException where there is none or several are possible
     */
    public String find(String text) {
        return text.equals("internet")
                ? INTERNET
                : graph.find(
                        text, id -> !Endpoint.of(graph, model, id).subnets().isEmpty());
    }

    /** Whether the first can open a connection to the second; {@code external:internet} is an end, too. */
    public Answer check(String from, String to, Traffic traffic) {
        Endpoint source = Endpoint.of(graph, model, from);
        Endpoint target = Endpoint.of(graph, model, to);
        for (Endpoint end : List.of(source, target)) {
            if (!end.internet() && end.subnets().isEmpty()) {
                return new Answer(
                        false, List.of(new Gate(false, end.title() + " is in no subnet that the snapshot knows")));
            }
        }
        Answer best = new Answer(false, List.of());
        for (Hop hop : hops(source, target)) {
            Answer answer = new PacketWalk(model, traffic).walk(hop);
            if (answer.reachable()) {
                return answer;
            }
            best = answer.gates().size() > best.gates().size() ? answer : best;
        }
        return best;
    }

    /** One pair of places to try; a null subnet is the internet. */
    record Hop(
            Endpoint source,
            NetworkModel.@org.jspecify.annotations.Nullable Subnet from,
            Endpoint target,
            NetworkModel.@org.jspecify.annotations.Nullable Subnet to) {}

    private static List<Hop> hops(Endpoint source, Endpoint target) {
        List<Hop> hops = new ArrayList<>();
        if (source.internet()) {
            target.subnets().forEach(to -> hops.add(new Hop(source, null, target, to)));
        } else if (target.internet()) {
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
