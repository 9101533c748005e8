package dev.mitosis.target.stack;

import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be put in when a thing stands already: the rows of {@code cuts.tsv}. */
final class Cuts {
    private final Map<String, List<JsonPath>> paths = new HashMap<>();

    private Cuts() {
        for (TsvRow row : TsvTable.load(Cuts.class, "cuts.tsv", 3)) {
            paths.computeIfAbsent(row.cell(0), type -> new ArrayList<>(1)).add(JsonPath.of(row.cell(1)));
        }
    }

    static Cuts load() {
        return new Cuts();
    }

    /** The pointer of the value around the place that can be left out at first. */
    Optional<String> around(String type, String pointer) {
        String[] steps = pointer.split("/", -1);
        for (JsonPath path : paths.getOrDefault(type, List.of())) {
            int depth = path.steps().size() + 1;
            if (depth <= steps.length) {
                String above = String.join("/", Arrays.copyOf(steps, depth));
                if (path.matches(above)) {
                    return Optional.of(above);
                }
            }
        }
        return Optional.empty();
    }
}
