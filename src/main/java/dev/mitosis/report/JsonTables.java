package dev.mitosis.report;

import dev.mitosis.io.Json;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All tables as one JSON document, for programs that want what people see. */
final class JsonTables {
    private JsonTables() {}

    private record Document(int formatVersion, String tool, String account, String snapshotId, List<Content> tables) {}

    private record Content(
            String name,
            String title,
            String description,
            List<Description> columns,
            List<Map<String, @Nullable Object>> rows) {}

    private record Description(String name, String title, String description, Kind kind) {}

    static String render(PlanDocument plan, List<Table<?>> tables) {
        return Json.pretty(new Document(
                Json.FORMAT_VERSION,
                Json.TOOL,
                plan.account(),
                plan.snapshotId(),
                tables.stream().<Content>map(JsonTables::content).toList()));
    }

    private static <R> Content content(Table<R> table) {
        return new Content(
                table.name(),
                table.title(),
                table.description(),
                table.columns().stream()
                        .map(column ->
                                new Description(column.name(), column.title(), column.description(), column.kind()))
                        .toList(),
                table.rows().stream().map(row -> values(table, row)).toList());
    }

    private static <R> Map<String, @Nullable Object> values(Table<R> table, R row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Column<R> column : table.columns()) {
            values.put(column.name(), plain(column.value().apply(row)));
        }
        return values;
    }

    private static @Nullable Object plain(Value value) {
        if (value instanceof Value.Amount amount) {
            return amount.number();
        }
        return value instanceof Value.Nothing ? null : value.plain();
    }
}
