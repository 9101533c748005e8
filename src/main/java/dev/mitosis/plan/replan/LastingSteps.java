package dev.mitosis.plan.replan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.plan.PlanDocument;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets the steps of a new plan keep the ids of an earlier one, by which people and scripts have noted what was done.
 */
public final class LastingSteps {
    /** The command that looks when another step has ended. */
    private static final Pattern HELD = Pattern.compile("(?<=^held )\\S+");

    private LastingSteps() {}

    /** The new plan with the ids of the earlier one, for steps that are about the same things. */
    public static PlanDocument keep(PlanDocument earlier, PlanDocument now) {
        Map<String, String> ids = StepKinship.between(earlier, now);
        return ids.isEmpty() ? now : renamed(now, ids);
    }

    static PlanDocument renamed(PlanDocument now, Map<String, String> ids) {
        JsonNode document = Json.mapper().valueToTree(now);
        try {
            return Json.mapper().treeToValue(renamed(document, ids), PlanDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is no plan any more when its steps have other ids", e);
        }
    }

    /** Every text that is the id of a step, wherever it stands: no other text of a plan ends with such a hash. */
    private static JsonNode renamed(JsonNode node, Map<String, String> ids) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(renamed(member.getValue(), ids)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, renamed(array.get(i), ids));
            }
        } else if (node.isTextual()) {
            String text = node.textValue();
            String id = ids.get(text);
            if (id != null) {
                return TextNode.valueOf(id);
            }
            Matcher held = HELD.matcher(text);
            if (held.find()) {
                return TextNode.valueOf(held.replaceFirst(found -> ids.getOrDefault(found.group(), found.group())));
            }
        }
        return node;
    }
}
