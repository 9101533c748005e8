package dev.mitosis.check.artefact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** A statement of a policy in one form: one value is a list of one, and the order of members says nothing. */
final class StatementForm {
    private StatementForm() {}

    static String of(JsonNode node) {
        if (node.isArray()) {
            Set<String> values = new TreeSet<>();
            node.forEach(value -> values.add(of(value)));
            return values.size() == 1 ? values.iterator().next() : values.toString();
        }
        if (node.isObject()) {
            Set<String> members = new TreeSet<>();
            node.fields().forEachRemaining(entry -> members.add(entry.getKey() + "=" + of(entry.getValue())));
            return members.toString();
        }
        return node.asText();
    }
}
