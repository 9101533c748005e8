package dev.mitosis.plan.replan;

import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The members of a step by their names in {@code plan.json}. */
final class StepFields {
    private static final Map<String, Function<Step, Object>> ALL = all();

    /** Those that say when a step is done, not what it does. */
    private static final Set<String> TIMES =
            Set.of("wave", "window", "start", "notBefore", "dependsOn", "durationMinutes", "downtimeMinutes");

    private StepFields() {}

    private static Map<String, Function<Step, Object>> all() {
        Map<String, Function<Step, Object>> all = new LinkedHashMap<>();
        all.put("effects", Step::effects);
        all.put("commands", Step::commands);
        all.put("validation", Step::validation);
        all.put("undo", step -> List.of(step.rollback(), String.valueOf(step.undo())));
        all.put("preconditions", Step::preconditions);
        all.put("resources", Step::resources);
        all.put("wave", Step::wave);
        all.put("window", step -> String.valueOf(step.window()));
        all.put("start", step -> String.valueOf(step.start()));
        all.put("notBefore", step -> String.valueOf(step.notBefore()));
        all.put("dependsOn", Step::dependsOn);
        all.put("durationMinutes", Step::durationMinutes);
        all.put("downtimeMinutes", Step::downtimeMinutes);
        all.put("owner", Step::owner);
        all.put("title", Step::title);
        all.put("why", Step::why);
        return all;
    }

    /** The names of the members that are not the same. */
    static List<String> different(Step before, Step after) {
        return ALL.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(before), field.getValue().apply(after)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether the members say only when it is done. */
    static boolean onlyTimes(List<String> fields) {
        return TIMES.containsAll(fields);
    }
}
