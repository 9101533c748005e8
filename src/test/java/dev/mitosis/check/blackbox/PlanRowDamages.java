package dev.mitosis.check.blackbox;

import static dev.mitosis.check.blackbox.DocumentSet.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What can be done to the rows of plan.json: steps, windows, waves, days, variables. */
@SuppressWarnings("ReferenceEquality") // rows are told apart by their place: two may say the same
final class PlanRowDamages {
    private PlanRowDamages() {}

    static List<DocumentDamage> all() {
        return List.of(
                dropped("nobody says go before a window", "cutover", "decide"),
                dropped("nobody tries the new side before it is opened", "cutover", "validate"),
                new DocumentDamage(
                        "a deletion looks as if it could be taken back",
                        documents -> documents.eachStep(
                                (all, step) -> is(step, "action", "delete")
                                        && step.path("pointOfNoReturn").asBoolean(),
                                step -> {
                                    step.put("pointOfNoReturn", false);
                                    ObjectNode undo = step.putObject("undo").put("when", "Always.");
                                    undo.putArray("effects");
                                    undo.putArray("commands");
                                })),
                new DocumentDamage("queues are worked off after the last copy", PlanRowDamages::lateDrains),
                new DocumentDamage("a unit is torn out of its window", PlanRowDamages::partedWindows),
                new DocumentDamage(
                        "a window says that nothing is down",
                        documents -> documents.rows("windows").stream()
                                .filter(window -> window.path("downtimeMinutes").asInt() > 0)
                                .map(window ->
                                        new Spot(window.path("id").asText(), () -> window.put("downtimeMinutes", 0)))
                                .toList()),
                new DocumentDamage("two waves change places", PlanRowDamages::swappedWaves),
                new DocumentDamage("two steps wait for each other", PlanRowDamages::circles),
                new DocumentDamage(
                        "a step waits for one that is not there",
                        documents -> documents.eachStep(
                                (all, step) -> !step.path("dependsOn").isEmpty(),
                                step -> ((ArrayNode) step.path("dependsOn"))
                                        .set(0, step.path("dependsOn").get(0).asText() + "0"))),
                new DocumentDamage(
                        "a wave begins before the one before it",
                        documents -> DocumentSet.objects(documents.plan().path("calendar"), "waves").stream()
                                .filter(slot -> slot.path("firstDay").asInt() > 1)
                                .map(slot -> new Spot("wave " + slot.path("wave"), () -> slot.put("firstDay", 0)))
                                .toList()),
                new DocumentDamage("nobody is asked for a variable", documents -> without(documents, "variables")),
                new DocumentDamage(
                        "a step does not say what it needs",
                        documents -> documents.eachStep(
                                (all, step) -> !step.path("inputs").isEmpty(),
                                step -> ((ArrayNode) step.path("inputs")).remove(0))),
                new DocumentDamage(
                        "a step names a file that is not there",
                        documents -> documents.eachStep(
                                (all, step) -> !step.path("files").isEmpty(),
                                step -> ((ArrayNode) step.path("files"))
                                        .set(0, step.path("files").get(0).asText() + ".old"))),
                new DocumentDamage(
                        "a task of the cost history leads to another step",
                        documents -> documents.rows("costExport").stream()
                                .map(task -> new Spot(
                                        task.path("id").asText(),
                                        () -> task.put(
                                                "step",
                                                documents
                                                        .steps()
                                                        .get(documents.steps().size() - 1)
                                                        .path("id")
                                                        .asText())))
                                .toList()),
                new DocumentDamage("two dispositions change places", PlanRowDamages::swappedDispositions),
                new DocumentDamage("a resource has no disposition", documents -> without(documents, "dispositions")));
    }

    private static DocumentDamage dropped(String name, String phase, String action) {
        return new DocumentDamage(
                name,
                documents -> documents.steps().stream()
                        .filter(step -> is(step, "phase", phase) && is(step, "action", action))
                        .map(step -> new Spot(step.path("id").asText(), () -> remove(documents, step)))
                        .toList());
    }

    /** Takes a step out; what waited for it waits for what it waited for. */
    private static void remove(DocumentSet documents, ObjectNode gone) {
        String id = gone.path("id").asText();
        List<String> earlier = texts(gone.path("dependsOn"));
        removeIf((ArrayNode) documents.plan().path("steps"), row -> row == gone);
        for (ObjectNode step : documents.steps()) {
            List<String> needs = texts(step.path("dependsOn"));
            if (needs.remove(id)) {
                earlier.stream().filter(other -> !needs.contains(other)).forEach(needs::add);
                fill(step.putArray("dependsOn"), needs);
            }
        }
        documents.rows("waves").forEach(wave -> removeText((ArrayNode) wave.path("steps"), id));
        removeText((ArrayNode) documents.plan().path("criticalPath"), id);
        documents.rows("risks").forEach(risk -> removeText((ArrayNode) risk.path("steps"), id));
    }

