package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.condition.RequestCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One statement of an IAM policy of any sort.
 *
 * @param principals by kind: {@code AWS}, {@code Service}, {@code Federated}, {@code CanonicalUser}
 * @param conditions by key: operator and key joined by a space, for example {@code ArnLike aws:SourceArn}
 */
public record IamStatement(
        String pointer,
        String sid,
        boolean allow,
        Map<String, List<String>> principals,
        Map<String, List<String>> notPrincipals,
        List<String> actions,
        List<String> notActions,
        List<String> resources,
        List<String> notResources,
        Map<String, List<String>> conditions) {

    /** The statements of a policy document; {@code Statement} may be an object or a list. */
    public static List<IamStatement> of(JsonNode document, String pointer) {
        JsonNode statements = document.path("Statement");
        List<IamStatement> parsed = new ArrayList<>();
        if (statements.isObject()) {
            parsed.add(parse(statements, pointer + "/Statement"));
        }
        for (int i = 0; statements.isArray() && i < statements.size(); i++) {
            parsed.add(parse(statements.get(i), pointer + "/Statement/" + i));
        }
        return parsed;
    }

    private static IamStatement parse(JsonNode node, String pointer) {
        return new IamStatement(
                pointer,
                node.path("Sid").asText(),
                node.path("Effect").asText().equals("Allow"),
                principals(node.path("Principal")),
                principals(node.path("NotPrincipal")),
                texts(node.path("Action")),
                texts(node.path("NotAction")),
                texts(node.path("Resource")),
                texts(node.path("NotResource")),
                conditions(node.path("Condition")));
    }

    private static Map<String, List<String>> principals(JsonNode node) {
        Map<String, List<String>> found = new TreeMap<>();
        if (node.isTextual()) {
            found.put("AWS", List.of(node.asText()));
        }
        node.fields().forEachRemaining(member -> found.put(member.getKey(), texts(member.getValue())));
        return found;
    }

    private static Map<String, List<String>> conditions(JsonNode node) {
        Map<String, List<String>> found = new TreeMap<>();
        node.fields()
                .forEachRemaining(operator -> operator.getValue()
                        .fields()
                        .forEachRemaining(
                                key -> found.put(operator.getKey() + " " + key.getKey(), texts(key.getValue()))));
        return found;
    }

    private static List<String> texts(JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.isValueNode() && !node.isNull()) {
            found.add(node.asText());
        }
        for (JsonNode element : node) {
            found.add(element.asText());
        }
        return found;
    }

    /** The conditions one by one. */
    public List<RequestCondition> requestConditions() {
        return conditions.entrySet().stream()
                .map(entry -> RequestCondition.of(
                        entry.getKey().substring(0, entry.getKey().indexOf(' ')),
                        conditionKey(entry.getKey()),
                        entry.getValue(),
                        pointer + "/Condition"))
                .toList();
    }

    /** The conditions in words; empty where there are none. */
    String conditionText() {
        return conditions.entrySet().stream()
                .map(entry -> conditionKey(entry.getKey()) + " = " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining(" and "));
    }

    /** Whether it speaks of everybody: of the principal *, or of all but some. */
    boolean isAboutEverybody() {
        return !notPrincipals.isEmpty()
                || principals.getOrDefault("AWS", List.of()).contains("*");
    }

    static String conditionKey(String operatorAndKey) {
        return operatorAndKey.substring(operatorAndKey.indexOf(' ') + 1);
    }
}
