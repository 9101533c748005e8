package dev.mitosis.check.mutation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes that hurt nobody: a check that says something of them cries wolf. */
final class HarmlessChanges {
    private static final String TEMPLATE = "accounts/[^/]+/[^/]+\\.yaml";

    private HarmlessChanges() {}

    static List<Change> all() {
        return Stream.of(words(), order(), commands(), files())
                .flatMap(List::stream)
                .toList();
    }

    private static Change edit(String kind, Predicate<ObjectNode> which, BiConsumer<Specimen, ObjectNode> change) {
        return new Change(kind, specimen -> {
            Optional<ObjectNode> step = specimen.any(which);
            step.ifPresent(found -> change.accept(specimen, found));
            return step.isPresent();
        });
    }

    private static Change said(String member) {
        return edit("another " + member, step -> true, (specimen, step) -> step.put(member, "Something else."));
    }

    private static Change of(String kind, String list, BiConsumer<Specimen, ArrayNode> change) {
        return new Change(kind, specimen -> {
            ArrayNode all = specimen.plan().withArray(list);
            if (all.isEmpty()) {
                return false;
            }
            change.accept(specimen, all);
            return true;
        });
    }

    private static List<Change> words() {
        return List.of(
                said("title"),
                said("why"),
                said("owner"),
                said("rollback"),
                said("method"),
                edit(
                        "more sources",
                        step -> true,
                        (s, step) -> ((ArrayNode) step.get("sources")).add("https://example.com")),
                edit("no sources", step -> true, (s, step) -> step.putArray("sources")),
                edit(
                        "more preconditions",
                        step -> true,
                        (s, step) -> ((ArrayNode) step.get("preconditions")).add("The weather is good.")),
                edit(
                        "condition of the way back",
                        step -> step.path("undo").isObject(),
                        (s, step) -> ((ObjectNode) step.get("undo")).put("when", "At any time.")),
                edit(
                        "marked as a point of no return",
                        step -> step.path("undo").isObject(),
                        (s, step) -> step.put("pointOfNoReturn", true)),
                of("another wave title", "waves", (s, all) -> ((ObjectNode) all.get(0)).put("title", "Begin")),
                of("another wave reason", "waves", (s, all) -> ((ObjectNode) all.get(0)).put("why", "So.")),
                of("another window title", "windows", (s, all) -> ((ObjectNode) all.get(0)).put("title", "W")),
                of("a longer window", "windows", (s, all) -> ((ObjectNode) all.get(0)).put("downtimeMinutes", 100_000)),
                of("a risk less", "risks", (s, all) -> all.remove(0)),
                of("a risk's words", "risks", (s, all) -> ((ObjectNode) all.get(0)).put("mitigation", "Be careful.")),
                of("reasons of a fate", "dispositions", (s, all) -> ((ObjectNode) all.get(0)).put("reason", "So.")),
                of("no critical path", "criticalPath", (s, all) -> all.removeAll()),
                of("a variable's meaning", "variables", (s, all) -> ((ObjectNode) all.get(0)).put("meaning", "It.")),
                of("a variable's example", "variables", (s, all) -> ((ObjectNode) all.get(0)).put("example", "x")),
                new Change("more assumptions", specimen -> {
                    ((ArrayNode) specimen.plan().get("calendar").get("assumptions")).add("Nobody is ill.");
                    return true;
                }));
    }

    private static List<Change> order() {
        return List.of(
                edit("waits for one more", step -> step.get("wave").asInt() > 1, (specimen, step) -> {
                    String first = Specimen.id(specimen.steps().get(0));
                    ArrayNode waits = (ArrayNode) step.get("dependsOn");
                    if (!waits.toString().contains(first)) {
                        waits.add(first);
                    }
                }),
                edit(
                        "a longer hold",
                        step -> step.get("action").asText().equals("hold"),
                        (s, step) -> step.put(
                                "durationMinutes", step.get("durationMinutes").asInt() + 1440)),
                edit(
                        "takes longer outside of a window",
                        step -> !step.has("window")
                                && !step.get("action").asText().equals("hold"),
                        (s, step) -> step.put(
                                "durationMinutes", step.get("durationMinutes").asInt() + 10)),
                edit(
                        "takes less",
                        step -> !step.get("action").asText().equals("hold")
                                && step.path("downtimeMinutes").asInt() == 0,
                        (s, step) -> step.put("durationMinutes", 1)),
                new Change("two deletions change places", specimen -> {
                    List<ObjectNode> deletions =
                            specimen.steps(step -> step.get("action").asText().equals("back-up"));
                    for (ObjectNode step : deletions) {
                        int place = specimen.position(step);
                        JsonNode before = place == 0 ? null : specimen.steps().get(place - 1);
                        if (before != null
                                && before.get("action").asText().equals("back-up")
                                && before.get("wave").equals(step.get("wave"))) {
                            specimen.steps().remove(place);
                            specimen.steps().insert(place - 1, step);
                            return true;
                        }
                    }
                    return false;
                }),
                edit("a person confirms once more", step -> PlanDamages.has(step, "confirm"), (s, step) -> {
                    ArrayNode effects = (ArrayNode) step.get("effects");
                    effects.add(
                            PlanDamages.effect(step, "confirm").orElseThrow().deepCopy());
                }),
                edit("verified twice", step -> PlanDamages.has(step, "verify"), (s, step) -> {
                    ArrayNode effects = (ArrayNode) step.get("effects");
                    effects.add(PlanDamages.effect(step, "verify").orElseThrow().deepCopy());
                }),
                edit(
                        "allowed from an earlier moment",
                        step -> step.hasNonNull("notBefore"),
                        (s, step) -> step.remove("notBefore")));
    }

