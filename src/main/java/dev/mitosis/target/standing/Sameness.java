package dev.mitosis.target.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.io.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a value that stands is the planned one: the order of lists means nothing, nor whether a number, a truth value
 * or JSON is a text; what only AWS tells may be anything, and what the snapshot hides may be what is planned.
 */
final class Sameness {
    private Sameness() {}

    static boolean of(JsonNode planned, JsonNode found) {
        if (planned.isObject()) {
            JsonNode inside = found.isTextual() ? json(found.textValue()) : found;
            return inside.isObject()
                    && inside.properties().stream().allMatch(member -> planned.has(member.getKey()))
                    && planned.properties().stream()
                            .allMatch(member ->
                                    isUntold(member.getValue()) || of(member.getValue(), inside.path(member.getKey())));
        }
        if (planned.isArray()) {
            return found.isArray() ? ofLists(planned, found) : planned.size() == 1 && of(planned.get(0), found);
        }
        if (found.isContainerNode()) {
            JsonNode inside = json(planned.asText());
            return inside.isContainerNode()
                    ? of(inside, found)
                    : found.isArray() && found.size() == 1 && of(planned, found.get(0));
        }
        return !found.isMissingNode() && ofTexts(planned.asText(), found.asText());
    }

    private static boolean isUntold(JsonNode planned) {
        return planned.asText().equals(StandingValues.UNTOLD);
    }

    private static boolean ofTexts(String planned, String found) {
        if (planned.equals(found) || found.contains(StandingValues.HIDDEN)) {
            return true;
        }
        if (planned.contains(StandingValues.UNTOLD)) {
            String pattern = Pattern.quote(planned).replace(StandingValues.UNTOLD, "\\E.+\\Q");
            return Pattern.compile(pattern, Pattern.DOTALL).matcher(found).matches();
        }
        JsonNode inside = json(planned);
        return inside.isContainerNode() && of(inside, json(found));
    }

    private static boolean ofLists(JsonNode planned, JsonNode found) {
        List<JsonNode> left = new ArrayList<>();
        found.forEach(left::add);
        for (JsonNode element : planned) {
            int at = 0;
            while (at < left.size() && !of(element, left.get(at))) {
                at++;
            }
            if (at == left.size()) {
                return false;
            }
            left.remove(at);
        }
        return left.isEmpty();
    }

    private static JsonNode json(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return MissingNode.getInstance();
        }
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
