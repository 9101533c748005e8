package dev.mitosis.check.record;

import dev.mitosis.io.TsvTable;
import java.util.Set;
import java.util.stream.Collectors;

/** Properties that are another thing than what an answer calls so, or that are chosen anew; the table gives reasons. */
final class Otherwise {
    private static final String ANY = "*";
    private static final Set<String> ROWS = TsvTable.loadNamed(Otherwise.class, "made-otherwise.tsv").stream()
            .map(row -> row.get("type") + " " + row.get("property"))
            .collect(Collectors.toUnmodifiableSet());

    private Otherwise() {}

    static boolean is(String type, String property) {
        return ROWS.contains(type + " " + property) || ROWS.contains(ANY + " " + property);
    }
}
