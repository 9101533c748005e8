package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who writes a log group from the name that the service gives it. */
final class LogNameReader implements ValueReader {
    private record Convention(Pattern name, List<String> types) {}

    private final List<Convention> conventions = new ArrayList<>();

    static LogNameReader load() {
        LogNameReader loaded = new LogNameReader();
        for (TsvTable.TsvRow row : TsvTable.load(LogNameReader.class, "log-names.tsv", 2)) {
            loaded.conventions.add(new Convention(
                    Pattern.compile(row.cell(0)), List.of(row.cell(1).split(","))));
        }
        return loaded;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        for (Convention convention : conventions) {
            Matcher matcher = convention.name.matcher(value.asText());
            if (matcher.matches()) {
                writer.resolve(matcher.group(1), convention.types)
                        .ifPresent(found -> writer.edge(
                                found.entity(),
                                writer.self(),
                                EdgeKind.LOGS_TO,
                                Strength.NAME,
                                pointer,
                                value.asText()));
                return;
            }
        }
    }
}
