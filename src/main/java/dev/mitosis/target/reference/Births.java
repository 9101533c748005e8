package dev.mitosis.target.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Switches off what would act by itself, by {@code inactive.tsv}, and names what cannot be, by {@code born-active.tsv}.
 */
final class Births {
    static final String FILE = "inactive.tsv";
    static final String RUNNING = "born-active.tsv";
    private static final String NONE = "-";

    private final Map<String, List<Row>> rows = new HashMap<>();

    private final Map<String, String> running = new HashMap<>();

    private record Row(List<String> path, JsonNode inactive, JsonNode usual) {}

    Births() {
        for (TsvTable.TsvRow row : TsvTable.loadNamed(Births.class, FILE)) {
            rows.computeIfAbsent(row.get("type"), type -> new ArrayList<>(1))
                    .add(new Row(
                            List.of(row.get("property").split("/", -1)),
                            json(row, row.get("inactive")),
                            json(row, row.get("default"))));
        }
        TsvTable.loadNamed(Births.class, RUNNING).forEach(row -> running.put(row.get("type"), row.get("stop")));
    }

    /** Says of what runs as soon as it is made that this has to be minded. */
    void tell(Sheet sheet) {
        String stop = running.get(sheet.thing().type());
        if (stop != null) {
            sheet.find(
                    "target.born-active",
                    Severity.MEDIUM,
                    sheet.thing().id() + " runs as soon as its stack has made it: no property keeps it from that.",
                    "Deploy its stack within the window of its unit, or " + stop + ".");
        }
    }

    private static JsonNode json(TsvTable.TsvRow row, String cell) {
        try {
            return cell.equals(NONE) ? NullNode.instance : Json.mapper().readTree(cell);
        } catch (JsonProcessingException e) {
            throw row.error("'" + cell + "' is no JSON");
        }
    }

    /** Puts switches into the properties. */
    void quiet(String type, ObjectNode properties) {
        for (Row row : rows.getOrDefault(type, List.of())) {
            ObjectNode at = properties;
            for (int i = 0; i < row.path().size() - 1 && at != null; i++) {
                at = at.get(row.path().get(i)) instanceof ObjectNode inner ? inner : null;
            }
            if (at != null) {
                quiet(at, row.path().get(row.path().size() - 1), row);
            }
        }
    }

    private static void quiet(ObjectNode at, String name, Row row) {
        JsonNode said = at.path(name);
        JsonNode active = said.isMissingNode() ? row.usual() : said;
        boolean same = active.asText().equals(row.inactive().asText()) && active.isValueNode();
        if (!active.isNull() && !same) {
            at.set(name, Forms.switched(active, row.inactive()));
        }
    }
}
