package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the resource whose metric an alarm watches, from the metric's dimensions. */
final class DimensionReader implements ValueReader {
    private static final String AWS = "AWS/";

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
            String at = pointer + "/" + i + "/Value";
            match(writer, name, value, pointer)
                    .ifPresent(match ->
                            writer.to(match.entity(), EdgeKind.REFERENCES, match.strength(), at, name + " = " + value));
        }
    }

    /** By the types of a dimension that the table knows; else by an id, or by a name in the metric's own service. */
    private Optional<EdgeWriter.Match> match(EdgeWriter writer, String name, String value, String pointer) {
        if (types.containsKey(name)) {
            return writer.resolve(value, types.getOrDefault(name, List.of()));
        }
        String namespace = writer.resource()
                .data()
                .at(pointer.substring(0, pointer.lastIndexOf('/')) + "/Namespace")
                .asText();
        return writer.resolve(value, List.of())
                .or(() -> namespace.startsWith(AWS)
                        ? writer.draft()
                                .index()
                                .byNameInService(value, namespace.substring(AWS.length()), writer.self())
                                .map(entity -> new EdgeWriter.Match(entity, Strength.NAME))
                        : Optional.empty());
    }
}
