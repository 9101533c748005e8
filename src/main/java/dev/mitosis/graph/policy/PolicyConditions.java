package dev.mitosis.graph.policy;

import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the conditions that hold an account or organization id: they break when the resource changes account. */
final class PolicyConditions {
    private static final Pattern MOVES = Pattern.compile(".*\\b(\\d{12}|o-[a-z0-9]{10,32}|ou-[a-z0-9-]{8,})\\b.*");

    private PolicyConditions() {}

    static void note(EdgeWriter writer, IamStatement statement) {
        for (Map.Entry<String, List<String>> condition : statement.conditions().entrySet()) {
            String key = IamStatement.conditionKey(condition.getKey());
            boolean named = condition.getValue().stream()
                    .anyMatch(value -> MOVES.matcher(value).matches());
            boolean scoped = key.toLowerCase(Locale.ROOT).matches(".*(account|orgid|orgpaths)$");
            if (key.toLowerCase(Locale.ROOT).endsWith("arn") && named) {
                finding(writer, Severity.LOW, key + " names callers by ARN, which holds the account's id");
            } else if (named || scoped) {
                finding(
                        writer,
                        Severity.MEDIUM,
                        key + " = " + String.join(", ", condition.getValue())
                                + " holds the id of an account or organization");
            }
        }
    }

    private static void finding(EdgeWriter writer, Severity severity, String what) {
        writer.finding(
                "graph.condition-breaks-on-move",
                severity,
                "The policy condition " + what + ".",
                "Change the condition in the same step that moves the resource or its caller.");
    }
}
