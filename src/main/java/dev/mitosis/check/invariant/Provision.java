package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Content;
import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who begins to use whom at a moment: what goes to work, what is switched, and all of a window when it closes. */
final class Provision {
    private Provision() {}

    /**
     * A consumer that works from now on, and one of those that it needs.
     *
     * @param provider whom it uses: the planned thing, or the old one for as long as it uses that
     */
    record Need(PlannedResource consumer, PlannedEdge edge, String provider) {
        List<String> objects() {
            return List.of(consumer.id(), provider);
        }
    }

    /** All that begin after the effects of the running step. */
    static List<Need> beginning(Moment moment) {
        Collected needs = new Collected();
        for (Effect effect : moment.running().effects()) {
            if (effect.verb() == Verb.SWITCH) {
                String consumer = moment.estate().landscape().canonical(effect.object());
                Optional<PlannedResource> row = moment.estate().landscape().row(consumer);
                String provider = effect.provider();
                if (provider == null) {
                    row.filter(thing -> thing.fate().isMade()).ifPresent(thing -> all(moment, thing, needs));
                } else {
                    row.ifPresent(thing -> one(moment, thing, provider, needs.needs));
                }
            }
        }
        if (moment.estate().schedule().isLast(moment.number())) {
            moment.estate()
                    .schedule()
                    .window(moment.running().window())
                    .ifPresent(window -> closing(moment, window, needs));
        }
        return needs.needs;
    }

    private static void closing(Moment moment, Window window, Collected needs) {
        for (String unit : window.units()) {
            moment.estate().landscape().ofUnit(unit).stream()
                    .filter(row -> row.fate().isMade() && !moment.ledger().is(row.id(), Fact.WORKS))
                    .forEach(row -> all(moment, row, needs));
        }
    }

    /** All that it needs, and what those need that work as soon as they are called. */
    private static void all(Moment moment, PlannedResource first, Collected into) {
        Deque<PlannedResource> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            PlannedResource consumer = open.remove();
            if (!into.seen.add(consumer.id())) {
                continue;
            }
            for (PlannedEdge edge : moment.estate().dependencies().providers(consumer.id())) {
                PlannedResource provider =
                        moment.estate().landscape().row(edge.to()).orElse(null);
                if (provider != null && (MakingRules.isNeed(edge) || edge.kind().handsOn())) {
                    into.needs.add(new Need(consumer, edge, used(moment, consumer, edge.to())));
                    if (provider.fate().isMade() && !moment.estate().isHeldBack(provider.id())) {
                        open.add(provider);
                    }
                }
            }
        }
    }

    /** The needs of a moment, and whose are among them. */
    private static final class Collected {
        private final List<Need> needs = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
    }

    /** The new provider, or whom the plan has the consumer use in its place until then. */
    private static String used(Moment moment, PlannedResource consumer, String provider) {
        SimulatedEstate estate = moment.estate();
        Object explicit = estate.ledger()
                .get(new dev.mitosis.check.state.FactLedger.About(consumer.id(), estate.lineage(provider), Fact.USES));
        return explicit == null ? provider : (String) explicit;
    }

    private static void one(Moment moment, PlannedResource consumer, String provider, List<Need> needs) {
        String name = moment.estate().landscape().canonical(provider);
        for (PlannedEdge edge : moment.estate().dependencies().providers(consumer.id())) {
            if (edge.to().equals(name)) {
                needs.add(new Need(consumer, edge, name));
            }
        }
    }

    /** Whether the effect has a consumer use a provider to which it logs, and nothing else. */
    static boolean onlyLogs(Moment moment, Effect effect) {
        String provider = effect.provider();
        if (provider == null) {
            return false;
        }
        List<Need> needs = new ArrayList<>();
        Landscape landscape = moment.estate().landscape();
        landscape
                .row(landscape.canonical(effect.object()))
                .ifPresent(consumer -> one(moment, consumer, provider, needs));
        return !needs.isEmpty() && needs.stream().allMatch(need -> need.edge().kind() == EdgeKind.LOGS_TO);
    }

    /** What is missing of the content of the provider; empty where nothing is. */
    static Optional<String> unproved(Moment moment, PlannedResource provider) {
        SimulatedEstate estate = moment.estate();
        Content held = estate.content(provider.id());
        String source = provider.succeeds();
        if (source == null || !Landscape.isFilled(provider)) {
            return Optional.empty();
        }
        if (held == null) {
            return Optional.of("is empty");
        }
        if (!estate.isProved(provider.id())) {
            return Optional.of("was not verified after its last copy");
        }
        if (!provider.principal()) {
            return Optional.empty();
        }
        if (estate.quietSince(source).isEmpty()) {
            return Optional.of("holds a copy, and " + source + " can still be written");
        }
        Content present = estate.present(source, moment.number());
        return held.equals(present)
                ? Optional.empty()
                : Optional.of("holds a copy from before the last writes to " + source);
    }

    /** The parts of the connection that serves the need and do not stand. */
    static List<String> missingParts(Moment moment, Need need) {
        PlannedConnection connection =
                moment.estate().landscape().connection(need.edge().connection()).orElse(null);
        if (connection == null || tied(moment, need)) {
            return List.of();
        }
        return connection.parts().stream()
                .filter(part -> !moment.estate().stands(part))
                .toList();
    }

    /** Whether a step lets the consumer in where its connection asks for that; networks let in whom they reach. */
    static boolean isLetIn(Moment moment, Need need) {
        return moment.estate()
                        .landscape()
                        .connection(need.edge().connection())
                        .filter(connection -> !connection.parts().isEmpty()
                                && !connection.means().joinsNetworks()
                                && need.edge().kind() != EdgeKind.MAY_CONNECT
                                && need.edge().kind() != EdgeKind.ATTACHED_TO)
                        .isEmpty()
                || tied(moment, need);
    }

    private static boolean tied(Moment moment, Need need) {
        return List.of(Fact.GRANTED, Fact.CONNECTED, Fact.SHARED).stream()
                .anyMatch(fact -> moment.ledger().is(need.consumer().id(), need.provider(), fact));
    }
}
