package dev.mitosis.check.blackbox;

import static dev.mitosis.check.blackbox.DocumentSet.is;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can be done to what a step runs and asks. */
final class CommandLineDamages {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Za-z0-9_]*)}");
    private static final Pattern STACK = Pattern.compile("accounts/([^/ ]+)/deploy\\.sh.*--stack ([^ ]+)");
    private static final Pattern DIMENSION = Pattern.compile("Name=(\\w+),Value=([^ ]+)");

    private CommandLineDamages() {}

    static List<DocumentDamage> all() {
        return List.of(
                commands(
                        "what a command finds out is not kept",
                        text -> text.replaceFirst("^[A-Z0-9_]+=\\$\\((.*)\\)$", "$1")),
                new DocumentDamage(
                        "a command takes what another thing's step found out", CommandLineDamages::otherVariables),
                new DocumentDamage(
                        "a step is proved by the validation of another step", CommandLineDamages::otherValidations),
                new DocumentDamage(
                        "a step proves nothing",
                        documents -> documents.eachStep(
                                (all, step) -> !step.path("validation").isEmpty()
                                        && !step.path("commands").isEmpty(),
                                step -> step.putArray("validation"))),
                validation(
                        "a validation that cannot fail",
                        text -> text.replaceFirst("^expect (\\S+) aws .*", "expect $1 echo $1")),
                commands("a failure is swallowed", text -> text.replaceFirst("^(aws (?!.*\\|\\|).*)$", "$1 || true")),
                commands(
                        "a script only says what it would do",
                        text -> text.replaceFirst("(deploy\\.sh) --execute", "$1")),
                new DocumentDamage(
                        "a new side goes to work as it is made",
                        documents -> documents.eachText(
                                "commands",
                                (all, step) -> is(step, "phase", "data", "compute", "identity", "network"),
                                text -> text.replaceFirst(
                                        "--execute --stack", "--execute --active --complete --stack"))),
                commands("a new side never goes to work", text -> text.replaceFirst(" --active --complete", "")),
                new DocumentDamage("another stack of the account is deployed", CommandLineDamages::otherStacks),
                commands(
                        "a stack is taken away instead of made",
                        text -> text.replaceFirst("--execute --stack", "--execute --remove --stack")),
                inBoth("nothing is held", text -> text.replaceFirst("^(held \\S+) \\d+$", "$1 0")),
                inBoth(
                        "held since a step that is no opening",
                        text -> text.replaceFirst("^held validate-open\\S+", "held decide-from-today-production")),
                commands("watched for no time", text -> text.replaceAll("days_ago (7|14)", "days_ago 0")),
                new DocumentDamage("the use of another thing is watched", CommandLineDamages::otherDimensions),
                commands(
                        "the last backup lies beside the workload",
                        text -> text.replaceAll("\\$\\{ACCOUNT_BACKUP}(:backup-vault)", "123456789012$1")),
                commands(
                        "a stranger's account",
                        text -> text.replaceFirst("(?<![0-9])123456789012(?![0-9])", "999988887777")),
                commands(
                        "policies are attached before they are tried",
                        text -> text.replaceAll("(STAGE_[A-Z0-9_]+)=staging", "$1=units")),
                commands(
                        "a policy is attached nowhere",
                        text -> text.replaceFirst("(STAGE_[A-Z0-9_]+)=units", "$1=none")),
                commands(
                        "waits for another state", text -> text.replaceFirst("^wait_until \\w+", "wait_until FAILED")));
    }

    private static boolean any(DocumentSet documents, ObjectNode step) {
        return true;
    }

    private static DocumentDamage commands(String name, UnaryOperator<String> edit) {
        return new DocumentDamage(name, documents -> documents.eachText("commands", CommandLineDamages::any, edit));
    }

    private static DocumentDamage validation(String name, UnaryOperator<String> edit) {
        return new DocumentDamage(name, documents -> documents.eachText("validation", CommandLineDamages::any, edit));
    }

    private static DocumentDamage inBoth(String name, UnaryOperator<String> edit) {
        return new DocumentDamage(
                name,
                documents -> documents.eachStep(
                        (all, step) -> changes(step, "commands", edit) && changes(step, "validation", edit), step -> {
                            change(step, "commands", edit);
                            change(step, "validation", edit);
                        }));
    }

    private static boolean changes(ObjectNode step, String list, UnaryOperator<String> edit) {
        for (var text : step.path(list)) {
            if (!edit.apply(text.asText()).equals(text.asText())) {
                return true;
            }
        }
        return false;
    }

    private static void change(ObjectNode step, String list, UnaryOperator<String> edit) {
        ArrayNode texts = (ArrayNode) step.path(list);
        for (int i = 0; i < texts.size(); i++) {
            texts.set(i, edit.apply(texts.get(i).asText()));
        }
    }

    private static List<Spot> otherVariables(DocumentSet documents) {
        List<String> known = documents.rows("variables").stream()
                .map(row -> row.path("name").asText())
                .toList();
        return documents.eachText(
                "commands",
                CommandLineDamages::any,
                text -> VARIABLE.matcher(text)
                        .results()
                        .findFirst()
                        .flatMap(found ->
                                sibling(known, found.group(1)).map(other -> replaced(text, found, "${" + other + "}")))
                        .orElse(text));
    }

    /** Another variable that begins with the same word. */
    private static Optional<String> sibling(List<String> known, String name) {
        String word = name.replaceFirst("_.*", "_");
        return known.stream()
                .filter(other -> other.startsWith(word) && !other.equals(name))
                .findFirst();
    }

    private static List<Spot> otherStacks(DocumentSet documents) {
        List<ObjectNode> stacks = DocumentSet.objects(documents.target(), "stacks");
        return documents.eachText(
                "commands",
                CommandLineDamages::any,
                text -> STACK.matcher(text)
                        .results()
                        .findFirst()
                        .flatMap(found -> stacks.stream()
                                .filter(stack ->
                                        is(stack, "account", found.group(1)) && !is(stack, "name", found.group(2)))
                                .findFirst()
                                .map(other -> text.substring(0, found.start(2))
                                        + other.path("name").asText()
                                        + text.substring(found.end(2))))
                        .orElse(text));
    }

    private static List<Spot> otherDimensions(DocumentSet documents) {
        List<MatchResult> used = documents.steps().stream()
                .flatMap(step ->
                        DIMENSION.matcher(step.path("commands").toString()).results())
                .toList();
        return documents.eachText(
                "commands",
                CommandLineDamages::any,
                text -> DIMENSION
                        .matcher(text)
                        .results()
                        .findFirst()
                        .flatMap(found -> used.stream()
                                .filter(other -> other.group(1).equals(found.group(1))
                                        && !other.group(2).equals(found.group(2)))
                                .findFirst()
                                .map(other -> replaced(text, found, other.group())))
                        .orElse(text));
    }

    private static String replaced(String text, MatchResult found, String by) {
        return text.substring(0, found.start()) + by + text.substring(found.end());
    }

    private static List<Spot> otherValidations(DocumentSet documents) {
        List<Spot> spots = new ArrayList<>();
        for (ObjectNode step : documents.steps()) {
            documents.steps().stream()
                    .filter(other -> other.path("method").equals(step.path("method"))
                            && !other.path("validation").isEmpty()
                            && !other.path("validation").equals(step.path("validation")))
                    .findFirst()
                    .ifPresent(other -> spots.add(new Spot(
                            step.path("id").asText(),
                            () -> step.set(
                                    "validation", other.path("validation").deepCopy()))));
        }
        return spots;
    }
}
