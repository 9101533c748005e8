package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the resources whose metrics are watched or shown, from the metrics' dimensions.
 *
 * <p>Takes the dimensions of one metric, {@code [{"Name": "QueueName", "Value": "orders"}]} beside their namespace, or
 * the metrics of a dashboard's widget, {@code [["AWS/SQS", "NumberOfMessagesSent", "QueueName", "orders", {...}],
 * ["...", "refunds"]]}: there a dot stands for what the metric before has in the same place, and three dots for all
 * that it has before what follows.
 */
final class DimensionReader implements ValueReader {
    private static final String AWS = "AWS/";
    private static final String SAME = ".";
    private static final String ALL_BEFORE = "...";

    /** A row begins with namespace and metric; then names and values of dimensions take turns. */
    private static final int FIRST_DIMENSION = 2;

    private final Map<String, List<String>> types = new HashMap<>();

    /** A dimension of a metric of the namespace, which may be unknown and so empty. */
    private record Dimension(String namespace, String name, String value) {}

    static DimensionReader load() {
        DimensionReader loaded = new DimensionReader();
        for (TsvTable.TsvRow row : TsvTable.load(DimensionReader.class, "dimensions.tsv", 2)) {
            loaded.types.put(row.cell(0), List.of(row.cell(1).split(",")));
        }
        return loaded;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        if (value.path(0).isArray()) {
            readRows(writer, value, pointer);
            return;
        }
        String namespace = writer.resource()
                .data()
                .at(pointer.substring(0, pointer.lastIndexOf('/')) + "/Namespace")
                .asText();
        for (int i = 0; i < value.size(); i++) {
            JsonNode one = value.get(i);
            draw(
                    writer,
                    new Dimension(
                            namespace,
                            one.path("Name").asText(),
                            one.path("Value").asText()),
                    pointer + "/" + i + "/Value");
        }
    }

    private void readRows(EdgeWriter writer, JsonNode rows, String pointer) {
        List<String> before = List.of();
        for (int i = 0; i < rows.size(); i++) {
            List<String> told = texts(rows.get(i));
            List<String> row = whole(told, before);
            for (int at = FIRST_DIMENSION; at + 1 < row.size(); at += 2) {
                int place = at + 1 - (row.size() - told.size());
                // What three dots stand for was drawn where it was said.
                if (place >= 0) {
                    draw(
                            writer,
                            new Dimension(row.get(0), row.get(at), row.get(at + 1)),
                            pointer + "/" + i + "/" + place);
                }
            }
            before = row.isEmpty() ? before : row;
        }
    }

    /** The texts of a row; an expression has none, and how a metric is drawn comes last. */
    private static List<String> texts(JsonNode row) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : row) {
            if (one.isTextual()) {
                texts.add(one.asText());
            }
        }
        return texts;
    }

    private static List<String> whole(List<String> row, List<String> before) {
        List<String> whole = new ArrayList<>(row);
        if (!row.isEmpty() && row.get(0).equals(ALL_BEFORE)) {
            int kept = before.size() - (row.size() - 1);
            whole = new ArrayList<>(before.subList(0, Math.max(0, kept)));
            whole.addAll(row.subList(1, row.size()));
        }
        for (int i = 0; i < whole.size() && i < before.size(); i++) {
            if (whole.get(i).equals(SAME)) {
                whole.set(i, before.get(i));
            }
        }
        return whole;
    }

    private void draw(EdgeWriter writer, Dimension dimension, String at) {
        match(writer, dimension)
                .ifPresent(match -> writer.to(
                        match.entity(),
                        EdgeKind.REFERENCES,
                        match.strength(),
                        at,
                        dimension.name() + " = " + dimension.value()));
    }

    /** By the types of a dimension that the table knows; else by an id, or by a name in the metric's own service. */
    private Optional<EdgeWriter.Match> match(EdgeWriter writer, Dimension dimension) {
        String value = dimension.value();
        if (types.containsKey(dimension.name())) {
            return writer.resolve(value, types.getOrDefault(dimension.name(), List.of()));
        }
        String namespace = dimension.namespace();
        return writer.resolve(value, List.of())
                .or(() -> namespace.startsWith(AWS)
                        ? writer.draft()
                                .index()
                                .byNameInService(value, namespace.substring(AWS.length()), writer.self())
                                .map(entity -> new EdgeWriter.Match(entity, Strength.NAME))
                        : Optional.empty());
    }
}
