package dev.mitosis.graph.condition;

import dev.mitosis.graph.identity.Glob;
import dev.mitosis.io.TsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the condition keys of AWS tell, from {@code condition-keys.tsv}; the first row that matches a key counts. */
final class ConditionKeys {
    static final String FILE = "condition-keys.tsv";

    private record KeyRow(String pattern, KeyMeaning meaning) {}

    private final List<KeyRow> rows = new ArrayList<>();
    private final Map<String, KeyMeaning> known = new HashMap<>();

    static ConditionKeys load() {
        ConditionKeys loaded = new ConditionKeys();
        for (TsvTable.TsvRow row : TsvTable.load(ConditionKeys.class, FILE, 5)) {
            loaded.rows.add(new KeyRow(
                    row.cell(0).toLowerCase(Locale.ROOT),
                    new KeyMeaning(
                            KeyMeaning.Tells.of(row.cell(1)),
                            KeyMeaning.Form.of(row.cell(2)),
                            row.cell(3).equals("always"))));
        }
        return loaded;
    }

    /**
     * What the key tells.
     *
     * @param key in lower case
     */
    KeyMeaning meaning(String key) {
        return known.computeIfAbsent(key, this::find);
    }

    private KeyMeaning find(String key) {
        return rows.stream()
                .filter(row -> Glob.matches(row.pattern, key))
                .findFirst()
                .map(KeyRow::meaning)
                .orElse(KeyMeaning.UNKNOWN);
    }
}
