package dev.mitosis.plan.effect;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.order.Condensation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which order the members of a move stop. What is under way is worked off stage by stage: a queue is closed and
 * drained when those that feed it, while they work another one off, have stopped. What holds data is closed last,
 * because those that work off what is under way write to it.
 */
final class StopOrder {
    private static final Set<EdgeKind> SENDING =
            Set.of(EdgeKind.WRITES, EdgeKind.INVOKES, EdgeKind.TRIGGERS, EdgeKind.TALKS_TO);

    private final Map<String, List<PlannedEdge>> uses;
    private final Map<String, List<PlannedEdge>> usedBy;
    private final List<Moved> drained;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Set<Integer>> workers = new HashMap<>();
    private final Condensation levels;
    private final Set<Integer> knotted = new HashSet<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Moved> holders = new ArrayList<>();
    private final List<Moved> byHand = new ArrayList<>();

    /**
     * What stops at one time.
     *
     * @param closed what takes no new work from here on
     * @param drained what is worked off then
     * @param workers those that did it, and stop after it
     */
    record Stage(List<Moved> closed, List<Moved> drained, List<Moved> workers) {
        Stage() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Both maps have the edges of the target, by what they go from and to. */
    StopOrder(List<Moved> members, Map<String, List<PlannedEdge>> uses, Map<String, List<PlannedEdge>> usedBy) {
        this.uses = uses;
        this.usedBy = usedBy;
        drained = members.stream().filter(thing -> has(thing, StepAction.DRAIN)).toList();
        drained.forEach(thing -> numbers.put(thing.planned().id(), numbers.size()));
        members.stream()
                .filter(thing -> has(thing, StepAction.FREEZE) && !has(thing, StepAction.DRAIN) && !isHolder(thing))
                .forEach(thing -> {
                    Set<Integer> sources = workedOff(thing);
                    if (!sources.isEmpty()) {
                        workers.put(thing.planned().id(), sources);
                    }
                });
        levels = new Condensation(feeders());
        place(members);
    }

    private static boolean has(Moved thing, StepAction action) {
        return CopyDrafts.step(thing, action).isPresent();
    }

    private static boolean isHolder(Moved thing) {
        return CopyDrafts.step(thing, StepAction.FREEZE)
                .filter(step -> step.late())
                .isPresent();
    }

    /** The numbers of the drained things that the thing works off, itself or by its role. */
    private Set<Integer> workedOff(Moved thing) {
        String id = thing.planned().id();
        Set<Integer> sources = new TreeSet<>();
        edges(usedBy, id).stream()
                .filter(edge -> edge.kind() == EdgeKind.TRIGGERS)
                .forEach(edge -> number(edge.from(), sources));
        for (PlannedEdge edge : edges(uses, id)) {
            if (edge.kind() == EdgeKind.READS) {
                number(edge.to(), sources);
            } else if (edge.kind() == EdgeKind.RUNS_AS) {
                edges(uses, edge.to()).stream()
                        .filter(role -> role.kind() == EdgeKind.READS)
                        .forEach(role -> number(role.to(), sources));
            }
        }
        return sources;
    }

    private void number(String id, Set<Integer> into) {
        Integer number = numbers.get(id);
        if (number != null) {
            into.add(number);
        }
    }

    private static List<PlannedEdge> edges(Map<String, List<PlannedEdge>> map, String id) {
        return map.getOrDefault(id, List.of());
    }

    /** For each drained thing those that have to be worked off before it, because whoever does that feeds it. */
    private int[][] feeders() {
        List<Set<Integer>> before = new ArrayList<>();
        drained.forEach(thing -> before.add(new TreeSet<>()));
        for (Moved thing : drained) {
            sent(thing.planned().id())
                    .forEach(
                            to -> before.get(to).add(numbers.get(thing.planned().id())));
        }
        workers.forEach(
                (worker, sources) -> sent(worker).forEach(to -> before.get(to).addAll(sources)));
        for (int number = 0; number < before.size(); number++) {
            if (before.get(number).contains(number)) {
                knotted.add(number);
            }
        }
        return before.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The numbers of the drained things that the thing sends to, itself or by its role. */
    private Set<Integer> sent(String id) {
        Set<Integer> targets = new TreeSet<>();
        for (PlannedEdge edge : edges(uses, id)) {
            if (SENDING.contains(edge.kind())) {
                number(edge.to(), targets);
            } else if (edge.kind() == EdgeKind.RUNS_AS) {
                edges(uses, edge.to()).stream()
                        .filter(role -> SENDING.contains(role.kind()))
                        .forEach(role -> number(role.to(), targets));
            }
        }
        return targets;
    }

    private void place(List<Moved> members) {
        Map<Integer, Integer> sizes = new HashMap<>();
        numbers.values().forEach(number -> sizes.merge(levels.component(number), 1, Integer::sum));
        numbers.values().stream()
                .filter(number -> sizes.getOrDefault(levels.component(number), 1) > 1)
                .forEach(knotted::add);
        Set<String> ids = new HashSet<>();
        members.forEach(thing -> ids.add(thing.planned().id()));
        stage(0);
        for (Moved thing : members) {
            Integer number = numbers.get(thing.planned().id());
            if (number != null) {
                stage(levels.level(number)).drained().add(thing);
            }
            if (isHolder(thing)) {
                holders.add(thing);
            } else if (!has(thing, StepAction.FREEZE)) {
                if (isOpen(thing, number != null)) {
                    byHand.add(thing);
                }
            } else if (number != null) {
                boolean fed = knotted.contains(number) || isFedByOthers(thing, ids);
                (fed ? byHand : stage(levels.level(number)).closed()).add(thing);
            } else {
                Set<Integer> sources = workers.getOrDefault(thing.planned().id(), Set.of());
                int last = sources.stream().mapToInt(levels::level).max().orElse(-1);
                (last < 0 ? stage(0).closed() : stage(last).workers()).add(thing);
            }
        }
    }

    private Stage stage(int level) {
        while (stages.size() <= level) {
            stages.add(new Stage());
        }
        return stages.get(level);
    }

    /** Whether it holds something that others write to, or is worked off, and no command closes it. */
    private static boolean isOpen(Moved thing, boolean drained) {
        return drained
                || (thing.planned().filled() != Filled.NEVER && !thing.method().unchanging());
    }

    /** Whether somebody sends to it who does not stop in this window: what a closed one refuses may be lost. */
    private boolean isFedByOthers(Moved thing, Set<String> members) {
        return edges(usedBy, thing.planned().id()).stream()
                .anyMatch(edge -> SENDING.contains(edge.kind()) && !members.contains(edge.from()));
    }

    /** What stops in which order; there is one stage at least. */
    List<Stage> stages() {
        return stages;
    }

    /** What holds data and is closed when nobody works any more. */
    List<Moved> holders() {
        return holders;
    }

    /** What no command closes, or could only close to somebody who still works. */
    List<Moved> byHand() {
        return byHand;
    }
}
