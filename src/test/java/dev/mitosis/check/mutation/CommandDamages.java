package dev.mitosis.check.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages to the commands of steps. */
final class CommandDamages {
    private static final Pattern PROFILE = Pattern.compile("--profile ([a-z0-9-]+)");
    private static final Pattern REGION = Pattern.compile("--region ([a-z]+-[a-z]+-[0-9])");
    private static final Pattern OPERATION = Pattern.compile("aws ([a-z0-9-]+) ([a-z0-9-]+)");
    private static final Pattern OPTION =
            Pattern.compile("--(?!profile|region|query|output|execute|active|complete|stack)([a-z-]+)(?= )");
    private static final Pattern STACK = Pattern.compile("--stack ([A-Za-z0-9-]+)");

    private CommandDamages() {}

    static List<Change> all() {
        return List.of(
                line(
                        "profile of another account",
                        "commands",
                        PROFILE,
                        (specimen, found) -> "--profile " + other(specimen, found.group(1))),
                line("profile of nobody", "commands", PROFILE, (specimen, found) -> "--profile somebody"),
                line("no profile", "commands", PROFILE, (specimen, found) -> ""),
                line("another region", "commands", REGION, (specimen, found) -> "--region ap-south-1"),
                line("operation misspelt", "commands", OPERATION, (specimen, found) -> found.group() + "x"),
                line(
                        "operation that destroys",
                        "commands",
                        OPERATION,
                        (specimen, found) ->
                                "aws rds delete-db-cluster --db-cluster-identifier prod && " + found.group()),
                line("option misspelt", "commands", OPTION, (specimen, found) -> found.group() + "x"),
                line(
                        "option left out",
                        "commands",
                        Pattern.compile(
                                "--(db-snapshot-identifier|table-name|bucket|role-name|function-name|queue-url|stack-name|topic-arn"
                                        + "|load-balancer-arn|target-group-arn|group-id|rule|log-group-name|secret-id|instance-ids) \\S+"),
                        (specimen, found) -> ""),
                line(
                        "object of another",
                        "commands",
                        Pattern.compile(
                                "(delete-(?:table|queue|function|topic|log-group|role|db-instance) --[a-z-]+) \\S+"),
                        (specimen, found) -> found.group(1) + " checkout-prod-orders"),
                line("another stack", "commands", STACK, (specimen, found) -> found.group() + "-2x"),
                line(
                        "stack only shown",
                        "commands",
                        Pattern.compile("deploy\\.sh --execute"),
                        (specimen, found) -> "deploy.sh"),
                line(
                        "another account's script",
                        "commands",
                        Pattern.compile("bash accounts/([a-z0-9-]+)/"),
                        (specimen, found) -> "bash accounts/" + other(specimen, found.group(1)) + "/"),
                line(
                        "not encrypted again",
                        "commands",
                        Pattern.compile("( copy-(?:db-|db-cluster-)?(?:snapshot|image) .*) --kms-key-id \\S+"),
                        (specimen, found) -> found.group(1)),
                line("never active", "commands", Pattern.compile(" --active"), (specimen, found) -> ""),
                line("passes whatever happened", "validation", Pattern.compile("$"), (specimen, found) -> " || true"),
                lines(
                        "commands deleted",
                        step -> step.get("commands").size() > 0 && changes(step),
                        (specimen, step) -> List.of()),
                lines("one command deleted", step -> captures(step) >= 0, (specimen, step) -> {
                    List<String> rest = texts(step.get("commands"));
                    rest.remove(captures(step));
                    return rest;
                }),
                lines("commands swapped", step -> captures(step) >= 0, (specimen, step) -> {
                    List<String> rest = texts(step.get("commands"));
                    rest.add(rest.remove(captures(step)));
                    return rest;
                }),
                lines("command doubled", step -> step.get("commands").size() > 0, (specimen, step) -> {
                    List<String> rest = texts(step.get("commands"));
                    rest.add(specimen.any(rest).orElseThrow());
                    return rest;
                }),
                lines("home deleted", step -> step.get("commands").size() > 0, (specimen, step) -> {
                    List<String> rest = texts(step.get("commands"));
                    rest.set(specimen.random().nextInt(rest.size()), "rm -rf ~");
                    return rest;
                }),
                lines("production deleted", step -> !step.get("manual").asBoolean(), (specimen, step) -> {
                    List<String> rest = texts(step.get("commands"));
                    rest.add(
                            "aws rds delete-db-instance --db-instance-identifier maindb --skip-final-snapshot --profile "
                                    + step.get("account").asText() + " --region eu-west-1");
                    return rest;
                }),
                validation("validation is true", "true"),
                validation("validation is a comment", "# looks good"),
                validation(
                        "validation deletes",
                        "aws dynamodb delete-table --table-name orders --profile production" + " --region eu-west-1"),
                validation("validation says so", "echo done"));
    }

