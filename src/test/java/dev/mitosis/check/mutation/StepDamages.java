package dev.mitosis.check.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Damages to the files, proofs, options and ways back of steps, and steps of which nothing else speaks. */
final class StepDamages {
    private StepDamages() {}

    static List<Change> all() {
        return Stream.of(files(), lines(), steps()).flatMap(List::stream).toList();
    }

    private static List<Change> files() {
        Predicate<ObjectNode> some = step -> step.get("files").size() > 0;
        return List.of(
                edit("step: a file less", some, (specimen, step) -> {
                    ArrayNode files = (ArrayNode) step.get("files");
                    specimen.names(files.remove(specimen.random().nextInt(files.size()))
                            .asText());
                    return true;
                }),
                edit("step: a file of another", some, (specimen, step) -> {
                    Set<String> all = new TreeSet<>();
                    specimen.steps(some).forEach(other -> other.get("files").forEach(file -> all.add(file.asText())));
                    step.get("files").forEach(file -> all.remove(file.asText()));
                    Optional<String> other = specimen.any(List.copyOf(all));
                    ArrayNode files = (ArrayNode) step.get("files");
                    other.ifPresent(file -> files.set(specimen.random().nextInt(files.size()), file));
                    return other.isPresent();
                }));
    }

    private static List<Change> lines() {
        return List.of(
                line("only started", "commands", "deploy\\.sh (.*?) --complete", "deploy.sh $1"),
                line("under another key", "commands", "--kms-key-id \\S+", "--kms-key-id alias/aws/other"),
                line("bucket in another region", "commands", "(aws s3api .*--region) \\S+", "$1 ap-south-1"),
                line("nothing expected", "validation", "^expect \\S+ aws", "aws"),
                line("stands whatever it is", "validation", "^stands aws", "aws"),
                line("gone whatever it is", "validation", "^gone aws", "aws"),
                line("used whatever it is", "validation", "^quiet aws", "aws"),
                line("gone in place of stands", "validation", "^stands aws", "gone aws"),
                line("waits for nothing", "commands", "^wait_until \\S+ aws", "aws"),
                edit(
                        "step: a line of the way back less",
                        step -> step.path("undo").path("commands").size() > 1,
                        (specimen, step) -> {
                            ArrayNode lines = (ArrayNode) step.get("undo").get("commands");
                            lines.remove(specimen.random().nextInt(lines.size()));
                            return true;
                        }),
                edit(
                        "step: the only line of the way back gone",
                        step -> step.path("undo").path("commands").size() == 1,
                        (specimen, step) -> {
                            ((ObjectNode) step.get("undo")).putArray("commands");
                            return true;
                        }),
                edit("step: a command less", step -> step.get("commands").size() > 1, (specimen, step) -> {
                    ArrayNode lines = (ArrayNode) step.get("commands");
                    lines.remove(specimen.random().nextInt(lines.size()));
                    return true;
                }),
                edit("step: a proof less", step -> step.get("validation").size() > 1, (specimen, step) -> {
                    ArrayNode lines = (ArrayNode) step.get("validation");
                    lines.remove(specimen.random().nextInt(lines.size()));
                    return true;
                }));
    }

    private static List<Change> steps() {
        return Stream.of(
                        Stream.of(
                                        "cost-sign-off",
                                        "join-watch",
                                        "join-billing",
                                        "join-billing-preferences",
                                        "join-invite",
                                        "join-preflight",
                                        "join-admin-role",
                                        "leftovers",
                                        "handover",
                                        "handover-end",
                                        "landing",
                                        "lambda-event-source",
                                        "record-ttl",
                                        "organization-log-archive",
                                        "organization-people",
                                        "organization-profiles",
                                        "account-ids",
                                        "closing-scan",
                                        "closing-users",
                                        "closing-move",
                                        "cost-enable-history",
                                        "cost-definitions",
                                        "from-today",
                                        "stack-connections",
                                        "policies-attached",
                                        "policies-tried",
                                        "account-quota")
                                .map(method -> drop(method, step -> PlanDamages.is(step, "method", method))),
                        Stream.of(
                                drop(
                                        "rehearsal",
                                        step -> PlanDamages.is(step, "action", "copy")
                                                && step.get("effects")
                                                        .toString()
                                                        .contains("\"rehearsal/")),
                                drop("drain", step -> PlanDamages.is(step, "action", "drain")),
                                drop("opening", step -> PlanDamages.is(step, "method", "open")),
                                drop("go", step -> PlanDamages.is(step, "method", "go-or-no-go")),
                                drop(
                                        "stop of an event source",
                                        step -> PlanDamages.is(step, "method", "lambda-event-source")
                                                && PlanDamages.has(step, "freeze")),
                                move("earlier", true),
                                move("later", false)))
                .flatMap(kinds -> kinds)
                .toList();
    }

    private static Change drop(String what, Predicate<ObjectNode> which) {
        return new Change("dropped: the step " + what, specimen -> {
            Optional<ObjectNode> step = specimen.any(which);
            step.ifPresent(specimen::drop);
            return step.isPresent();
        });
    }

    /** A switch to the beginning or the end of its window. */
    private static Change move(String where, boolean first) {
        return new Change("moved: switch " + where + " in its window", specimen -> {
            Optional<ObjectNode> step =
                    specimen.any(found -> PlanDamages.is(found, "action", "cutover") && found.hasNonNull("window"));
            if (step.isEmpty()) {
                return false;
            }
            List<ObjectNode> others = specimen.steps(found -> !found.equals(step.get())
                    && found.path("window").equals(step.get().get("window"))
                    && found.path("wave").equals(step.get().get("wave")));
            if (others.isEmpty()) {
                return false;
            }
            ObjectNode to = others.get(first ? 0 : others.size() - 1);
            String id = Specimen.id(step.get());
            for (JsonNode other : specimen.steps()) {
                Specimen.forget((ArrayNode) other.get("dependsOn"), id);
            }
            specimen.move(step.get(), to);
            return true;
        });
    }

    private static Change edit(String kind, Predicate<ObjectNode> which, BiPredicate<Specimen, ObjectNode> change) {
        return new Change(kind, specimen -> {
            Optional<ObjectNode> step =
                    specimen.any(found -> !found.get("manual").asBoolean() && which.test(found));
            step.ifPresent(found -> specimen.names(Specimen.id(found)));
            return step.isPresent() && change.test(specimen, step.get());
        });
    }

    private static Change line(String kind, String member, String pattern, String replacement) {
        Pattern compiled = Pattern.compile(pattern);
        return edit(
                "step: " + kind,
                step -> CommandDamages.texts(step.get(member)).stream()
                        .anyMatch(text -> compiled.matcher(text).find()),
                (specimen, step) -> {
                    ArrayNode lines = (ArrayNode) step.get(member);
                    List<String> texts = CommandDamages.texts(lines);
                    List<Integer> places = Stream.iterate(0, place -> place < texts.size(), place -> place + 1)
                            .filter(place -> compiled.matcher(texts.get(place)).find())
                            .toList();
                    int place = specimen.any(places).orElseThrow();
                    lines.set(place, compiled.matcher(texts.get(place)).replaceFirst(replacement));
                    return true;
                });
    }
}
