package dev.mitosis.plan.runbook;

import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.ScriptPaths;
import dev.mitosis.model.plan.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan by the names of what is in it, and the place of each step's script. */
final class RunbookIndex {
    private static final String ROOT = "waves/";

    private final PlanDocument plan;
    private final String hash;
    private final Map<String, Step> steps = new HashMap<>();
    private final Map<String, PlanVariable> variables = new HashMap<>();
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> scripts;
    private final Map<String, List<String>> dependents = new HashMap<>();

    RunbookIndex(PlanDocument plan, String hash) {
        this.plan = plan;
        this.hash = hash;
        this.scripts = ScriptPaths.of(plan);
        plan.steps().forEach(step -> steps.put(step.id(), step));
        plan.variables().forEach(variable -> variables.put(variable.name(), variable));
        plan.windows().forEach(window -> windows.put(window.id(), window));
        for (Wave wave : plan.waves()) {
            int number = 0;
            for (Step step : steps(wave)) {
                number++;
                numbers.put(step.id(), number);
            }
        }
        for (Step step : plan.steps()) {
            step.dependsOn()
                    .forEach(needed -> dependents
                            .computeIfAbsent(needed, id -> new ArrayList<>())
                            .add(step.id()));
        }
    }

    /** A path of the folder of the artefacts as one of the folder {@code waves}. */
    static String inside(String path) {
        if (!path.startsWith(ROOT)) {
            throw new IllegalStateException("'" + path + "' is not below " + ROOT);
        }
        return path.substring(ROOT.length());
    }

    PlanDocument plan() {
        return plan;
    }

    String hash() {
        return hash;
    }

    /** The steps of a wave in their order. */
    List<Step> steps(Wave wave) {
        return wave.steps().stream().map(this::step).toList();
    }

    /** The wave before one; none before the first. */
    Optional<Wave> before(Wave wave) {
        int place = plan.waves().indexOf(wave);
        return place > 0 ? Optional.of(plan.waves().get(place - 1)) : Optional.empty();
    }

    Step step(String id) {
        return Objects.requireNonNull(
                steps.get(id), () -> "the plan names the step " + id + ", which it does not have");
    }

    @Nullable
    PlanVariable variable(String name) {
        return variables.get(name);
    }

    @Nullable
    Window window(@Nullable String id) {
        return id == null ? null : windows.get(id);
    }

    /** The path of the script of a step, below the folder of the artefacts. */
    String script(String id) {
        return Objects.requireNonNull(scripts.get(id), () -> "the step " + id + " is in no wave");
    }

    /** The number of a step in its wave, from 1. */
    int number(String id) {
        return Objects.requireNonNull(numbers.get(id), () -> "the step " + id + " is in no wave");
    }

    /** The steps that wait for one. */
    List<String> dependents(String id) {
        return dependents.getOrDefault(id, List.of());
    }
}
