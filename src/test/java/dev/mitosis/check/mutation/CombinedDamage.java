package dev.mitosis.check.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.model.plan.PlanDocument;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Damages of several kinds to one plan, each to a step of its own. None of these steps needs another one of them, so
 * that each would have run.
 */
public final class CombinedDamage {
    private static final int TRIES = 2000;
    private static final Set<String> ENDING = Set.of("wait", "confirm", "delete");

    private final Specimen specimen;
    private final Map<String, Set<String>> needs = new HashMap<>();
    private final Map<String, String> damaged = new LinkedHashMap<>();

    private CombinedDamage(Dossier dossier, long seed) {
        this.specimen = new Specimen(dossier, seed);
        Map<String, String> makers = new HashMap<>();
        for (JsonNode variable : specimen.plan().path("variables")) {
            if (variable.hasNonNull("step")) {
                makers.put(variable.get("name").asText(), variable.get("step").asText());
            }
        }
        for (JsonNode step : specimen.steps()) {
            Set<String> all = new HashSet<>();
            step.get("dependsOn").forEach(before -> all.add(before.asText()));
            step.path("inputs").forEach(input -> all.add(makers.getOrDefault(input.asText(), "")));
            needs.put(Specimen.id(step), all);
        }
        Map<String, Set<String>> changed = new HashMap<>();
        for (JsonNode step : specimen.steps()) {
            things(step, "object", "of", "provider", "consumer")
                    .forEach(thing -> needs.get(Specimen.id(step)).addAll(changed.getOrDefault(thing, Set.of())));
            things(step, "object", "of", "provider")
                    .forEach(thing ->
                            changed.computeIfAbsent(thing, k -> new HashSet<>()).add(Specimen.id(step)));
        }
    }

    /** What the effects of a step name, but for those that only end something. */
    private static Set<String> things(JsonNode step, String... members) {
        Set<String> things = new HashSet<>();
        for (JsonNode effect : step.get("effects")) {
            for (String member : members) {
                if (effect.hasNonNull(member)
                        && !ENDING.contains(effect.get("verb").asText())) {
                    things.add(effect.get(member).asText());
                }
            }
        }
        return things;
    }

    /**
     * A damaged plan.
     *
     * @param steps the damaged step of each kind
     */
    public record Damaged(PlanDocument plan, Map<String, String> steps) {}

    /**
     * Damages a plan.
     *
     * @param kinds those of {@link CommandDamages}, without their first word
     */
    public static Damaged of(Dossier dossier, Collection<String> kinds, long seed) {
        CombinedDamage damage = new CombinedDamage(dossier, seed);
        for (String kind : kinds) {
            damage.add(CommandDamages.all().stream()
                    .filter(change -> change.kind().equals("command: " + kind))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(kind)));
        }
        return new Damaged(damage.specimen.changed().plan(), damage.damaged);
    }

    private void add(Change change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            ObjectNode before = specimen.plan().deepCopy();
            Map<String, JsonNode> steps = new TreeMap<>();
            before.get("steps").forEach(step -> steps.put(Specimen.id(step), step));
            if (!change.make().test(specimen)) {
                break;
            }
            List<String> changed = specimen.steps(step -> !step.equals(steps.get(Specimen.id(step)))).stream()
                    .map(Specimen::id)
                    .toList();
            if (changed.size() == 1
                    && isReached(changed.get(0))
                    && isAlone(changed.get(0))
                    && !isRedirected(changed.get(0))) {
                damaged.put(change.kind(), changed.get(0));
                return;
            }
            specimen.plan().setAll(before);
        }
        throw new IllegalArgumentException("no place for " + change);
    }

    /** Where much is damaged, nothing is left to be taken away in the end. */
    private boolean isReached(String step) {
        return specimen.steps(found -> Specimen.id(found).equals(step)).stream()
                .noneMatch(found -> found.get("phase").asText().equals("decommission"));
    }

    /** A call of S3 in a wrong region is led to the right one. */
    private boolean isRedirected(String step) {
        return specimen.steps(found -> Specimen.id(found).equals(step)).stream()
                .flatMap(found -> CommandDamages.texts(found.get("commands")).stream())
                .anyMatch(line -> line.contains("aws s3") && line.contains("--region ap-south-1"));
    }

    private boolean isAlone(String step) {
        return !damaged.containsValue(step)
                && damaged.values().stream().noneMatch(other -> needs(step, other) || needs(other, step));
    }

    private boolean needs(String step, String other) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(step));
        while (!open.isEmpty()) {
            for (String before : needs.getOrDefault(open.pop(), Set.of())) {
                if (seen.add(before)) {
                    open.add(before);
                }
            }
        }
        return seen.contains(other);
    }
}
