package dev.mitosis.scan.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Hides what has the form of a credential in data of which the places that may hold secrets are redacted already. */
final class Credentials {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    private final SecretForms forms;
    private final SecretConditions conditions;

    /** The members of tags and headers, the one with the name and the one with the value. */
    private final Map<String, String> pairs = new LinkedHashMap<>();

    /** The members whose own members are such pairs. */
    private final Set<String> maps = new LinkedHashSet<>();

    /** The members that hold no secret where they are of letters and digits. */
    private final Set<String> kept = new HashSet<>();

    Credentials(RedactionRules rules, SecretForms forms) {
        this.forms = forms;
        this.conditions = new SecretConditions(rules);
        rules.rows(RedactionTable.PAIRS).forEach(row -> {
            if (row.get("value").equals("-")) {
                maps.add(row.get("member"));
            } else {
                pairs.put(row.get("member"), row.get("value"));
            }
        });
        rules.rows(RedactionTable.MEMBERS).forEach(row -> kept.add(row.get("member")));
    }

    /** Scrubs the node and all that is below it. */
    void scrub(JsonNode node) {
        if (node instanceof ObjectNode object) {
            pairs.forEach((name, value) -> hide(object, object.path(name).asText(""), value));
            object.properties().forEach(member -> {
                if (maps.contains(member.getKey()) && member.getValue() instanceof ObjectNode map) {
                    map.properties().forEach(entry -> hide(map, entry.getKey(), entry.getKey()));
                }
                if (!isKept(member.getKey(), member.getValue())) {
                    member.setValue(scrubbed(member.getValue()));
                }
            });
            conditions.scrub(object);
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, scrubbed(array.get(i)));
            }
        }
    }

    private boolean isKept(String member, JsonNode value) {
        return kept.contains(member)
                && value.isTextual()
                && WORD.matcher(value.textValue()).matches();
    }

    private void hide(ObjectNode object, String name, String member) {
        JsonNode value = object.path(member);
        if (value.isTextual()) {
            object.put(member, forms.hide(name, value.textValue()));
        }
    }

    private JsonNode scrubbed(JsonNode value) {
        if (!value.isTextual()) {
            scrub(value);
            return value;
        }
        String text = value.textValue();
        String shown = forms.hide(conditions.scrub(text));
        return shown.equals(text) ? value : TextNode.valueOf(shown);
    }
}
