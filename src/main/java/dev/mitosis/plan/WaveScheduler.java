package dev.mitosis.plan;

import dev.mitosis.model.Phase;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.PlanDocument.Wave;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folds the drafts into waves by turn; a wave begins when the one before it is finished. Linear but for the sorting.
 */
final class WaveScheduler {
    private static final Comparator<Draft> ORDER = Comparator.comparing(Draft::unit)
            .thenComparing(Draft::action)
            .thenComparing(Draft::title)
            .thenComparing(Draft::id);

    private final Map<String, String> owners;
    private final List<Wave> waves = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> criticalPath = new ArrayList<>();

    WaveScheduler(Map<String, String> owners) {
        this.owners = owners;
    }

    /** Schedules every draft. */
    void schedule(List<Draft> drafts) {
        Map<Turn, List<Draft>> byTurn = new TreeMap<>();
        drafts.forEach(draft ->
                byTurn.computeIfAbsent(draft.turn(), k -> new ArrayList<>()).add(draft));
        byTurn.forEach(this::wave);
    }

    private void wave(Turn turn, List<Draft> members) {
        List<Draft> ordered = order(members);
        int number = waves.size() + 1;
        ordered.forEach(draft -> steps.add(draft.finish(number, owner(draft))));
        List<Draft> chain = longestChain(ordered);
        chain.forEach(draft -> criticalPath.add(draft.id()));
        waves.add(new Wave(
                number,
                WaveTitles.title(turn),
                WaveTitles.why(turn.phase()),
                ordered.stream().map(Draft::id).toList(),
                chain.stream().mapToInt(Draft::minutes).sum()));
    }

    private String owner(Draft draft) {
        String context = draft.unit().context();
        return context == null ? "" : owners.getOrDefault(context, "");
    }

    private static List<Draft> order(List<Draft> members) {
        Set<Draft> inWave = new HashSet<>(members);
        Map<Draft, Integer> waiting = new HashMap<>();
        Map<Draft, List<Draft>> next = new HashMap<>();
        PriorityQueue<Draft> ready = new PriorityQueue<>(ORDER);
        for (Draft draft : members) {
            int count = 0;
            for (Draft earlier : draft.after()) {
                if (inWave.contains(earlier)) {
                    count++;
                    next.computeIfAbsent(earlier, k -> new ArrayList<>()).add(draft);
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
            throw new IllegalStateException(
                    "steps wait for each other in " + members.get(0).turn());
        }
        return ordered;
    }

    private static List<Draft> longestChain(List<Draft> ordered) {
        Map<Draft, Integer> finish = new HashMap<>();
        Map<Draft, Draft> previous = new HashMap<>();
        Draft last = ordered.get(0);
        for (Draft draft : ordered) {
            int start = 0;
            for (Draft earlier : draft.after()) {
                int end = finish.getOrDefault(earlier, 0);
                if (end > start) {
                    start = end;
                    previous.put(draft, earlier);
                }
            }
            finish.put(draft, start + draft.minutes());
            if (start + draft.minutes() > finish.getOrDefault(last, 0)) {
                last = draft;
            }
        }
        List<Draft> chain = new ArrayList<>();
        for (Draft draft = last; draft != null; draft = previous.get(draft)) {
            chain.add(0, draft);
        }
        return chain;
    }

    List<Wave> waves() {
        return waves;
    }

    List<Step> steps() {
        return steps;
    }

    /** The longest chain of each wave, one after the other. */
    List<String> criticalPath() {
        return criticalPath;
    }

    /** What waves are called. */
    private static final class WaveTitles {
        static String title(Turn turn) {
            String what = switch (turn.phase()) {
                case COST_EXPORT -> "Export the cost history";
                case FOUNDATION -> "Lay the foundation";
                case JOIN -> "Join the organization";
                case NETWORK -> "Build the networks";
                case IDENTITY -> "Make identities and keys";
                case DATA -> "Copy the data";
                case COMPUTE -> "Build the workloads";
                case CUTOVER -> "Switch over";
                case VALIDATION -> "Watch and hold";
                case DECOMMISSION -> "Delete what was left behind";
            };
            return turn.isOnce() ? what : what + ": " + Accounts.tierTitle(turn.tier());
        }

        static String why(Phase phase) {
            return switch (phase) {
                case COST_EXPORT -> "Joining an organization takes the cost history away for good.";
                case FOUNDATION -> "Accounts, guardrails and identities have to stand before anything moves in.";
                case JOIN -> "Sharing and cross-account copies work only within one organization.";
                case NETWORK -> "Everything else is placed in networks.";
                case IDENTITY -> "Data and workloads need keys, roles and certificates first.";
                case DATA -> "Workloads must find their data when they start.";
                case COMPUTE -> "The new side is complete and tested before anybody uses it.";
                case CUTOVER -> "Users move to the new side; the old one stays as the way back.";
                case VALIDATION -> "Nothing is deleted before the new side has proved itself.";
                case DECOMMISSION -> "What nobody uses costs money and can still be attacked.";
            };
        }
    }
}
