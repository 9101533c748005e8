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
public record StepJournal(Map<String, Entry> entries, int unreadable) {

    /**
     * What was noted last.
     *
     * @param digest of what the step was when it was noted; empty where that was not written down
     */
    public record Entry(
            String plan,
            String digest,
            String outcome,
            @Nullable String started,
            @Nullable String ended,
            @Nullable String by) {}

    /** Reads the text of the file; empty where there is none. */
    public static StepJournal read(String text) {
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
                            node.path("digest").asText(""),
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

    /** The state of a step: open where nothing was noted. */
    public String state(String step) {
        Entry entry = entries.get(step);
        return entry == null ? "open" : entry.outcome();
    }

    /** Whether it is done. */
    public boolean isDone(String step) {
        return state(step).equals("done");
    }

    /** Whether anything of it was done and not taken back. */
    public boolean isBegun(String step) {
        String state = state(step);
        return !state.equals("open") && !state.equals("undone");
    }
}
