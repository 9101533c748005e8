package dev.mitosis.target.connection;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedConnection.Option;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The connections as they come to be, and which edge is served by which. */
final class Ledger {
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final Map<PlannedEdge, String> served = new HashMap<>();
    private final Set<PlannedEdge> dropped = new HashSet<>();
    private final List<Finding> told = new ArrayList<>();
    private final TreeMap<String, List<Crossing>> open = new TreeMap<>();

    /**
     * A connection without its consumers.
     *
     * @param vpc of the consumers, where each of theirs needs a connection of its own; null where the account has one
     */
    record Head(
            Means means,
            String provider,
            String account,
            @Nullable String vpc,
            List<String> parts,
            List<Option> options,
            double price,
            Reason reason) {
        String id() {
            return id(means, account, vpc, provider);
        }

        static String id(Means means, String account, @Nullable String vpc, String provider) {
            String place = vpc == null ? account : account + "/" + vpc.substring(vpc.lastIndexOf('/') + 1);
            return means.label() + "/" + place + "/to/" + provider;
        }
    }

    private record Entry(Head head, TreeSet<String> consumers) {}

    boolean has(String id) {
        return entries.containsKey(id);
    }

    void open(Head head) {
        entries.putIfAbsent(head.id(), new Entry(head, new TreeSet<>()));
    }

    void serve(Crossing crossing, String id) {
        serve(crossing.from().id(), id);
        served.put(crossing.edge(), id);
    }

    /** Notes who needs the connection by no edge. */
    void serve(String consumer, String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalStateException("no connection " + id);
        }
        entry.consumers().add(consumer);
    }

    void drop(PlannedEdge edge) {
        dropped.add(edge);
    }

    /** Notes what people should know. */
    void tell(Finding finding) {
        told.add(finding);
    }

    /** Notes that nothing would do. */
    void fail(Crossing crossing, String why) {
        open.computeIfAbsent(why, unseen -> new ArrayList<>()).add(crossing);
    }

    List<PlannedConnection> connections() {
        return entries.values().stream()
                .map(entry -> new PlannedConnection(
                        entry.head().id(),
                        entry.head().means(),
                        entry.head().provider(),
                        entry.head().account(),
                        List.copyOf(entry.consumers()),
                        entry.head().parts(),
                        entry.head().options(),
                        entry.head().price(),
                        entry.head().reason()))
                .toList();
    }

    /** The edges that are left, each with the connection that serves it. */
    List<PlannedEdge> edges(List<PlannedEdge> all) {
        return all.stream()
                .filter(edge -> !dropped.contains(edge))
                .map(edge -> served.containsKey(edge) ? edge.over(served.get(edge)) : edge)
                .toList();
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(told);
        open.forEach((why, crossings) -> {
            for (Crossing crossing : crossings) {
                findings.add(new Finding(
                        "target.no-connection",
                        Severity.HIGH,
                        List.of(crossing.from().old(), crossing.to().old()),
                        crossing.from().id() + " " + crossing.edge().kind().verb() + " "
                                + crossing.to().id() + ", but nothing connects them: " + why,
                        "Assign both to one account in decisions.yaml, or take them apart first."));
            }
        });
        findings.sort(Comparator.comparing(Finding::text));
        return findings;
    }
}
