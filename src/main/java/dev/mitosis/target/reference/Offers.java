package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a new account is not given any more, by {@code no-longer-offered.tsv}. */
final class Offers {
    static final String FILE = "no-longer-offered.tsv";
    private static final String UNKNOWN = "verify";
    private static final Pattern DAY = Pattern.compile("20\\d\\d-[01]\\d-[0-3]\\d");
    private static final Map<String, String> DECISIONS = Map.of(
            "upgrade", "Upgrade it in the old account first, or let it stay there.",
            "from-snapshot",
                    "It is given with extended support, which costs more: accept that, upgrade it first, or let it stay.",
            "change-class", "Choose a class of a present generation, or let it stay.",
            "replace", "Replace it in the old account first, or let it stay there.");

    private final Map<String, List<Row>> rows = new HashMap<>();

    private record Row(List<String> properties, Pattern value, String since, String decision) {
        /** From which day a new account is not given it, for people. */
        String when() {
            return since.equals(UNKNOWN) ? "; verify from which day on" : " from " + since + " on";
        }
    }

    Offers() {
        for (TsvTable.TsvRow row : TsvTable.loadNamed(Offers.class, FILE)) {
            if (!DECISIONS.containsKey(row.get("decision"))) {
                throw row.error("'" + row.get("decision") + "' is none of " + DECISIONS.keySet());
            }
            rows.computeIfAbsent(row.get("type"), type -> new ArrayList<>(1))
                    .add(new Row(
                            List.of(row.get("property").split("\\+", -1)),
                            Pattern.compile(row.get("value")),
                            day(row),
                            row.get("decision")));
        }
    }

    private static String day(TsvTable.TsvRow row) {
        String since = row.get("since");
        if (!since.equals(UNKNOWN) && !DAY.matcher(since).matches()) {
            throw row.error("'" + since + "' is no day");
        }
        return since;
    }

    /** Notes what of the source's properties is not offered. */
    void look(String type, JsonNode raw, Sheet sheet) {
        for (Row row : rows.getOrDefault(type, List.of())) {
            String value = row.properties().stream()
                    .flatMap(property -> Stream.of(raw.at("/" + property)))
                    .filter(JsonNode::isValueNode)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" "));
            if (!value.isEmpty() && row.value().matcher(value).matches()) {
                sheet.find(
                        "target.no-longer-offered",
                        Severity.HIGH,
                        sheet.thing().id() + " has " + String.join(" and ", row.properties()) + " " + value
                                + ", which a new account is not given any more, or not everywhere" + row.when() + ".",
                        DECISIONS.getOrDefault(row.decision(), ""));
            }
        }
    }
}
