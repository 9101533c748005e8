package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the resource whose metric an alarm watches, from the metric's dimensions. */
final class DimensionReader implements ValueReader {
    private final Map<String, List<String>> types = new HashMap<>();

    static DimensionReader load() {
        DimensionReader loaded = new DimensionReader();
        for (TsvTable.TsvRow row : TsvTable.load(DimensionReader.class, "dimensions.tsv", 2)) {
            loaded.types.put(row.cell(0), List.of(row.cell(1).split(",")));
        }
        return loaded;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode dimensions, String pointer, List<String> targets) {
        for (int i = 0; i < dimensions.size(); i++) {
            String name = dimensions.get(i).path("Name").asText();
            String value = dimensions.get(i).path("Value").asText();
            List<String> expected = types.getOrDefault(name, List.of());
            if (expected.isEmpty()) {
                continue;
            }
            String at = pointer + "/" + i + "/Value";
            writer.resolve(value, expected)
                    .ifPresent(match ->
                            writer.to(match.entity(), EdgeKind.REFERENCES, match.strength(), at, name + " = " + value));
        }
    }
}
