package dev.mitosis.rehearse.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Resource;
import dev.mitosis.rehearse.gate.EmulatorCalls;
import dev.mitosis.rehearse.gate.EmulatorCalls.Answer;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes by a call of its own what CloudFormation has no type for, by {@code source-calls.tsv}. */
final class SourceCalls {
    /** Tags that only AWS gives. */
    private static final String OF_AWS = "aws:";

    private static final Map<String, TsvRow> ROWS = new HashMap<>();

    static {
        TsvTable.loadNamed(SourceCalls.class, "source-calls.tsv").forEach(row -> ROWS.put(row.get("type"), row));
    }

    private final EmulatorCalls calls;
    private final Renames renames;

    /**
     * Calls in the old account.
     *
     * @param renames what is called otherwise now; takes in what was made
     */
    SourceCalls(EmulatorCalls calls, Renames renames) {
        this.calls = calls;
        this.renames = renames;
    }

    /** Whether things of the type are made so. */
    static boolean makes(String type) {
        return ROWS.containsKey(type);
    }

    /**
     * Makes a thing.
     *
     * @return why it could not; empty where it stands
     */
    Optional<String> make(Resource old) throws IOException {
        TsvRow row = ROWS.get(old.type());
        if (row == null) {
            return Optional.of("no call makes it");
        }
        Map<String, String> question = new LinkedHashMap<>();
        question.put("Action", row.get("action"));
        question.put("Version", row.get("version"));
        for (String pair : row.get("members").split(";", -1)) {
            int sign = pair.indexOf('=');
            String from = pair.substring(sign + 1);
            JsonNode value = from.startsWith("/") ? old.data().at(from) : null;
            String text = value == null ? from : value.asText("");
            if (!text.isEmpty()) {
                question.put(pair.substring(0, sign), renames.in(text));
            }
        }
        int number = 0;
        for (Map.Entry<String, String> tag : old.tags().entrySet()) {
            if (tag.getKey().startsWith(OF_AWS)) {
                continue;
            }
            number++;
            String prefix = row.get("tags").replace("N", String.valueOf(number));
            question.put(prefix + "Key", tag.getKey());
            question.put(prefix + "Value", tag.getValue());
        }
        Answer answer = calls.ask(row.get("service"), old.region(), question);
        Matcher made = Pattern.compile("<" + row.get("id") + ">([^<]+)</").matcher(answer.text());
        if (!answer.passed() || !made.find()) {
            return Optional.of(SourceBuilder.said(answer));
        }
        renames.put(old.data().at(row.get("before")).asText(old.id()), made.group(1));
        return Optional.empty();
    }
}
