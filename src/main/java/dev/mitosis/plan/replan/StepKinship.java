package dev.mitosis.plan.replan;

import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which step of a new plan is which one of an earlier plan. A step is the same where its id is. Where things have come
 * to it or left it, its id is another; then it is the one that does the same in the same account and has the most
 * objects in common with it. Linear in steps and objects, but for steps that share an object.
 */
final class StepKinship {
    private static final String WINDOW = "window/";

    private final Map<String, String> windows;
    private final Map<String, Step> earlier = new LinkedHashMap<>();
    private final Map<String, Step> now = new LinkedHashMap<>();

    private StepKinship(PlanDocument before, PlanDocument after) {
        Set<String> kept = new HashSet<>();
        before.steps().forEach(step -> kept.add(step.id()));
        Set<String> made = new HashSet<>();
        after.steps().forEach(step -> made.add(step.id()));
        before.steps().stream().filter(step -> !made.contains(step.id())).forEach(step -> earlier.put(step.id(), step));
        after.steps().stream().filter(step -> !kept.contains(step.id())).forEach(step -> now.put(step.id(), step));
        this.windows = windows(before.windows(), after.windows());
    }

    /** The ids that steps of the new plan had in the earlier one, where they are others. */
    static Map<String, String> between(PlanDocument before, PlanDocument after) {
        return new StepKinship(before, after).pairs();
    }

    /** The earlier windows, by the new ones that have the most units in common with them. */
    private static Map<String, String> windows(List<Window> before, List<Window> after) {
        Map<String, String> byUnit = new HashMap<>();
        before.forEach(window -> window.units().forEach(unit -> byUnit.put(unit, window.id())));
        Map<String, String> windows = new HashMap<>();
        for (Window window : after) {
            Map<String, Integer> common = new TreeMap<>();
            window.units().forEach(unit -> {
                String there = byUnit.get(unit);
                if (there != null) {
                    common.merge(there, 1, Integer::sum);
                }
            });
            common.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(most -> windows.put(window.id(), most.getKey()));
        }
        return windows;
    }

    /** Two steps that may be the same. */
    private record Pair(String before, String after, int common, int all) {}

    private Map<String, String> pairs() {
        Map<String, List<String>> byObject = new HashMap<>();
        earlier.values()
                .forEach(step -> objects(step, false)
                        .forEach(object -> byObject.computeIfAbsent(kind(step) + object, k -> new ArrayList<>())
                                .add(step.id())));
        List<Pair> pairs = new ArrayList<>();
        for (Step step : now.values()) {
            Set<String> objects = objects(step, true);
            Map<String, Integer> common = new TreeMap<>();
            objects.forEach(object -> byObject.getOrDefault(kind(step) + object, List.of())
                    .forEach(id -> common.merge(id, 1, Integer::sum)));
            common.forEach((id, count) -> {
                Step other = earlier.get(id);
                int there = other == null ? 0 : objects(other, false).size();
                pairs.add(new Pair(id, step.id(), count, objects.size() + there - count));
            });
        }
        pairs.sort(Comparator.comparingInt(Pair::common)
                .reversed()
                .thenComparingInt(Pair::all)
                .thenComparing(Pair::before)
                .thenComparing(Pair::after));
        Map<String, String> ids = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (!ids.containsKey(pair.after()) && taken.add(pair.before())) {
                ids.put(pair.after(), pair.before());
            }
        }
        return ids;
    }

    /** What two steps have in common that may be the same: what is done, where and how, in a window or outside. */
    private static String kind(Step step) {
        Set<String> verbs = new TreeSet<>();
        for (Effect effect : step.effects()) {
            verbs.add(effect.verb() + String.valueOf(effect.mode()));
        }
        return String.join(
                "\n",
                step.action().label(),
                step.method(),
                step.account(),
                step.phase().name(),
                String.valueOf(step.window() == null),
                String.join(",", verbs),
                "");
    }

    private Set<String> objects(Step step, boolean isNew) {
        Set<String> objects = new TreeSet<>(step.resources());
        for (Effect effect : step.effects()) {
            String object = effect.object();
            boolean window = isNew && object.startsWith(WINDOW);
            String id = window ? object.substring(WINDOW.length()) : object;
            objects.add(window ? WINDOW + windows.getOrDefault(id, id) : id);
        }
        return objects;
    }
}
