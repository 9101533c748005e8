package dev.mitosis.target.stack;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.target.form.KnownTypes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which layer a type is made, where things of no Region are made: the rows of {@code layers.tsv, places.tsv}. */
final class LayerTable {
    private static final String NAMES = "names";

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Row> known = new HashMap<>();

    /**
     * A row.
     *
     * @param crossing whether it goes into the connections as soon as it names another account
     */
    record Row(StackLayer layer, boolean crossing) {}

    private LayerTable() {
        for (TsvRow row : TsvTable.load(LayerTable.class, "layers.tsv", 3)) {
            rows.put(
                    row.cell(0),
                    new Row(
                            StackLayer.valueOf(row.cell(1).toUpperCase(Locale.ROOT)),
                            row.cell(2).equals(NAMES)));
        }
        TsvTable.load(LayerTable.class, "places.tsv", 3).forEach(row -> places.put(row.cell(0), row.cell(1)));
    }

    static LayerTable load() {
        return new LayerTable();
    }

    /** The row of a type, or what the rule for all others says. */
    Row of(String type) {
        return known.computeIfAbsent(type, this::find);
    }

    private Row find(String type) {
        Row row = longest(rows, type);
        if (row != null) {
            return row;
        }
        return new Row(KnownTypes.load().isRetained(type) ? StackLayer.DATA : StackLayer.COMPUTE, false);
    }

    /** The only region in which a thing of no region can be made; null where any will do. */
    @Nullable
    String place(String type) {
        return longest(places, type);
    }

    private static <T> @Nullable T longest(Map<String, T> patterns, String type) {
        T exact = patterns.get(type);
        for (int length = type.length(); exact == null && length > 0; length--) {
            exact = patterns.get(type.substring(0, length) + "*");
        }
        return exact;
    }
}
