package dev.mitosis.check.invariant;

import dev.mitosis.io.TsvTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people read of an invariant.
 *
 * @param sentence what must hold
 * @param explanation what is looked at, and why it matters
 * @param mend what to do where it does not hold
 */
public record InvariantText(String id, String sentence, String explanation, String mend) {
    private static final Map<String, InvariantText> ALL = load();

    private static Map<String, InvariantText> load() {
        Map<String, InvariantText> all = new LinkedHashMap<>();
        TsvTable.loadNamed(InvariantText.class, "invariants.tsv")
                .forEach(row -> all.put(
                        row.get("id"),
                        new InvariantText(
                                row.get("id"), row.get("sentence"), row.get("explanation"), row.get("mend"))));
        return all;
    }

    /** All invariants, in the order of the table. */
    public static List<InvariantText> all() {
        return List.copyOf(ALL.values());
    }

    /**
     * The text of an invariant.
     *
     * @throws IllegalStateException where the table has no row for it
     */
    public static InvariantText of(String id) {
        InvariantText text = ALL.get(id);
        if (text == null) {
            throw new IllegalStateException("invariants.tsv has no row for " + id);
        }
        return text;
    }
}
