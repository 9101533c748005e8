package dev.mitosis.target.connection;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.target.network.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds event buses of which each account gets its own, where events come to another one than the rules wait at. */
final class PartedBuses {
    static final String BUS = "AWS::Events::EventBus";
    private static final String RULE = "AWS::Events::Rule";
    /** It is told the name of a bus, and puts nothing into it. */
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final Map<String, Placed> things = new HashMap<>();

    PartedBuses(Collection<Placed> all) {
        all.stream().filter(Placed::stands).forEach(thing -> things.put(thing.id(), thing));
    }

    /**
     * What has to be handed on.
     *
     * @param from the bus that events come to
     * @param to the bus in another account that succeeds the same old one
     * @param senders who puts events into the first
     * @param rules what waits at the second
     */
    record Forward(Placed from, Placed to, List<Placed> senders, List<Placed> rules) {
        /**
         * What people should know of it.
         *
         * @param intoProduction whether what hands on is outside of production, and what waits within
         */
        Finding finding(boolean intoProduction) {
            return new Finding(
                    "target.bus-parted",
                    intoProduction ? Severity.HIGH : Severity.MEDIUM,
                    Stream.concat(rules.stream(), senders.stream())
                            .map(Placed::old)
                            .distinct()
                            .toList(),
                    more(rules) + " will wait at " + to.id() + ", while " + more(senders)
                            + (senders.size() == 1 ? " puts" : " put") + " events into " + from.id()
                            + ", from where a rule hands them on"
                            + (intoProduction ? ", so that production goes on hearing other environments." : "."),
                    intoProduction
                            ? "Say under unused in decisions.yaml that those do not use the bus, unless production has to hear them."
                            : "Let both sides move in one window: of events between two windows only those who have moved as well hear.");
        }

        private static String more(List<Placed> all) {
            return all.get(0).id() + (all.size() == 1 ? "" : " and " + (all.size() - 1) + " more");
        }
    }

    private record Ends(Placed bus, List<Placed> rules, List<Placed> senders) {}

    /** A row for each pair of buses of which the one gets what the rules of the other wait for. */
    List<Forward> in(Collection<PlannedEdge> edges) {
        Map<String, Map<String, Ends>> byOld = new TreeMap<>();
        for (PlannedEdge edge : edges) {
            Placed user = things.get(edge.from());
            Placed bus = things.get(edge.to());
            if (user == null || bus == null || !bus.type().equals(BUS)) {
                continue;
            }
            Ends ends = byOld.computeIfAbsent(bus.old(), old -> new TreeMap<>())
                    .computeIfAbsent(bus.id(), id -> new Ends(bus, new ArrayList<>(), new ArrayList<>()));
            if (user.type().equals(RULE) && edge.kind() == EdgeKind.ATTACHED_TO) {
                ends.rules().add(user);
            } else if (edge.kind().isUse() && !user.type().equals(STACK)) {
                ends.senders().add(user);
            }
        }
        List<Forward> forwards = new ArrayList<>();
        for (Map<String, Ends> buses : byOld.values()) {
            for (Ends to : buses.values()) {
                buses.values().stream()
                        .filter(from -> !from.bus().account().equals(to.bus().account()))
                        .filter(from -> !from.senders().isEmpty() && !to.rules().isEmpty())
                        .forEach(from -> forwards.add(new Forward(from.bus(), to.bus(), from.senders(), to.rules())));
            }
        }
        return forwards;
    }
}
