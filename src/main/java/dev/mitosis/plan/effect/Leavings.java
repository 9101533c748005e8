package dev.mitosis.plan.effect;

import dev.mitosis.method.Method;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Severity;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.order.Condensation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of the old account is deleted, in which wave, and in which order: consumers before providers, and a provider not
 * before the last wave in which somebody who leaves still uses it.
 */
final class Leavings {
    private final Workshop workshop;
    private final List<Leaving> all = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Something that is deleted.
     *
     * @param thing the method is the one whose step deletes it
     * @param turn the wave in which it is deleted
     * @param held the wave in which the old side of its own move is kept for a while; no later one than that
     * @param level 0 for what nobody else who leaves uses; each provider has more than its consumers
     */
    record Leaving(Moved thing, StepTemplate step, Turn turn, Turn held, int level, boolean retired) {}

    Leavings(Workshop workshop, GraphDocument graph, StackPlan plan, List<MoveBatch> batches) {
        this.workshop = workshop;
        Map<String, Candidate> leaving = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (PlannedResource planned : workshop.index().document().resources()) {
            if (planned.principal() && planned.succeeds() != null) {
                candidate(planned, plan, batches).ifPresent(candidate -> {
                    leaving.put(planned.succeeds(), candidate);
                    order.add(planned.succeeds());
                });
            }
        }
        order.sort(Comparator.naturalOrder());
        List<Edge> uses = graph.edges().stream().filter(Leavings::counts).toList();
        keep(uses, leaving);
        order.removeIf(arn -> !leaving.containsKey(arn));
        level(order, uses, leaving);
    }

    private record Candidate(Moved thing, StepTemplate step, Turn turn, boolean retired) {}

    private Optional<Candidate> candidate(PlannedResource planned, StackPlan plan, List<MoveBatch> batches) {
        boolean retired = planned.fate() == Fate.RETIRED;
        if (!retired && planned.fate() != Fate.MOVES) {
            return Optional.empty();
        }
        String arn = String.valueOf(planned.succeeds());
        Method own = workshop.library().byId(planned.method());
        if (own.disposition() == Disposition.TRANSFER) {
            return Optional.empty();
        }
        List<Method> ways = new ArrayList<>(workshop.things().ways(arn));
        // What nobody needs is deleted as its type is, and only where nobody knows how, by hand.
        ways.add(retired ? ways.size() : 0, own);
        Turn last = batches.isEmpty()
                ? Turn.CLOSING
                : batches.get(batches.size() - 1).decommission();
        Turn turn = plan.moveOf(planned.unit())
                .map(move -> plan.batchOf(move).decommission())
                .orElse(retired ? Turn.CLOSING : last);
        for (Method way : ways) {
            Moved thing = new Moved(workshop.things().get(arn), planned, way);
            Optional<StepTemplate> step = CopyDrafts.step(thing, StepAction.DELETE)
                    .filter(template -> !retired || way.equals(own) || !template.manual());
            if (step.isPresent()) {
                return Optional.of(new Candidate(thing, step.get(), turn, retired));
            }
        }
        return Optional.empty();
    }

    private static boolean counts(Edge edge) {
        boolean named = edge.strength() != Strength.SERVICE_WIDE && edge.strength() != Strength.EVERYTHING;
        return named && !edge.kind().isStructure() && !edge.from().equals(edge.to());
    }

    /** What has to stay although it gets a successor: something that stays is bound to it, or to what has to stay. */
    private void keep(List<Edge> uses, Map<String, Candidate> leaving) {
        Map<String, List<String>> bound = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        Set<String> kept = new HashSet<>();
        for (Edge edge : uses) {
            boolean stays = workshop.index()
                    .principal(edge.from())
                    .map(planned -> planned.fate().remains())
                    .orElse(false);
            if (!edge.kind().mayBeCut() && leaving.containsKey(edge.to())) {
                if (stays && kept.add(edge.to())) {
                    open.add(edge.to());
                } else if (leaving.containsKey(edge.from())) {
                    bound.computeIfAbsent(edge.from(), k -> new ArrayList<>()).add(edge.to());
                }
            }
        }
        while (!open.isEmpty()) {
            for (String provider : bound.getOrDefault(open.remove(), List.of())) {
                if (kept.add(provider)) {
                    open.add(provider);
                }
            }
        }
        kept.stream().sorted().forEach(arn -> {
            Candidate candidate = leaving.remove(arn);
            if (candidate != null) {
                findings.add(new Finding(
                        "plan.old-one-kept",
                        Severity.MEDIUM,
                        List.of(arn),
                        candidate.thing().old().name() + " gets a successor in "
                                + candidate.thing().planned().account()
                                + ", but the old one stays because something that stays is bound to it.",
                        "Move or rebuild the staying consumer, then delete the old one by hand."));
            }
        });
    }

    private void level(List<String> order, List<Edge> uses, Map<String, Candidate> leaving) {
        Map<String, Integer> numbers = new HashMap<>();
        order.forEach(arn -> numbers.put(arn, numbers.size()));
        List<List<Integer>> consumers = new ArrayList<>();
        order.forEach(arn -> consumers.add(new ArrayList<>()));
        for (Edge edge : uses) {
            Integer consumer = numbers.get(edge.from());
            Integer provider = numbers.get(edge.to());
            if (consumer != null && provider != null) {
                consumers.get(provider).add(consumer);
            }
        }
        int[][] waits = consumers.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        Condensation levels = new Condensation(waits);
        Integer[] sorted = numbers.values().toArray(Integer[]::new);
        java.util.Arrays.sort(
                sorted, Comparator.<Integer>comparingInt(levels::level).thenComparing(Comparator.naturalOrder()));
        Map<Integer, Turn> turns = new HashMap<>();
        for (int number : sorted) {
            Turn turn = candidate(leaving, order, number).turn();
            for (int consumer : waits[number]) {
                turn = max(turn, turns.get(levels.component(consumer)));
            }
            Turn latest = turn;
            turns.merge(levels.component(number), latest, (left, right) -> max(left, right));
        }
        for (int number = 0; number < order.size(); number++) {
            Candidate candidate = candidate(leaving, order, number);
            all.add(new Leaving(
                    candidate.thing(),
                    candidate.step(),
                    max(candidate.turn(), turns.get(levels.component(number))),
                    candidate.turn(),
                    levels.level(number),
                    candidate.retired()));
        }
    }

    private static Candidate candidate(Map<String, Candidate> leaving, List<String> order, int number) {
        Candidate candidate = leaving.get(order.get(number));
        if (candidate == null) {
            throw new IllegalStateException(order.get(number) + " does not leave");
        }
        return candidate;
    }

    private static Turn max(Turn left, @org.jspecify.annotations.Nullable Turn right) {
        return right == null || left.compareTo(right) >= 0 ? left : right;
    }

    /** What is deleted, sorted by ARN. */
    List<Leaving> all() {
        return all;
    }

    /** What stays behind although a new one is made. */
    List<Finding> findings() {
        return findings;
    }
}
