package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import dev.mitosis.target.property.AnswerPlace.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What records of other things tell of a resource that its own record does not: the clusters of a replication group,
 * the root volume of an instance. Hears each record of a snapshot once, and keeps those of the types of
 * {@code neighbours.tsv}.
 */
public final class Neighbours implements Consumer<Resource> {
    private static final List<Row> ROWS = TsvTable.loadNamed(Neighbours.class, "neighbours.tsv").stream()
            .map(row -> new Row(
                    row.get("type"),
                    AnswerPlace.of(row.get("own")),
                    row.get("other"),
                    AnswerPlace.of(row.get("its")),
                    row.get("member")))
            .toList();

    private final Map<String, List<JsonNode>> kept = new HashMap<>();

    /** Whose record tells what of whom. */
    record Row(String type, AnswerPlace own, String other, AnswerPlace its, String member) {}

    static List<Row> rows() {
        return ROWS;
    }

    @Override
    public void accept(Resource resource) {
        for (Row row : ROWS) {
            if (row.other().equals(resource.type())) {
                for (Found key : row.its().in(resource.data(), "")) {
                    kept.computeIfAbsent(key(row, resource, key), unseen -> new ArrayList<>(1))
                            .add(resource.data());
                }
            }
        }
    }

    private static String key(Row row, Resource resource, Found key) {
        return row.member() + "|" + resource.region() + "|" + key.value().asText();
    }

    /** The data of a resource with what its neighbours tell. */
    JsonNode with(Resource resource) {
        ObjectNode more = JsonNodeFactory.instance.objectNode();
        for (Row row : ROWS) {
            if (row.type().equals(resource.type())) {
                ArrayNode told = JsonNodeFactory.instance.arrayNode();
                for (Found key : row.own().in(resource.data(), "")) {
                    kept.getOrDefault(key(row, resource, key), List.of()).forEach(told::add);
                }
                if (!told.isEmpty()) {
                    more.set(row.member(), told);
                }
            }
        }
        if (more.isEmpty()) {
            return resource.data();
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.setAll((ObjectNode) resource.data());
        data.setAll(more);
        return data;
    }
}
