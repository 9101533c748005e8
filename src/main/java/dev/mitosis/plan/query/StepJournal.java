package dev.mitosis.plan.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts of runbooks have noted, {@code state/steps.jsonl}: of each step its last line counts.
 *
 * @param entries by the id of the step, in the order in which they were noted first
 * @param unreadable how many lines are none of a step
 */
record StepJournal(Map<String, Entry> entries, int unreadable) {

    /** What was noted last. */
    record Entry(
            String plan,
            String outcome,
            @Nullable String started,
            @Nullable String ended,
            @Nullable String by) {}

    static StepJournal read(String text) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        int unreadable = 0;
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            JsonNode node = parsed(line);
            if (node == null
                    || !node.path("step").isTextual()
                    || !node.path("outcome").isTextual()) {
                unreadable++;
                continue;
            }
            entries.put(
                    node.path("step").textValue(),
                    new Entry(
                            node.path("plan").asText(""),
                            node.path("outcome").textValue(),
                            node.path("started").textValue(),
                            node.path("ended").textValue(),
                            node.path("by").textValue()));
        }
        return new StepJournal(entries, unreadable);
    }

    private static @Nullable JsonNode parsed(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
