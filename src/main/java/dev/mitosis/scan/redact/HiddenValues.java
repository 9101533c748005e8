package dev.mitosis.scan.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.scan.secrecy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What stays of a value that is hidden. */
final class HiddenValues {
    private static final Pattern STRUCTURE = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.$:-]{0,80}");

    /** Amazon States Language: the members of States are called as people want, in up to 80 characters. */
    private static final String STATES = "States";

    private static final Pattern STATE = Pattern.compile("[^\\p{Cntrl}]{1,80}");

    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9]{1,40}");

    // Amazon States Language: a member that ends in .$ holds a path, as do InputPath and its kin and Variable; the
    // paths are JSONPath (RFC 9535) into the input, or into the context object after a second dollar sign.
    private static final Pattern PATHS = Pattern.compile(".*(?:\\.\\$|Path|Variable)");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$?(?:\\.{1,2}(?:[A-Za-z_][A-Za-z0-9_-]*|\\*)|"
            + "\\[(?:\\d+|\\d*:\\d*|\\*|'[A-Za-z_][A-Za-z0-9_ -]*')])*");

    private final RedactionRules rules;
    private final TextRedactor texts;
    private final SecretForms forms;
    private final Base64Text base64;

    HiddenValues(RedactionRules rules, Identifiers known, SecretForms forms) {
        this.rules = rules;
        this.texts = new TextRedactor(rules, known);
        this.forms = forms;
        this.base64 = new Base64Text(rules);
    }

    /** The value without secrets; an object or list is changed itself. */
    JsonNode redacted(JsonNode value, Treatment treatment) {
        if (value.isContainerNode()) {
            mask(value, treatment, STRUCTURE);
            return value;
        }
        boolean shown = value.isNull() || value.isBoolean() || isWord(value.asText(), treatment.keep());
        return shown ? value : TextNode.valueOf(text(value.asText(), treatment));
    }

    private String text(String source, Treatment treatment) {
        String text = treatment.kind() == Treatment.Kind.BASE64 ? base64.decode(source) : source;
        String start = text.stripLeading();
        if (rules.has(RedactionStep.JSON_TEXT) && (start.startsWith("{") || start.startsWith("["))) {
            try {
                JsonNode tree = Json.mapper().readTree(text);
                mask(tree, new Treatment(Treatment.Kind.HIDDEN, treatment.keep()), STRUCTURE);
                return Json.line(tree);
            } catch (JsonProcessingException e) {
                // Not JSON after all: plain text then.
                return texts.redact(text);
            }
        }
        return texts.redact(text);
    }

    /** Redacts every value below the node; members stay where their names look like names. */
    private void mask(JsonNode node, Treatment treatment, Pattern names) {
        if (node instanceof ObjectNode object) {
            List<String> odd = new ArrayList<>();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                if (isOdd(name, names)) {
                    odd.add(name);
                } else if (!isKept(name, member.getValue(), treatment.keep())) {
                    member.setValue(masked(name, member.getValue(), treatment));
                }
            }
            object.remove(odd);
            if (!odd.isEmpty()) {
                // Who reads it shall know that something is missing.
                object.put(TextRedactor.MASK, TextRedactor.MASK);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked("", array.get(i), treatment));
            }
        }
    }

    private boolean isOdd(String name, Pattern names) {
        return (rules.has(RedactionStep.ODD_NAME) && !names.matcher(name).matches())
                || (rules.has(RedactionStep.SECRET_NAME) && !forms.hide(name).equals(name));
    }

    private boolean isKept(String name, JsonNode value, Set<String> keep) {
        return rules.has(RedactionStep.KEPT_MEMBER) && keep.contains(name) && !value.isContainerNode();
    }

    private boolean isWord(String text, Set<String> keep) {
        return rules.has(RedactionStep.KEPT_WORD)
                && keep.stream().filter(one -> one.startsWith("=")).anyMatch(one -> isWord(text, one.substring(1)));
    }

    private static boolean isWord(String text, String word) {
        if (!word.endsWith("*")) {
            return text.equals(word);
        }
        String start = word.substring(0, word.length() - 1);
        return text.startsWith(start)
                && LETTERS.matcher(text.substring(start.length())).matches();
    }

    private JsonNode masked(String name, JsonNode value, Treatment treatment) {
        if (value.isContainerNode()) {
            boolean states = name.equals(STATES) && !treatment.keep().isEmpty();
            mask(value, treatment, states ? STATE : STRUCTURE);
            return value;
        }
        if (!value.isTextual()) {
            boolean shown = value.isNull() || value.isBoolean() || !rules.has(RedactionStep.NUMBER);
            return shown ? value : TextNode.valueOf(TextRedactor.MASK);
        }
        boolean path = rules.has(RedactionStep.STATE_PATH)
                && PATHS.matcher(name).matches()
                && !treatment.keep().isEmpty()
                && REFERENCE.matcher(value.asText()).matches();
        return path || isWord(value.asText(), treatment.keep())
                ? value
                : TextNode.valueOf(text(value.asText(), treatment));
    }
}
