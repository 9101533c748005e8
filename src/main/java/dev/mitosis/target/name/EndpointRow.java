package dev.mitosis.target.name;

import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code endpoints.tsv}: under what things of a type are reached.
 *
 * @param path where the record says it; null where it is made from a text
 * @param text from which it is made
 * @param planned the form of the new one; null where AWS makes it up
 * @param attribute by which CloudFormation gives the new one; null where it has none, or where the form tells it
 * @param always whether it is of interest even where nothing says it
 */
record EndpointRow(
        String type,
        @Nullable JsonPath path,
        String text,
        @Nullable String planned,
        @Nullable String attribute,
        boolean always) {
    static EndpointRow of(TsvTable.TsvRow row) {
        String source = row.get("source");
        String planned = row.get("planned");
        return new EndpointRow(
                row.get("type"),
                source.startsWith("/") ? JsonPath.of(source) : null,
                source,
                planned.equals("given") ? null : planned,
                row.get("attribute").equals("-") ? null : row.get("attribute"),
                row.get("rows").equals("always"));
    }

    /** Hands over each value that the record has of it. */
    void each(Resource resource, Consumer<String> taker) {
        if (path == null) {
            String filled = Blank.fill(text, place -> value(place, resource));
            if (!filled.isEmpty()) {
                taker.accept(filled);
            }
            return;
        }
        path.each(resource.data(), "", (value, pointer) -> {
            if (value.isTextual() && !value.asText().isBlank()) {
                taker.accept(value.asText());
            }
        });
    }

    private static String value(String place, Resource resource) {
        return switch (place) {
            case "id" -> resource.id();
            case "name" -> resource.name();
            case "region" -> resource.region();
            case "account" -> resource.account();
            default -> throw new IllegalStateException("endpoints.tsv: there is no place ${" + place + "}");
        };
    }
}