    private static Change line(String kind, String contains, UnaryOperator<String> change) {
        return edit(
                "command: " + kind,
                step -> CommandDamages.texts(step.get("commands")).stream().anyMatch(text -> text.contains(contains)),
                (specimen, step) -> {
                    ArrayNode commands = (ArrayNode) step.get("commands");
                    for (int i = 0; i < commands.size(); i++) {
                        if (commands.get(i).asText().contains(contains)) {
                            String before = commands.get(i).asText();
                            String after = change.apply(before);
                            commands.set(i, after);
                            follow(specimen, step, before, after);
                            return;
                        }
                    }
                });
    }

    /** The script of the step says the same. */
    private static void follow(Specimen specimen, ObjectNode step, String before, String after) {
        specimen.paths(path -> path.matches("waves/.*\\.sh")).stream()
                .filter(path -> specimen.text(path).contains("\nstep " + Specimen.id(step) + " "))
                .forEach(path -> specimen.files()
                        .put(path, changed(specimen.text(path), "\n" + before + "\n", "\n" + after + "\n")));
    }

    /** The same line may stand in the validation and in the way back; only the command is changed. */
    private static String changed(String script, String before, String after) {
        int at = script.indexOf(before, Math.max(script.indexOf("\ncommands() {"), 0));
        return at < 0 ? script : script.substring(0, at) + after + script.substring(at + before.length());
    }

    private static List<Change> commands() {
        return List.of(
                line("two blanks", "aws ", text -> text.replaceFirst(" --profile", "  --profile")),
                line(
                        "quoted profile",
                        "--profile ",
                        text -> text.replaceFirst("--profile ([a-z0-9-]+)", "--profile '$1'")),
                line(
                        "profile with an equals sign",
                        "--profile ",
                        text -> text.replaceFirst("--profile ([a-z0-9-]+)", "--profile=$1")),
                line("no pager", "aws ", text -> text.replaceFirst("--profile", "--no-cli-pager --profile")),
                line("debugged", "aws ", text -> text.replaceFirst("--profile", "--debug --profile")),
                line(
                        "a comment behind",
                        "--profile ",
                        text -> text.contains("'") || text.contains("\"") ? text : text + " # so"),
                line(
                        "region before profile",
                        "--region ",
                        text -> text.replaceFirst(
                                "--profile ([a-z0-9-]+) --region ([a-z0-9-]+)", "--region $2 --profile $1")),
                line("a name with ./", "bash accounts/", text -> text.replace("bash accounts/", "bash  accounts/")),
                edit(
                        "command: the validation asked twice in other words",
                        step -> step.get("validation").size() > 0
                                && step.get("validation").get(0).asText().startsWith("expect "),
                        (specimen, step) -> {
                            String before = step.get("validation").get(0).asText();
                            String after = before.replaceFirst("--profile", "--no-paginate --profile");
                            ((ArrayNode) step.get("validation")).set(0, after);
                            follow(specimen, step, before, after);
                        }));
    }

    private static Change file(String kind, String paths, Predicate<String> fits, UnaryOperator<String> change) {
        return new Change("file: " + kind, specimen -> {
            Optional<String> path =
                    specimen.any(specimen.paths(found -> found.matches(paths) && fits.test(specimen.text(found))));
            path.ifPresent(found -> specimen.files().put(found, change.apply(specimen.text(found))));
            return path.isPresent();
        });
    }

    private static List<Change> files() {
        Predicate<String> any = text -> true;
        return List.of(
                file("template as JSON", TEMPLATE, any, HarmlessChanges::asJson),
                file(
                        "another description",
                        TEMPLATE,
                        any,
                        text -> text.replaceFirst("Description: \"[^\"]*\"", "Description: \"x\"")),
                file("a comment in a template", TEMPLATE, any, text -> "# so\n" + text),
                file("a comment in a script", "accounts/[^/]+/deploy\\.sh", any, text -> text + "# so\n"),
                file(
                        "blank lines in a script",
                        "accounts/[^/]+/deploy\\.sh",
                        any,
                        text -> text.replace("\ndeploy\n", "\n\ndeploy\n\n")),
                file(
                        "meaning of what is given",
                        "accounts/[^/]+/deploy\\.sh",
                        text -> text.contains("\ngiven "),
                        text -> text.replaceFirst("(?m)^(given \\S+) '.*'$", "$1 'so'")),
                file("a policy on one line", "organization/policies/scp-[^/]+\\.json", any, HarmlessChanges::oneLine),
                file(
                        "a value for a list of one",
                        "organization/policies/scp-[^/]+\\.json",
                        text -> text.contains("[ \"*\" ]") || text.contains("[\"*\"]"),
                        text -> text.replace("[ \"*\" ]", "\"*\"").replace("[\"*\"]", "\"*\"")),
                file("a comment in a runbook", "waves/[0-9].*\\.sh", any, text -> text.replaceFirst("\n", "\n# so\n")),
                file("a readme", "waves/README\\.md", any, text -> text + "\nSo.\n"));
    }

    private static String asJson(String yaml) {
        try {
            return Json.pretty(Json.yaml().readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String oneLine(String json) {
        try {
            return Json.line(Json.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
