package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the rule of a composite alarm: the alarms that it combines. */
final class AlarmRuleReader implements ValueReader {
    private static final Pattern ALARM =
            Pattern.compile("\\b(?:ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*\"?([^\")]+)\"?\\s*\\)");

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        Matcher matcher = ALARM.matcher(value.asText());
        while (matcher.find()) {
            String alarm = matcher.group(1).strip();
            writer.resolve(alarm, targets)
                    .ifPresent(
                            match -> writer.to(match.entity(), EdgeKind.REFERENCES, match.strength(), pointer, alarm));
        }
    }
}
