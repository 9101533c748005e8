package dev.mitosis.check.estate;

import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.AddressChange;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.PlannedUser;
import dev.mitosis.model.target.PlannedUser.UserFate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records, zones, addresses, users and new names against the things that they are about. */
final class NamedParts {
    private static final String RECORD = "AWS::Route53::RecordSet";
    private static final String ADDRESS = "AWS::EC2::EIP";
    private static final String USER = "AWS::IAM::User";

    private final Landscape landscape;
    private final TargetDocument target;
    private final GraphDocument graph;

    NamedParts(Landscape landscape, GraphDocument graph) {
        this.landscape = landscape;
        this.target = landscape.target();
        this.graph = graph;
    }

    void compare(Agreements pairs) {
        records(pairs);
        zones(pairs);
        addresses(pairs);
        users(pairs);
        edges(pairs);
    }

    /** What goes on as it was needs what it needed. */
    private void edges(Agreements pairs) {
        Set<String> planned = new HashSet<>();
        target.edges().forEach(edge -> planned.add(edge.from() + " " + edge.to() + " " + edge.kind()));
        for (Edge edge : graph.edges()) {
            PlannedResource from = landscape.fateOf(edge.from()).orElse(null);
            PlannedResource to = landscape.fateOf(edge.to()).orElse(null);
            if (from != null && to != null && from.fate() == Fate.STAYS && to.fate() == Fate.STAYS) {
                pairs.expect(
                        planned.contains(from.id() + " " + to.id() + " " + edge.kind()),
                        from.id(),
                        () -> "does not say any more that " + from.id() + " "
                                + edge.kind().verb() + " " + to.id() + ", and both go on.");
            }
        }
    }

    /** A record answers with what it answered with before, under the new name of that. */
    private void records(Agreements pairs) {
        Map<String, List<NameChange>> endpoints = new HashMap<>();
        for (NameChange name : target.names()) {
            if (name.what() == NameChange.What.ENDPOINT) {
                endpoints
                        .computeIfAbsent(name.resource(), id -> new ArrayList<>())
                        .add(name);
            }
        }
        Set<String> switched = new HashSet<>();
        for (DnsPlan.SwitchedRecord record : target.dns().records()) {
            switched.add(record.resource());
            pairs.expect(
                    endpoints.getOrDefault(record.answers(), List.of()).stream()
                            .anyMatch(name -> record.old().contains(name.old())
                                    && record.planned().contains(name.planned())),
                    record.resource(),
                    () -> "leads " + record.name() + " from " + record.old() + " to " + record.planned() + " of "
                            + record.answers() + ", which its names do not have.");
        }
        for (Edge edge : graph.edges()) {
            PlannedResource record = landscape.fateOf(edge.from()).orElse(null);
            PlannedResource answer = landscape.fateOf(edge.to()).orElse(null);
            if (edge.kind() == EdgeKind.RESOLVES_TO
                    && record != null
                    && record.type().equals(RECORD)
                    && !Landscape.isLeft(record)
                    && answer != null
                    && answer.fate().isMade()) {
                pairs.expect(
                        switched.contains(record.id()),
                        record.id(),
                        () -> "leads the record " + record.id() + " nowhere, and what it answers with moves: "
                                + answer.id() + ".");
            }
        }
    }

    /** A zone stands where its row does, and gets new servers where it is made. */
    private void zones(Agreements pairs) {
        for (DnsPlan.Zone zone : target.dns().zones()) {
            landscape.row(zone.resource()).ifPresent(row -> {
                pairs.expect(
                        row.account().equals(zone.account()),
                        row.id(),
                        () -> "says that the zone " + zone.name() + " is in " + zone.account()
                                + ", and its row that it is in " + row.account() + ".");
                pairs.expect(
                        zone.newNameServers() == (row.fate().isMade() && !zone.hidden()),
                        row.id(),
                        () -> "says of the zone " + zone.name() + " that it gets "
                                + (zone.newNameServers()
                                        ? "new servers, and it stays."
                                        : "no new servers, and it is made."));
            });
        }
    }

    private void addresses(Agreements pairs) {
        Map<String, AddressChange> changes = new HashMap<>();
        target.addresses().forEach(change -> changes.put(change.resource(), change));
        for (PlannedResource row : landscape.rows().values()) {
            if (row.type().equals(ADDRESS) && row.fate().isMade() && row.succeeds() != null) {
                pairs.expect(
                        changes.containsKey(row.id()),
                        row.id(),
                        () -> "says nothing of the address of " + row.id() + ", which is another one than before.");
            }
        }
    }

    private static boolean isOpen(Reason reason) {
        return reason.rule().equals("user.open");
    }

    private void users(Agreements pairs) {
        Set<String> told = new HashSet<>();
        for (PlannedUser user : target.users()) {
            told.add(user.id());
            pairs.expect(
                    user.keys().stream().allMatch(key -> key.fate() == user.fate())
                            && (user.fate() == UserFate.OPEN)
                                    == user.reasons().stream().anyMatch(NamedParts::isOpen),
                    user.id(),
                    () -> "says that the user " + user.id() + " is "
                            + user.fate().label() + ", and its keys or reasons say otherwise.");
        }
        for (PlannedResource row : landscape.rows().values()) {
            if (row.type().equals(USER) && row.principal()) {
                pairs.expect(
                        told.contains(row.id()),
                        row.id(),
                        () -> "does not say what becomes of the user " + row.id() + ".");
            }
        }
    }
}
