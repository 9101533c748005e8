package dev.mitosis.plan.effect;

import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.unit.Move;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says which steps make the connections over the borders of accounts usable: the one in which the consumer goes to
 * work, or else the provider, because it completes the stacks of both sides; for what moves in no window, the one that
 * deploys the last of what makes the connection up and of what it joins.
 */
final class ConnectionEffects {
    private final Workshop workshop;
    private final StackPlan plan;
    private final DeployDrafts deploys;
    private final WindowDrafts windows;
    private final Map<String, String> stackOf = new HashMap<>();
    private final Map<String, Set<String>> partStacks = new HashMap<>();

    ConnectionEffects(Workshop workshop, StackPlan plan, DeployDrafts deploys, WindowDrafts windows) {
        this.workshop = workshop;
        this.plan = plan;
        this.deploys = deploys;
        this.windows = windows;
        for (PlannedResource thing : workshop.index().document().resources()) {
            if (thing.stack() != null) {
                stackOf.put(thing.id(), thing.stack());
            }
            for (PlannedPart part : thing.parts()) {
                if (part.stack() != null) {
                    stackOf.put(part.id(), part.stack());
                    partStacks.computeIfAbsent(thing.id(), k -> new HashSet<>()).add(part.stack());
                }
            }
        }
    }

    /** Adds the effects to the steps. */
    void add() {
        for (PlannedConnection connection : workshop.index().document().connections()) {
            Optional<Verb> verb = verb(connection.means());
            if (verb.isPresent()) {
                Optional<PlannedStack> made = maker(connection);
                for (String consumer : connection.consumers()) {
                    made.or(() -> joining(connection, consumer))
                            .ifPresent(stack -> add(connection, consumer, verb.get(), stack));
                }
            }
        }
    }

    private void add(PlannedConnection connection, String consumer, Verb verb, PlannedStack stack) {
        Draft draft = moveOf(consumer)
                .or(() -> moveOf(connection.provider()))
                .map(user -> windows.atWork(plan.completing(stack, user)))
                .orElseGet(() -> deploys.of(completing(connection, consumer, stack)));
        PlannedStack at = between(connection, consumer, stack);
        draft.does(Effect.between(verb, consumer, connection.provider(), at.account(), at.region()))
                .alsoTakesBack(Effect.between(Verb.DELETE, consumer, connection.provider(), at.account(), at.region()));
    }

    /** Where the connection is made: by the last stack, if that is on one of the two sides, else on the provider's. */
    private PlannedStack between(PlannedConnection connection, String consumer, PlannedStack last) {
        Set<String> accounts = Stream.of(connection.provider(), consumer)
                .flatMap(id -> workshop.index().thing(id).map(PlannedResource::account).stream())
                .collect(Collectors.toSet());
        return joined(connection, consumer, last)
                .filter(side -> accounts.contains(side.account()))
                .findFirst()
                .orElse(last);
    }

    /** The stack that is deployed last of the connection and what it joins, for what moves in no window. */
    private String completing(PlannedConnection connection, String consumer, PlannedStack last) {
        return joined(connection, consumer, last)
                .max(Comparator.comparing(
                                (PlannedStack one) -> plan.place(one.id()).turn())
                        .thenComparing(PlannedStack::order)
                        .thenComparing(PlannedStack::id))
                .orElse(last)
                .id();
    }

    private Stream<PlannedStack> joined(PlannedConnection connection, String consumer, PlannedStack last) {
        return Stream.of(last.id(), stackOf.get(connection.provider()), stackOf.get(consumer))
                .filter(Objects::nonNull)
                .map(workshop.index()::stack);
    }

    /** The move in which the thing goes to work; what is made beside, for what uses it, waits for none. */
    private Optional<Move> moveOf(String id) {
        return workshop.index()
                .thing(id)
                .filter(thing -> thing.fate() == Fate.MOVES)
                .flatMap(thing -> plan.moveOf(thing.unit()));
    }

    private static Optional<Verb> verb(Means means) {
        return switch (means) {
            case RAM_SHARE -> Optional.of(Verb.SHARE);
            case RESOURCE_POLICY, ROLE, EVENT_BUS, API, LOG_DESTINATION, MONITORING_LINK -> Optional.of(Verb.GRANT);
            case TRANSIT_GATEWAY, PEERING, PRIVATE_LINK, RESOURCE_CONFIGURATION, VPN, REPLICA, ZONE_ASSOCIATION ->
                Optional.of(Verb.CONNECT);
            case NONE -> Optional.empty();
        };
    }

    /** The last stack of its parts or of the provider's; empty where no template makes any. */
    private Optional<PlannedStack> maker(PlannedConnection connection) {
        return last(connection.parts().stream().map(stackOf::get))
                .or(() -> last(partStacks.getOrDefault(connection.provider(), Set.of()).stream()));
    }

    /** The last stack of what it joins: of one consumer, since another may come later. */
    private Optional<PlannedStack> joining(PlannedConnection connection, String consumer) {
        return last(Stream.of(connection.provider(), consumer).map(stackOf::get))
                .or(() -> last(connection.consumers().stream().map(stackOf::get)));
    }

    private Optional<PlannedStack> last(Stream<String> stacks) {
        List<PlannedStack> found =
                stacks.filter(Objects::nonNull).map(workshop.index()::stack).toList();
        return found.stream().max(Comparator.comparingInt(PlannedStack::order).thenComparing(PlannedStack::id));
    }
}
