package dev.mitosis.check.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.io.Json;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A plan with its artefacts that is changed in one place; everything that follows from the place is kept right. */
final class Specimen {
    private final Dossier dossier;
    private final Random random;
    private final ObjectNode plan;
    private final Map<String, String> files = new TreeMap<>();
    private @Nullable ObjectNode target;
    private final Set<String> names = new HashSet<>();

    Specimen(Dossier dossier, long seed) {
        this.dossier = dossier;
        this.random = new Random(seed);
        this.plan = Json.mapper().valueToTree(dossier.plan());
    }

    Dossier original() {
        return dossier;
    }

    ObjectNode plan() {
        return plan;
    }

    ObjectNode target() {
        if (target == null) {
            target = Json.mapper().valueToTree(dossier.target());
        }
        return target;
    }

    Random random() {
        return random;
    }

    /** What a message has to name: one of these, or what one of them succeeds. */
    Specimen names(String... all) {
        names.addAll(List.of(all));
        for (PlannedResource row : dossier.target().resources()) {
            if (row.succeeds() != null && names.contains(row.id())) {
                names.add(row.succeeds());
            }
        }
        return this;
    }

    Set<String> named() {
        return names;
    }

    boolean changesFiles() {
        return !files.isEmpty();
    }

    ArrayNode steps() {
        return plan.withArray("steps");
    }

    List<ObjectNode> steps(Predicate<ObjectNode> which) {
        List<ObjectNode> found = new ArrayList<>();
        steps().forEach(step -> {
            if (which.test((ObjectNode) step)) {
                found.add((ObjectNode) step);
            }
        });
        return found;
    }

    <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    Optional<ObjectNode> any(Predicate<ObjectNode> which) {
        return any(steps(which));
    }

    static String id(JsonNode step) {
        return step.get("id").asText();
    }

    int position(JsonNode step) {
        for (int i = 0; i < steps().size(); i++) {
            if (id(steps().get(i)).equals(id(step))) {
                return i;
            }
        }
        throw new IllegalArgumentException(id(step));
    }

    /** Takes a step away, and every mention of it. */
    void drop(ObjectNode step) {
        steps().remove(position(step));
        for (JsonNode other : steps()) {
            forget((ArrayNode) other.get("dependsOn"), id(step));
        }
        names(id(step));
        step.get("effects").forEach(effect -> names(effect.get("object").asText()));
        step.get("outputs").forEach(output -> names(output.asText()));
    }

    static void forget(ArrayNode list, String id) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).asText().equals(id)) {
                list.remove(i);
            }
        }
    }

    /** Puts a step before another one, into its wave; it waits only for what comes before it there. */
    void move(ObjectNode step, ObjectNode before) {
        steps().remove(position(step));
        step.put("wave", before.get("wave").asInt());
        int place = position(before);
        steps().insert(place, step);
        Set<String> earlier = new HashSet<>();
        for (int i = 0; i < place; i++) {
            earlier.add(id(steps().get(i)));
        }
        ArrayNode waits = (ArrayNode) step.get("dependsOn");
        for (int i = waits.size() - 1; i >= 0; i--) {
            if (!earlier.contains(waits.get(i).asText())) {
                waits.remove(i);
            }
        }
        names(id(step));
        step.get("effects").forEach(effect -> names(effect.get("object").asText()));
    }

    Map<String, String> files() {
        return files;
    }

    String text(String path) {
        return files.getOrDefault(path, dossier.artefacts().read(path).orElse(""));
    }

    List<String> paths(Predicate<String> which) {
        return dossier.artefacts().paths().stream().filter(which).toList();
    }

    /** The documents after the change. */
    Dossier changed() {
        for (JsonNode wave : plan.withArray("waves")) {
            ArrayNode steps = ((ObjectNode) wave).putArray("steps");
            for (JsonNode step : steps()) {
                if (step.get("wave").asInt() == wave.get("number").asInt()) {
                    steps.add(id(step));
                }
            }
        }
        return new Dossier(
                Json.mapper().convertValue(plan, PlanDocument.class),
                target == null ? dossier.target() : Json.mapper().convertValue(target, TargetDocument.class),
                dossier.graph(),
                dossier.decisions(),
                dossier.types(),
                new Overlay(dossier.artefacts(), files),
                dossier.records());
    }

    /** Files over others; an empty text takes one away. */
    private record Overlay(ArtefactTexts below, Map<String, String> files) implements ArtefactTexts {
        @Override
        public Set<String> paths() {
            Set<String> all = new HashSet<>(below.paths());
            files.forEach((path, text) -> {
                if (text.isEmpty()) {
                    all.remove(path);
                } else {
                    all.add(path);
                }
            });
            return all;
        }

        @Override
        public Optional<String> read(String path) {
            return files.containsKey(path)
                    ? Optional.of(files.get(path)).filter(text -> !text.isEmpty())
                    : below.read(path);
        }
    }
}