    private static boolean changes(JsonNode step) {
        return !step.get("manual").asBoolean()
                && List.of("create", "copy", "freeze", "switch", "delete").stream()
                        .anyMatch(verb -> PlanDamages.has(step, verb));
    }

    private static String other(Specimen specimen, String account) {
        return specimen.any(specimen.original().target().accounts().stream()
                        .map(found -> found.name())
                        .filter(name -> !name.equals(account) && !name.equals("management"))
                        .toList())
                .orElse("nobody");
    }

    /** The place of a line that sets a variable which a later line of the step uses; -1 without one. */
    private static int captures(JsonNode step) {
        List<String> lines = texts(step.get("commands"));
        for (int i = 0; i < lines.size() - 1; i++) {
            Matcher set = Pattern.compile("^([A-Z][A-Z0-9_]*)=\\$\\(").matcher(lines.get(i));
            if (set.find()
                    && String.join("\n", lines.subList(i + 1, lines.size())).contains("${" + set.group(1))) {
                return i;
            }
        }
        return -1;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Change line(
            String kind, String member, Pattern pattern, BiFunction<Specimen, Matcher, String> replacement) {
        return new Change("command: " + kind, specimen -> {
            Optional<ObjectNode> step =
                    specimen.any(found -> !found.get("manual").asBoolean()
                            && texts(found.get(member)).stream()
                                    .anyMatch(text -> pattern.matcher(text).find()));
            step.ifPresent(found -> {
                ArrayNode lines = (ArrayNode) found.get(member);
                for (int i = 0; i < lines.size(); i++) {
                    Matcher matcher = pattern.matcher(lines.get(i).asText());
                    if (matcher.find()) {
                        String changed = lines.get(i).asText().substring(0, matcher.start())
                                + replacement.apply(specimen, matcher)
                                + lines.get(i).asText().substring(matcher.end());
                        lines.set(i, changed);
                        break;
                    }
                }
                specimen.names(Specimen.id(found));
            });
            return step.isPresent();
        });
    }

    private static Change lines(
            String kind, Predicate<ObjectNode> which, BiFunction<Specimen, ObjectNode, List<String>> change) {
        return new Change("command: " + kind, specimen -> {
            Optional<ObjectNode> step = specimen.any(which);
            step.ifPresent(found -> {
                List<String> lines = change.apply(specimen, found);
                ArrayNode all = found.putArray("commands");
                lines.forEach(all::add);
                specimen.names(Specimen.id(found));
            });
            return step.isPresent();
        });
    }

    private static Change validation(String kind, String text) {
        return new Change("command: " + kind, specimen -> {
            Optional<ObjectNode> step = specimen.any(found ->
                    found.get("validation").size() > 0 && !found.get("manual").asBoolean());
            step.ifPresent(found -> {
                found.putArray("validation").add(text);
                specimen.names(Specimen.id(found));
            });
            return step.isPresent();
        });
    }
}
