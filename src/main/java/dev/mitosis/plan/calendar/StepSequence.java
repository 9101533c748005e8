package dev.mitosis.plan.calendar;

import dev.mitosis.plan.effect.Draft;
import dev.mitosis.plan.effect.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * The steps in an order in which they can be done one after the other: wave by wave, within a wave by phase, and always
 * after what they wait for. Linear but for the sorting.
 */
public final class StepSequence {
    private static final Comparator<Draft> ORDER = Comparator.<Draft, Integer>comparing(
                    draft -> draft.spot().phase().ordinal())
            .thenComparing(draft -> String.valueOf(draft.spot().window()))
            .thenComparing(draft -> draft.spot().account())
            .thenComparing(Draft::action)
            .thenComparing(Draft::title)
            .thenComparing(Draft::id);

    private final Map<Turn, List<Draft>> waves = new LinkedHashMap<>();

    private StepSequence(List<Draft> drafts) {
        Map<Turn, List<Draft>> byTurn = new TreeMap<>();
        drafts.forEach(draft -> byTurn.computeIfAbsent(draft.spot().turn(), k -> new ArrayList<>())
                .add(draft));
        Set<Draft> done = new HashSet<>();
        byTurn.forEach((turn, members) -> {
            waves.put(turn, ordered(turn, members, done));
            done.addAll(members);
        });
    }

    /**
     * The sequence of steps.
     *
     * @throws IllegalStateException where steps wait for each other, or for a later wave
     */
    public static StepSequence of(List<Draft> drafts) {
        return new StepSequence(drafts);
    }

    private static List<Draft> ordered(Turn turn, List<Draft> members, Set<Draft> done) {
        Set<Draft> here = new HashSet<>(members);
        Map<Draft, Integer> waiting = new HashMap<>();
        Map<Draft, List<Draft>> next = new HashMap<>();
        PriorityQueue<Draft> ready = new PriorityQueue<>(ORDER);
        for (Draft draft : members) {
            int count = 0;
            for (Draft earlier : draft.after()) {
                if (here.contains(earlier)) {
                    count++;
                    next.computeIfAbsent(earlier, k -> new ArrayList<>()).add(draft);
                } else if (!done.contains(earlier)) {
                    throw new IllegalStateException(draft.id() + " in " + turn.slug() + " waits for " + earlier.id()
                            + " in " + earlier.spot().turn().slug());
                }
            }
            waiting.put(draft, count);
            if (count == 0) {
                ready.add(draft);
            }
        }
        List<Draft> ordered = new ArrayList<>(members.size());
        while (!ready.isEmpty()) {
            Draft draft = ready.remove();
            ordered.add(draft);
            for (Draft later : next.getOrDefault(draft, List.of())) {
                if (waiting.merge(later, -1, Integer::sum) == 0) {
                    ready.add(later);
                }
            }
        }
        if (ordered.size() != members.size()) {
            List<Draft> tangled = new ArrayList<>(members);
            tangled.removeAll(new HashSet<>(ordered));
            throw new IllegalStateException(
                    "steps wait for each other in " + turn.slug() + ": " + String.join(" for ", circle(tangled)));
        }
        return ordered;
    }

    /** Steps of which each waits for the next one, and the last one is the first again; each of all waits for one. */
    private static List<String> circle(List<Draft> tangled) {
        Set<Draft> all = new HashSet<>(tangled);
        List<Draft> path = new ArrayList<>();
        Draft next = tangled.get(0);
        while (!path.contains(next)) {
            path.add(next);
            next = next.after().stream().filter(all::contains).findFirst().orElseThrow();
        }
        List<Draft> circle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
        circle.add(next);
        return circle.stream().map(Draft::id).toList();
    }

    /** The steps of each wave, in their order. */
    public Map<Turn, List<Draft>> waves() {
        return waves;
    }

    /** The longest chain of steps of a wave, one waiting for the other, by the minutes that they take. */
    public static List<Draft> longestChain(List<Draft> ordered) {
        return chain(ordered, false);
    }

    /** The longest chain by the minutes in which something is down. */
    public static List<Draft> downChain(List<Draft> ordered) {
        return chain(ordered, true);
    }

    private static List<Draft> chain(List<Draft> ordered, boolean down) {
        Map<Draft, Integer> finish = new HashMap<>();
        Map<Draft, Draft> previous = new HashMap<>();
        Draft last = null;
        for (Draft draft : ordered) {
            int start = 0;
            for (Draft earlier : draft.after()) {
                int end = finish.getOrDefault(earlier, 0);
                if (end > start) {
                    start = end;
                    previous.put(draft, earlier);
                }
            }
            finish.put(draft, start + (down ? draft.downtime() : draft.minutes()));
            if (last == null || finish.getOrDefault(draft, 0) > finish.getOrDefault(last, 0)) {
                last = draft;
            }
        }
        List<Draft> chain = new ArrayList<>();
        for (Draft draft = last; draft != null; draft = previous.get(draft)) {
            chain.add(0, draft);
        }
        return chain;
    }
}
