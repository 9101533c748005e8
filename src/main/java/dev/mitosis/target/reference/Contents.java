package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.PlannedStack.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks for what things are filled from and for what no answer tells, by {@code contents.tsv}. */
final class Contents {
    static final String FILE = "contents.tsv";
    private static final String NONE = "-";
    private static final String LIST = "/*";
    private static final List<String> MASTERS = List.of("MasterUsername", "MasterUser");
    private static final List<String> KEPT_BY_AWS = List.of("ManageMasterUserPassword", "MasterUserSecret");

    private final Map<String, List<Row>> rows = new HashMap<>();

    private enum When {
        AT_CREATION,
        WITHOUT,
        MISSING
    }

    private record Row(
            List<String> path, boolean list, When when, List<String> instead, boolean secret, String meaning) {}

    Contents() {
        for (TsvTable.TsvRow row : TsvTable.loadNamed(Contents.class, FILE)) {
            When when = switch (row.get("when")) {
                case "at-creation" -> When.AT_CREATION;
                case "without" -> When.WITHOUT;
                case "missing" -> When.MISSING;
                default -> throw row.error("'" + row.get("when") + "' says no time");
            };
            String instead = row.get("instead");
            String property = row.get("property");
            boolean list = property.endsWith(LIST);
            rows.computeIfAbsent(row.get("type"), type -> new ArrayList<>(1))
                    .add(new Row(
                            List.of(property.substring(0, property.length() - (list ? LIST.length() : 0))
                                    .split("/", -1)),
                            list,
                            when,
                            instead.equals(NONE) ? List.of() : List.of(instead.split("\\|", -1)),
                            row.get("secret").equals("yes"),
                            row.get("meaning")));
        }
    }

    /** Puts parameters into the properties. */
    void ask(ObjectNode properties, Sheet sheet) {
        for (Row row : rows.getOrDefault(sheet.thing().type(), List.of())) {
            boolean filled = sheet.thing().filled() == Filled.AT_CREATION;
            boolean asked = switch (row.when()) {
                case AT_CREATION -> filled;
                case WITHOUT ->
                    !filled
                            && MASTERS.stream().anyMatch(properties::has)
                            && KEPT_BY_AWS.stream().noneMatch(properties::has)
                            && !properties.has(row.path().get(0));
                case MISSING ->
                    isMissing(properties.path(row.path().get(0)))
                            || (row.path().size() > 1 && isAsked(properties, row));
            };
            if (asked) {
                properties.remove(row.instead());
                ask(properties, row, sheet);
            }
        }
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode() || (value.isContainerNode() && value.isEmpty());
    }

    /** A sister of it was asked for, so that the object is there although the source does not say it. */
    private static boolean isAsked(ObjectNode properties, Row row) {
        return !properties.path(row.path().get(0)).has(row.path().get(1))
                && properties.path(row.path().get(0)).size() == 1
                && properties.path(row.path().get(0)).elements().next().has("parameter");
    }

    private static void ask(ObjectNode properties, Row row, Sheet sheet) {
        ObjectNode at = properties;
        for (int i = 0; i < row.path().size() - 1; i++) {
            at = at.withObject("/" + row.path().get(i));
        }
        String name = row.path().get(row.path().size() - 1);
        String where = String.join(".", row.path());
        at.set(
                name,
                sheet.parameter(
                        where,
                        new Parameter(
                                "",
                                row.list() ? "CommaDelimitedList" : "String",
                                row.secret() ? "person" : "content",
                                row.secret(),
                                null,
                                "Give " + row.meaning() + ", for "
                                        + sheet.thing().id() + ".",
                                sheet.thing().id(),
                                where)));
    }
}
