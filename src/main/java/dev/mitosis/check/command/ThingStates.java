package dev.mitosis.check.command;

import dev.mitosis.io.TsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What answers say of how things are, and what calls make of that, from {@code states.tsv}. */
final class ThingStates {
    private static final Map<String, Map<String, Way>> ROWS = load();

    private ThingStates() {}

    /** How a thing is, or is made to be. */
    enum Way {
        ON,
        OFF,
        UNDER_WAY,
        DONE
    }

    private static Map<String, Map<String, Way>> load() {
        Map<String, Map<String, Way>> rows = new HashMap<>();
        TsvTable.loadNamed(ThingStates.class, "states.tsv")
                .forEach(row -> rows.computeIfAbsent(row.get("kind"), kind -> new HashMap<>())
                        .put(
                                row.get("text"),
                                Way.valueOf(
                                        row.get("way").toUpperCase(Locale.ROOT).replace('-', '_'))));
        return rows;
    }

    private static Map<String, Way> rows(String kind) {
        return ROWS.getOrDefault(kind, Map.of());
    }

    /** What the word says of a thing; null where it is no word for that. */
    static @Nullable Way of(String word) {
        return rows("state").get(word);
    }

    /** Whether a call turns something on or off; null where it does neither, or nobody can tell. */
    static @Nullable Way after(AwsCall call) {
        List<Way> ways = new ArrayList<>();
        rows("operation").forEach((prefix, way) -> {
            if (call.operation().startsWith(prefix)) {
                ways.add(way);
            }
        });
        call.options().forEach((name, values) -> {
            Way option = rows("option").get(name);
            if (option != null) {
                ways.add(option);
            }
            for (ShellWord value : values) {
                rows("setting").forEach((suffix, way) -> {
                    if (value.text().endsWith(suffix)) {
                        ways.add(way);
                    }
                });
                if (rows("number").containsKey(name) && value.text().matches("\\d+")) {
                    ways.add(value.text().matches("0+") ? Way.OFF : Way.ON);
                }
            }
        });
        return ways.isEmpty() || ways.stream().distinct().count() > 1 ? null : ways.get(0);
    }
}
