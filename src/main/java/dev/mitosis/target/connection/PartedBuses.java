package dev.mitosis.target.connection;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.target.network.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds event buses of which each account gets its own, where events come to another one than the rules wait at. */
final class PartedBuses {
    private static final String BUS = "AWS::Events::EventBus";
    private static final String RULE = "AWS::Events::Rule";

    private final Map<String, Placed> things = new HashMap<>();

    PartedBuses(Collection<Placed> all) {
        all.forEach(thing -> things.put(thing.id(), thing));
    }

    /** The rules at one bus, and those who put events into it. */
    private record Ends(List<Placed> rules, List<Placed> senders) {}

    /** A finding for each bus with rules that no event reaches any more. */
    List<Finding> in(List<PlannedEdge> edges) {
        Map<String, Map<String, Ends>> byOld = new TreeMap<>();
        for (PlannedEdge edge : edges) {
            Placed from = things.get(edge.from());
            Placed bus = things.get(edge.to());
            if (from == null || bus == null || !bus.type().equals(BUS) || !bus.stands()) {
                continue;
            }
            Ends ends = byOld.computeIfAbsent(bus.old(), old -> new TreeMap<>())
                    .computeIfAbsent(bus.id(), id -> new Ends(new ArrayList<>(), new ArrayList<>()));
            if (from.type().equals(RULE) && edge.kind() == EdgeKind.ATTACHED_TO) {
                ends.rules().add(from);
            } else if (edge.kind().isUse()) {
                ends.senders().add(from);
            }
        }
        List<Finding> findings = new ArrayList<>();
        byOld.values()
                .forEach(buses -> buses.forEach((bus, ends) -> {
                    Set<Placed> elsewhere = new LinkedHashSet<>();
                    buses.forEach(
                            (other, theirs) -> elsewhere.addAll(other.equals(bus) ? List.of() : theirs.senders()));
                    if (!ends.rules().isEmpty() && !elsewhere.isEmpty()) {
                        findings.add(parted(bus, ends.rules(), elsewhere));
                    }
                }));
        return findings;
    }

    private static Finding parted(String bus, List<Placed> rules, Set<Placed> senders) {
        List<String> resources = new ArrayList<>();
        rules.forEach(rule -> resources.add(rule.old()));
        senders.forEach(sender -> resources.add(sender.old()));
        Placed sender = senders.iterator().next();
        return new Finding(
                "target.bus-parted",
                Severity.HIGH,
                resources.stream().distinct().toList(),
                rules.get(0).id() + (rules.size() == 1 ? "" : " and " + (rules.size() - 1) + " more")
                        + " will wait at " + bus + ", but " + sender.id()
                        + (senders.size() == 1 ? " puts" : " and " + (senders.size() - 1) + " more put")
                        + " events into the bus of another account.",
                "Forward them by a rule of that bus, or let the senders name this bus by its ARN, before the window.");
    }
}
