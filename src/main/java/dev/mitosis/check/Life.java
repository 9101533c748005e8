package dev.mitosis.check;

import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to one resource in the course of the plan: the steps that name it, by action, in order. */
final class Life {
    static final Life NONE = new Life();

    private final Map<StepAction, List<Integer>> steps = new EnumMap<>(StepAction.class);

    void record(StepAction action, int position) {
        steps.computeIfAbsent(action, k -> new ArrayList<>()).add(position);
    }

    /** Every step with this action, in order. */
    List<Integer> all(StepAction action) {
        return steps.getOrDefault(action, List.of());
    }

    Optional<Integer> first(StepAction action) {
        return all(action).stream().findFirst();
    }

    Optional<Integer> last(StepAction action) {
        List<Integer> all = all(action);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    boolean has(StepAction action) {
        return steps.containsKey(action);
    }
}
