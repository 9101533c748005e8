package dev.mitosis.model.table;

import java.util.List;

/**
 * The values that a column offers to choose from.
 *
 * @param name unique, letters only
 * @param open whether other values may be entered as well
 */
public record Choices(String name, String title, List<String> values, boolean open) {
    public Choices {
        values = List.copyOf(values);
    }
}