    private static List<Spot> lateDrains(DocumentSet documents) {
        List<Spot> spots = new ArrayList<>();
        for (ObjectNode drain : documents.steps()) {
            if (!is(drain, "action", "drain")) {
                continue;
            }
            String id = drain.path("id").asText();
            documents.steps().stream()
                    .filter(step -> is(step, "action", "validate")
                            && step.path("window").equals(drain.path("window")))
                    .findFirst()
                    .ifPresent(last -> spots.add(new Spot(id, () -> {
                        documents.steps().forEach(step -> removeText((ArrayNode) step.path("dependsOn"), id));
                        fill(
                                drain.putArray("dependsOn"),
                                List.of(last.path("id").asText()));
                        moveBehind((ArrayNode) documents.plan().path("steps"), drain, last);
                        documents.rows("waves").stream()
                                .map(wave -> (ArrayNode) wave.path("steps"))
                                .filter(steps -> texts(steps).contains(id))
                                .forEach(steps -> moveBehind(steps, drain.path("id"), last.path("id")));
                    })));
        }
        return spots;
    }

    private static void moveBehind(ArrayNode list, JsonNode moved, JsonNode last) {
        removeIf(list, row -> row.equals(moved));
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).equals(last)) {
                list.insert(i + 1, moved);
                return;
            }
        }
        throw new IllegalStateException("The last step of the window is not in its list");
    }

    private static List<Spot> partedWindows(DocumentSet documents) {
        List<Spot> spots = new ArrayList<>();
        for (ObjectNode window : documents.rows("windows")) {
            List<String> units = texts(window.path("units"));
            for (String unit : units) {
                if (units.size() > 1 && !unit.equals(window.path("id").asText())) {
                    spots.add(new Spot(unit, () -> {
                        ObjectNode other = window.deepCopy().put("id", unit).put("title", unit);
                        fill(other.putArray("units"), List.of(unit));
                        removeText((ArrayNode) window.path("units"), unit);
                        ((ArrayNode) documents.plan().path("windows")).add(other);
                        documents.steps().stream()
                                .filter(step -> step.path("window").equals(window.path("id"))
                                        && unit.startsWith(step.path("account").asText() + "/"))
                                .forEach(step -> step.put("window", unit));
                    }));
                }
            }
        }
        return spots;
    }

    private static List<Spot> swappedWaves(DocumentSet documents) {
        List<ObjectNode> waves = documents.rows("waves");
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i + 1 < waves.size(); i++) {
            ObjectNode first = waves.get(i);
            ObjectNode second = waves.get(i + 1);
            spots.add(new Spot("waves " + (i + 1) + " and " + (i + 2), () -> {
                JsonNode steps = first.get("steps");
                first.set("steps", second.get("steps"));
                second.set("steps", steps);
                List<ObjectNode> ordered = new ArrayList<>();
                for (ObjectNode wave : waves) {
                    for (String id : texts(wave.path("steps"))) {
                        documents.steps().stream()
                                .filter(step -> is(step, "id", id))
                                .forEach(step -> ordered.add(
                                        step.put("wave", wave.path("number").asInt())));
                    }
                }
                documents.plan().putArray("steps").addAll(ordered);
            }));
        }
        return spots;
    }

    private static List<Spot> circles(DocumentSet documents) {
        return documents.steps().stream()
                .filter(step -> !step.path("dependsOn").isEmpty())
                .map(step -> new Spot(
                        step.path("id").asText(),
                        () -> documents.steps().stream()
                                .filter(other -> other.path("id")
                                        .equals(step.path("dependsOn").get(0)))
                                .forEach(other -> ((ArrayNode) other.path("dependsOn")).add(step.path("id")))))
                .toList();
    }

    private static List<Spot> swappedDispositions(DocumentSet documents) {
        List<ObjectNode> rows = documents.rows("dispositions");
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i + 1 < rows.size(); i++) {
            ObjectNode first = rows.get(i);
            ObjectNode second = rows.get(i + 1);
            if (!first.path("disposition").equals(second.path("disposition"))) {
                spots.add(new Spot(first.path("resource").asText(), () -> {
                    JsonNode kept = first.get("disposition");
                    first.set("disposition", second.get("disposition"));
                    second.set("disposition", kept);
                }));
            }
        }
        return spots;
    }

    private static List<Spot> without(DocumentSet documents, String list) {
        return documents.rows(list).stream()
                .map(row -> new Spot(
                        row.path("name").asText() + row.path("resource").asText(),
                        () -> removeIf((ArrayNode) documents.plan().path(list), other -> other == row)))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(text -> all.add(text.asText()));
        return all;
    }

    private static void fill(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }

    private static void removeText(ArrayNode list, String text) {
        removeIf(list, row -> row.asText().equals(text));
    }

    private static void removeIf(ArrayNode list, java.util.function.Predicate<JsonNode> gone) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (gone.test(list.get(i))) {
                list.remove(i);
            }
        }
    }
}
