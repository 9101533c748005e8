package dev.mitosis.graph.ownership;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pairs of types of which one cannot be apart from the other: the rows of {@code part-of.tsv}. */
final class PartOfTable {
    static final String FILE = "part-of.tsv";

    private static final Set<EdgeKind> BINDING =
            EnumSet.of(EdgeKind.ATTACHED_TO, EdgeKind.CONTAINS, EdgeKind.REFERENCES);

    /**
     * How records tell which whole a part belongs to.
     *
     * @param upward whether the edge runs from the part to the whole
     * @param kinds the kinds of edge that count
     * @param place the place in the part's record that alone counts; null for any
     */
    record Tie(
            boolean upward, Set<EdgeKind> kinds, @Nullable RecordPlace place) {
        private static Tie of(TsvTable.TsvRow row) {
            String text = row.cell(2);
            if (text.startsWith("/")) {
                return new Tie(true, EnumSet.allOf(EdgeKind.class), RecordPlace.of(text));
            }
            if (!text.startsWith(">") && !text.equals("<")) {
                throw row.error("'" + text + "' says nothing of an edge");
            }
            return new Tie(text.startsWith(">"), text.length() == 1 ? BINDING : Set.of(kind(row, text)), null);
        }

        private static EdgeKind kind(TsvTable.TsvRow row, String text) {
            return EdgeKind.of(text.substring(1)).orElseThrow(() -> row.error("'" + text + "' is no edge kind"));
        }

        boolean holds(EdgeKind kind, String pointer) {
            return kinds.contains(kind) && (place == null || place.matches(pointer));
        }
    }

    private final Map<String, Map<String, Tie>> byPart = new HashMap<>();

    static PartOfTable load() {
        PartOfTable table = new PartOfTable();
        for (TsvTable.TsvRow row : TsvTable.load(PartOfTable.class, FILE, 5)) {
            table.byPart.computeIfAbsent(row.cell(0), type -> new HashMap<>()).put(row.cell(1), Tie.of(row));
        }
        return table;
    }

    /** How a part of the one type tells of a whole of the other; null where the two may be apart. */
    @Nullable
    Tie tie(String part, String whole) {
        return byPart.getOrDefault(part, Map.of()).get(whole);
    }
}
