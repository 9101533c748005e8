package dev.mitosis.check.state;

import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps in their order, and the windows that they are done in. */
public final class StepSchedule {
    /** Minutes of the shortest hold: what is kept for less was not kept, because a weekend hides every fault. */
    public static final int SHORTEST_HOLD = 3 * 24 * 60;

    private final PlanDocument plan;
    private final Set<String> switched = new HashSet<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Window> windows = new LinkedHashMap<>();
    private final Map<String, Window> byUnit = new HashMap<>();
    private final Map<String, Integer> lastOfWindow = new HashMap<>();
    private final Map<String, Integer> firstOfWindow = new HashMap<>();

    /** Reads the steps once. */
    public StepSchedule(PlanDocument plan) {
        this.plan = plan;
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            positions.putIfAbsent(step.id(), i);
            step.effects().stream()
                    .filter(effect -> effect.verb() == Verb.SWITCH && effect.provider() == null)
                    .forEach(effect -> switched.add(effect.object()));
            if (step.window() != null) {
                lastOfWindow.put(step.window(), i);
                firstOfWindow.putIfAbsent(step.window(), i);
            }
        }
        for (Window window : plan.windows()) {
            windows.put(window.id(), window);
            window.units().forEach(unit -> byUnit.put(unit, window));
        }
    }

    /** The document that all of this is from. */
    public PlanDocument plan() {
        return plan;
    }

    /** The steps in their order. */
    public List<Step> steps() {
        return plan.steps();
    }

    /** The number of the step; empty where there is none with the id. */
    public Optional<Integer> position(String id) {
        return Optional.ofNullable(positions.get(id));
    }

    /** The window in which the planned thing is switched over. */
    public Optional<Window> windowOf(PlannedResource row) {
        return row.unit() == null ? Optional.empty() : Optional.ofNullable(byUnit.get(row.unit()));
    }

    /** The window with the id. */
    public Optional<Window> window(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(windows.get(id));
    }

    /** The number of the last step of the window; -1 where it has none. */
    public int closes(Window window) {
        return lastOfWindow.getOrDefault(window.id(), -1);
    }

    /** The number of the first step of the window; -1 where it has none. */
    public int opens(Window window) {
        return firstOfWindow.getOrDefault(window.id(), -1);
    }

    /** Whether a step sets the object to work. */
    public boolean isSwitched(String object) {
        return switched.contains(object);
    }

    /** Whether the step is the last one of its window. */
    public boolean isLast(int position) {
        String window = plan.steps().get(position).window();
        return window != null && lastOfWindow.getOrDefault(window, -1) == position;
    }
}
