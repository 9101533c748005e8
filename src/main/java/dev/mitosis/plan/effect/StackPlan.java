package dev.mitosis.plan.effect;

import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.unit.Move;
import dev.mitosis.plan.unit.TargetIndex;
import dev.mitosis.target.form.KnownTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When each stack is deployed. One that is filled from the last copy, one that runs as soon as it is made, and each
 * that needs such a one, waits for the window; identities come before everything, because policies can name only what
 * exists; the rest is prepared in the wave in which something of it is first used. What a stack needs is never deployed
 * later than itself.
 */
final class StackPlan {
    private final TargetIndex index;
    private final List<MoveBatch> batches;
    private final List<PlannedStack> stacks;
    private final Map<String, MoveBatch> byUnit = new HashMap<>();
    private final Map<String, Move> moveOfUnit = new HashMap<>();
    private final Map<String, Map<Integer, PlannedStack>> byOwner = new HashMap<>();
    private final Map<String, SortedMap<Integer, PlannedStack>> completed = new HashMap<>();
    private final Map<String, Turn> firstOfAccount = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Set<String>> needed = new HashMap<>();
    private final Map<String, Optional<Move>> filled = new HashMap<>();
    private final Map<String, List<PlannedStack>> inWindow = new HashMap<>();
    private final Map<String, Move> firstToComplete = new HashMap<>();
    private final Set<String> handedOver = new HashSet<>();

    /**
     * When a stack is deployed.
     *
     * @param move in whose window; null for what is prepared before
     */
    record Place(Turn turn, @Nullable Move move) {}

    StackPlan(TargetIndex index, List<MoveBatch> batches) {
        this.index = index;
        this.batches = batches;
        this.stacks = index.document().stacks().stream()
                .sorted(Comparator.comparingInt(PlannedStack::order).thenComparing(PlannedStack::id))
                .toList();
        for (MoveBatch batch : batches) {
            for (Move move : batch.moves()) {
                move.units().forEach(unit -> {
                    byUnit.put(unit.id(), batch);
                    moveOfUnit.put(unit.id(), move);
                    firstOfAccount.putIfAbsent(unit.account(), batch.move());
                });
            }
        }
        handedOver(index).forEach(name -> handedOver.add(name.resource()));
        for (int number = 0; number < stacks.size(); number++) {
            PlannedStack stack = stacks.get(number);
            byOwner.computeIfAbsent(
                            stack.unit() == null ? "account " + stack.account() : "unit " + stack.unit(),
                            unused -> new HashMap<>())
                    .put(number, stack);
        }
        // The whole of a part may stand after it in the order of the stacks, so that one pass is not enough.
        int passes = 0;
        while (place() && passes < stacks.size()) {
            passes++;
        }
        pull();
        for (PlannedStack stack : stacks) {
            Move window = place(stack.id()).move();
            if (window != null) {
                inWindow.computeIfAbsent(window.id(), unused -> new ArrayList<>())
                        .add(stack);
            }
        }
        batches.forEach(batch -> batch.moves().forEach(this::complete));
        batches.forEach(batch -> batch.moves()
                .forEach(move -> completedBy(move).forEach(stack -> firstToComplete.putIfAbsent(stack.id(), move))));
    }

    /** The names that only one thing can have, and that go from an old thing to a new one of a stack. */
    static List<NameChange> handedOver(TargetIndex index) {
        return index.document().names().stream()
                .filter(name -> name.how() == NameChange.How.HAND_OVER)
                .filter(name -> index.thing(name.resource())
                        .filter(thing -> thing.fate() == Fate.MOVES && thing.stack() != null)
                        .isPresent())
                .toList();
    }

    /** Whether a stack came to another place. */
    private boolean place() {
        boolean changed = false;
        for (PlannedStack stack : stacks) {
            Place place = first(stack);
            changed |= !place.equals(places.put(stack.id(), place));
        }
        return changed;
    }

    /** Providers stand before consumers, so that one pass from the start sees every window that a stack waits for. */
    private Place first(PlannedStack stack) {
        Move filled = this.filled
                .computeIfAbsent(stack.id(), unused -> Optional.ofNullable(filled(stack)))
                .orElse(null);
        for (String provider : needed(stack)) {
            Place place = places.get(provider);
            if (place != null && place.move() != null && (filled == null || later(place.move(), filled))) {
                filled = place.move();
            }
        }
        if (filled != null) {
            return new Place(turnOf(filled), filled);
        }
        if (stack.layer() == StackLayer.IDENTITY) {
            return new Place(Turn.IDENTITIES, null);
        }
        MoveBatch batch = stack.unit() == null ? null : byUnit.get(stack.unit());
        return new Place(batch == null ? ofAccount(stack.account()) : batch.move(), null);
    }

    private @Nullable Move filled(PlannedStack stack) {
        for (PlannedResource thing : index.madeBy(stack.id())) {
            boolean waits = thing.filled() == Filled.AT_CREATION
                    || KnownTypes.load().isMadeInWindow(thing)
                    || handedOver.contains(thing.id());
            if (thing.fate() == Fate.MOVES && waits && thing.unit() != null) {
                return moveOfUnit.get(thing.unit());
            }
        }
        return null;
    }

    private boolean later(Move left, Move right) {
        return turnOf(left).compareTo(turnOf(right)) > 0;
    }

    private Turn turnOf(Move move) {
        return batchOf(move).move();
    }

    /** The first wave in which something of the account moves; the last of all for the old one, which serves all. */
    private Turn ofAccount(String account) {
        Turn first = batches.isEmpty() ? Turn.IDENTITIES : batches.get(0).move();
        return firstOfAccount.getOrDefault(account, first);
    }

