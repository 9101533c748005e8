package dev.mitosis.graph.identity;

import dev.mitosis.io.TsvTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Ids that tell by their form what they are, from {@code id-shapes.tsv}. */
public final class IdShapes {
    static final String FILE = "id-shapes.tsv";

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{8}(?:[0-9a-f]{9})?");

    /** A snapshot that was copied names its volume so: there is none. */
    private static final String NOTHING = "ffffffff";

    private record IdShape(List<String> types, boolean isOwn) {}

    private final Map<String, IdShape> byPrefix = new HashMap<>();

    static IdShapes load() {
        IdShapes loaded = new IdShapes();
        for (TsvTable.TsvRow row : TsvTable.load(IdShapes.class, FILE, 4)) {
            loaded.byPrefix.put(
                    row.cell(0), new IdShape(row.list(1), row.cell(2).equals("own")));
        }
        return loaded;
    }

    /** The types of which the text is an id by its form; none where it is no id. */
    public List<String> types(String text) {
        int dash = text.lastIndexOf('-');
        IdShape shape = dash <= 0 ? null : byPrefix.get(text.substring(0, dash));
        if (shape == null) {
            return List.of();
        }
        boolean id = DIGITS.matcher(text).region(dash + 1, text.length()).matches() && !text.endsWith(NOTHING);
        return id ? shape.types() : List.of();
    }

    /** Whether what the id is of may well be somebody else's, so that its absence says nothing. */
    public boolean mayBeAnybodys(String id) {
        IdShape shape = byPrefix.get(id.substring(0, Math.max(0, id.lastIndexOf('-'))));
        return shape != null && !shape.isOwn();
    }
}
