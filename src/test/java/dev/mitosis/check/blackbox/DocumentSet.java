package dev.mitosis.check.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The documents of a plan as a person with an editor has them: plan.json, target.json, and the text of each artefact by
 * its path.
 */
record DocumentSet(ObjectNode plan, ObjectNode target, Map<String, String> files) {

    DocumentSet copy() {
        return new DocumentSet(plan.deepCopy(), target.deepCopy(), new TreeMap<>(files));
    }

    List<ObjectNode> steps() {
        return objects(plan, "steps");
    }

    /** The rows of a list of target.json. */
    List<ObjectNode> planned(String list) {
        return objects(target, list);
    }

    List<ObjectNode> rows(String list) {
        return objects(plan, list);
    }

    static List<ObjectNode> objects(JsonNode owner, String list) {
        List<ObjectNode> all = new ArrayList<>();
        owner.path(list).forEach(row -> all.add((ObjectNode) row));
        return all;
    }

    static boolean is(JsonNode row, String field, String... values) {
        return List.of(values).contains(row.path(field).asText());
    }

    /** A spot for each step that {@code chosen} takes. */
    List<Spot> eachStep(BiPredicate<DocumentSet, ObjectNode> chosen, Consumer<ObjectNode> change) {
        return steps().stream()
                .filter(step -> chosen.test(this, step))
                .map(step -> new Spot(step.path("id").asText(), () -> change.accept(step)))
                .toList();
    }

    /** A spot for each text of {@code list} (commands, validation) that {@code edit} changes. */
    List<Spot> eachText(String list, BiPredicate<DocumentSet, ObjectNode> chosen, UnaryOperator<String> edit) {
        List<Spot> spots = new ArrayList<>();
        for (ObjectNode step : steps()) {
            if (!chosen.test(this, step)) {
                continue;
            }
            ArrayNode texts = (ArrayNode) step.path(list);
            for (int i = 0; i < texts.size(); i++) {
                int at = i;
                String edited = edit.apply(texts.get(i).asText());
                if (!edited.equals(texts.get(i).asText())) {
                    spots.add(new Spot(
                            step.path("id").asText() + " " + list + " " + (i + 1), () -> texts.set(at, edited)));
                }
            }
        }
        return spots;
    }

    /** A spot for each effect that {@code chosen} takes. */
    List<Spot> eachEffect(BiPredicate<ObjectNode, ObjectNode> chosen, Consumer<Place> change) {
        List<Spot> spots = new ArrayList<>();
        for (ObjectNode step : steps()) {
            ArrayNode effects = (ArrayNode) step.path("effects");
            for (int i = 0; i < effects.size(); i++) {
                Place place = new Place(step, effects, i);
                if (chosen.test(step, place.effect())) {
                    spots.add(new Spot(
                            step.path("id").asText() + " "
                                    + place.effect().path("object").asText(),
                            () -> change.accept(place)));
                }
            }
        }
        return spots;
    }

    /** An effect in its step. */
    record Place(ObjectNode step, ArrayNode effects, int index) {
        ObjectNode effect() {
            return (ObjectNode) effects.get(index);
        }
    }

    /**
     * A spot for each match of {@code text} in the files whose path matches {@code path}; groups may be named in
     * {@code replacement}.
     */
    List<Spot> eachMatch(String path, String text, String replacement) {
        Pattern name = Pattern.compile(path);
        Pattern wanted = Pattern.compile(text, Pattern.MULTILINE);
        List<Spot> spots = new ArrayList<>();
        files.forEach((file, content) -> {
            if (!name.matcher(file).find()) {
                return;
            }
            wanted.matcher(content).results().forEach(found -> {
                String now = wanted.matcher(found.group()).replaceFirst(replacement);
                if (!now.equals(found.group())) {
                    spots.add(new Spot(
                            file + " at " + found.start(),
                            () -> files.put(
                                    file, content.substring(0, found.start()) + now + content.substring(found.end()))));
                }
            });
        });
        return spots;
    }
}
