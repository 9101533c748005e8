package dev.mitosis.target.property;

import java.util.HashMap;
import java.util.Map;

/** What was found out of types once, for all of their resources. */
final class Levels {
    private final Tables tables;
    private final Map<String, Level> levels = new HashMap<>();
    private final Map<String, Boolean> states = new HashMap<>();

    Levels(Tables tables) {
        this.tables = tables;
    }

    Tables tables() {
        return tables;
    }

    Level of(ResourceSchema schema, Shape shape, String pointer) {
        return levels.computeIfAbsent(
                schema.type() + "|" + pointer, unseen -> Level.of(schema, shape, pointer, tables));
    }

    /** Whether what is at a place of a type's data is a state, no configuration. */
    boolean isState(String type, String place) {
        return states.computeIfAbsent(type + "|" + place, unseen -> tables.isNotWanted(type, place));
    }
}