    /** Makes what is prepared before any window stand when something goes to work that uses it, with what it needs. */
    private void pull() {
        for (PlannedEdge edge : index.document().edges()) {
            Optional<PlannedResource> user = index.thing(edge.from());
            String used = index.stackOf(edge.to());
            if (used != null && WindowDrafts.counts(edge)) {
                user.filter(thing -> thing.fate() == Fate.MOVES)
                        .flatMap(thing -> moveOf(thing.unit()))
                        .ifPresent(move -> pull(used, turnOf(move)));
            }
        }
        List<PlannedStack> backwards = new ArrayList<>(stacks);
        Collections.reverse(backwards);
        // As with their places: what a stack waits for may stand after it in the order of the stacks.
        boolean pulled = true;
        while (pulled) {
            pulled = false;
            for (PlannedStack stack : backwards) {
                Turn turn = place(stack.id()).turn();
                for (String provider : needed(stack)) {
                    pulled |= pull(provider, turn);
                }
            }
        }
    }

    /** Whether the stack came to an earlier wave. */
    private boolean pull(String stack, Turn turn) {
        Place place = place(stack);
        boolean pulled = place.move() == null && turn.compareTo(place.turn()) < 0;
        if (pulled) {
            places.put(stack, new Place(turn, null));
        }
        return pulled;
    }

    /**
     * The stacks that stand before this one: whose outputs it takes in, what AWS looks up, and the wholes of its parts.
     * A permission of a function, say, names it and takes no output of its stack.
     */
    Set<String> needed(PlannedStack stack) {
        return needed.computeIfAbsent(stack.id(), unused -> found(stack));
    }

    private Set<String> found(PlannedStack stack) {
        Set<String> found = new LinkedHashSet<>();
        stack.needs().stream()
                .filter(need -> !need.later())
                .map(PlannedStack.Need::stack)
                .forEach(found::add);
        stack.waitsFor().stream().map(index::stackOf).filter(Objects::nonNull).forEach(found::add);
        for (String part : index.partsMadeBy(stack.id())) {
            String whole = stackOfWhole(part);
            if (whole != null && !whole.equals(stack.id()) && !reaches(whole, stack.id())) {
                found.add(whole);
            }
        }
        return found;
    }

    private @Nullable String stackOfWhole(String part) {
        int end = part.lastIndexOf('/');
        while (end > 0) {
            String whole = part.substring(0, end);
            if (index.thing(whole).isPresent()) {
                return index.stackOf(whole);
            }
            end = whole.lastIndexOf('/');
        }
        return null;
    }

    /** Whether a stack takes in outputs of another, over any others. */
    private boolean reaches(String stack, String other) {
        Set<String> seen = new HashSet<>(Set.of(stack));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (PlannedStack.Need need : index.stack(open.pop()).needs()) {
                if (need.stack().equals(other)) {
                    return true;
                }
                if (!need.later() && seen.add(need.stack())) {
                    open.push(need.stack());
                }
            }
        }
        return false;
    }

    /** When the stack with this id is deployed. */
    Place place(String stack) {
        return Optional.ofNullable(places.get(stack))
                .orElseThrow(() -> new IllegalArgumentException("the target has no stack " + stack));
    }

    /** The stacks that are deployed in the window of the move, providers before consumers. */
    List<PlannedStack> inWindow(Move move) {
        return inWindow.getOrDefault(move.id(), List.of());
    }

    /** All stacks, providers before consumers. */
    List<PlannedStack> stacks() {
        return stacks;
    }

    /**
     * The stacks that can be completed when the move goes to work, providers before consumers: those of its units and
     * accounts, but for what waits for the window of another that does not come before; and those that waited for it.
     */
    List<PlannedStack> completedBy(Move move) {
        return List.copyOf(completed.getOrDefault(move.id(), new TreeMap<>()).values());
    }

    /** The window after which the stack can be complete for a move that uses it: that of the move, or a later one. */
    Move completing(PlannedStack stack, Move user) {
        Move window = place(stack.id()).move();
        return window == null || later(user, window) ? user : window;
    }

    /** Whether no move that goes to work before this one completes the stack. */
    boolean isFirst(Move move, PlannedStack stack) {
        return move.equals(firstToComplete.get(stack.id()));
    }

    private void complete(Move user) {
        Set<String> owners = new HashSet<>();
        user.units().forEach(unit -> {
            owners.add("unit " + unit.id());
            owners.add("account " + unit.account());
        });
        owners.forEach(owner -> byOwner.getOrDefault(owner, Map.of())
                .forEach((number, stack) -> completed
                        .computeIfAbsent(completing(stack, user).id(), unused -> new TreeMap<>())
                        .put(number, stack)));
    }

    /** The move in whose window the things of the unit are switched. */
    Optional<Move> moveOf(@Nullable String unit) {
        return unit == null ? Optional.empty() : Optional.ofNullable(moveOfUnit.get(unit));
    }

    /** Whether it is one more copy of what moves, in the same window. */
    boolean isCopiedInWindow(PlannedResource thing) {
        Optional<Move> move = moveOf(thing.unit());
        return thing.fate() == Fate.COPIED
                && thing.succeeds() != null
                && move.isPresent()
                && index.principal(thing.succeeds())
                        .filter(principal -> principal.fate() == Fate.MOVES)
                        .flatMap(principal -> moveOf(principal.unit()))
                        .equals(move);
    }

    /** The wave in which the unit is moved; what belongs to none is made with the identities. */
    Turn turnOf(@Nullable String unit) {
        MoveBatch batch = unit == null ? null : byUnit.get(unit);
        return batch == null ? Turn.IDENTITIES : batch.move();
    }

    /** The wave of a move. */
    MoveBatch batchOf(Move move) {
        return Objects.requireNonNull(byUnit.get(move.units().get(0).id()));
    }
}
