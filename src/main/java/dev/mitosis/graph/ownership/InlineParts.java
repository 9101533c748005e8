package dev.mitosis.graph.ownership;

import dev.mitosis.io.TsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of resources that edges come from: the rows of {@code inline-parts.tsv}. */
public final class InlineParts {
    static final String FILE = "inline-parts.tsv";

    /** The place of parts that have records of their own. */
    private static final String OWN_RECORD = "-";

    /** What becomes of the whole when everything is lost that its parts of one place lead to. */
    public enum WhenAllLost {
        STOPS,
        GOES_ON,
        /** The part is a permission: its loss is one of those who hold it. */
        GRANT
    }

    /**
     * A row.
     *
     * @param place where the parts stand in the record; null for parts with records of their own
     * @param name what a part is called, for example {@code statement}
     */
    public record Kind(String type, @Nullable RecordPlace place, String name, WhenAllLost whenAllLost) {
        private static Kind of(TsvTable.TsvRow row) {
            WhenAllLost loss = switch (row.cell(3)) {
                case "stops" -> WhenAllLost.STOPS;
                case "goes-on" -> WhenAllLost.GOES_ON;
                case "grant" -> WhenAllLost.GRANT;
                default -> throw row.error("'" + row.cell(3) + "' says nothing of a loss");
            };
            String place = row.cell(1);
            return new Kind(row.cell(0), place.equals(OWN_RECORD) ? null : RecordPlace.of(place), row.cell(2), loss);
        }
    }

    private final Map<String, List<Kind>> byType = new HashMap<>();

    /** Reads the table that comes with the product. */
    public static InlineParts load() {
        InlineParts parts = new InlineParts();
        for (TsvTable.TsvRow row : TsvTable.load(InlineParts.class, FILE, 5)) {
            parts.byType.computeIfAbsent(row.cell(0), type -> new ArrayList<>()).add(Kind.of(row));
        }
        return parts;
    }

    /** The pointer of the part of a resource of the type in which the value at the pointer stands; empty for none. */
    public String partAt(String type, String pointer) {
        for (Kind kind : byType.getOrDefault(type, List.of())) {
            String prefix = kind.place() == null ? null : kind.place().prefixOf(pointer);
            if (prefix != null) {
                return prefix;
            }
        }
        return "";
    }

    /**
     * What kind of part it is.
     *
     * @param part a pointer into the record of the whole, or the ARN of a part
     */
    public Optional<Kind> kindOf(String type, String part) {
        boolean inline = part.startsWith("/");
        return byType.getOrDefault(type, List.of()).stream()
                .filter(kind ->
                        kind.place() == null ? !inline : inline && kind.place().matches(part))
                .findFirst();
    }

    /** Whether what a resource of the type needs by its parts is needed by those who run as it. */
    public boolean isGranting(String type) {
        return byType.getOrDefault(type, List.of()).stream().anyMatch(kind -> kind.whenAllLost() == WhenAllLost.GRANT);
    }
}
