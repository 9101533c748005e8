package dev.mitosis.target.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.KnownTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Switches off what would act by itself, by {@code inactive.tsv}, and names what cannot be. */
final class Births {
    static final String FILE = "inactive.tsv";
    private static final String NONE = "-";

    private final Map<String, List<Row>> rows = new HashMap<>();

    private record Row(List<String> path, JsonNode inactive, JsonNode usual) {}

    Births() {
        for (TsvTable.TsvRow row : TsvTable.loadNamed(Births.class, FILE)) {
            rows.computeIfAbsent(row.get("type"), type -> new ArrayList<>(1))
                    .add(new Row(
                            List.of(row.get("property").split("/", -1)),
                            json(row, row.get("inactive")),
                            json(row, row.get("default"))));
        }
    }

    /**
     * Says of what runs as soon as it is made, and has no window in which that could be, that this has to be minded.
     */
    void tell(ObjectNode properties, Sheet sheet) {
        PlannedResource thing = sheet.thing();
        String stop = KnownTypes.load().runsAtOnce(thing.type(), properties);
        boolean copied = thing.filled() == Filled.AFTERWARDS;
        if (stop != null && (thing.fate() != Fate.MOVES || thing.unit() == null || copied)) {
            sheet.find(
                    "target.born-active",
                    Severity.MEDIUM,
                    thing.id() + " runs as soon as its stack has made it, and "
                            + (copied ? "has to stand before it is filled." : "belongs to nothing that is switched."),
                    "Deploy its stack when it may run, or " + stop + ".");
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
