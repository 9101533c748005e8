package dev.mitosis.target.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What templates have to know of types beside their properties. */
public final class KnownTypes {
    private static final KnownTypes LOADED = new KnownTypes();

    private final Set<String> retained = new HashSet<>();
    private final Map<String, String> arns = new HashMap<>();
    private final Map<String, List<Wait>> waits = new HashMap<>();

    private final Map<String, Running> running = new HashMap<>();

    private record Running(List<String> when, String stop) {}

    private KnownTypes() {
        for (TsvRow row : TsvTable.loadNamed(KnownTypes.class, "born-active.tsv")) {
            String when = row.get("when");
            running.put(
                    row.get("type"),
                    new Running(when.equals("-") ? List.of() : List.of(when.split("\\|", -1)), row.get("stop")));
        }
        TsvTable.load(KnownTypes.class, "retained.tsv", 2).forEach(row -> retained.add(row.cell(0)));
        TsvTable.load(KnownTypes.class, "arns.tsv", 2).forEach(row -> arns.put(row.cell(0), row.cell(1)));
        for (TsvRow row : TsvTable.load(KnownTypes.class, "waits.tsv", 6)) {
            waits.computeIfAbsent(row.cell(0), type -> new ArrayList<>(1))
                    .add(new Wait(
                            row.cell(1), row.cell(2), row.cell(3), row.cell(4).equals("own")));
        }
    }

    /** The tables that are shipped with the product. */
    public static KnownTypes load() {
        return LOADED;
    }

    /**
     * A thing waits for each other thing of a type that names the same third thing.
     *
     * @param property in which it names the third
     * @param type of what it waits for
     * @param theirs the property in which that names the third
     * @param own whether it waits for those of its own account only
     */
    public record Wait(String property, String type, String theirs, boolean own) {}

    /** Whether it must outlive its stack and its replacement. */
    public boolean isRetained(String type) {
        return retained.contains(type);
    }

    /** The attribute that tells the ARN of a thing of the type; null where none does. */
    public @Nullable String arnAttribute(String type) {
        return arns.get(type);
    }

    /**
     * How a thing that runs as soon as it is made is kept quiet by hand; null where it does not run by itself.
     *
     * @param properties null where no template makes it
     */
    public @Nullable String runsAtOnce(String type, @Nullable JsonNode properties) {
        Running known = running.get(type);
        if (known == null || properties == null) {
            return null;
        }
        return known.when().isEmpty() || known.when().stream().anyMatch(properties::has) ? known.stop() : null;
    }

    /**
     * Whether it runs as soon as it is made, and moves with a unit, so that its stack is deployed in the unit's window.
     * What is filled afterwards has to stand before the last copy, and cannot wait.
     */
    public boolean isMadeInWindow(PlannedResource thing) {
        return thing.fate() == Fate.MOVES
                && thing.filled() != Filled.AFTERWARDS
                && thing.unit() != null
                && runsAtOnce(thing.type(), thing.properties()) != null;
    }

    /** What things of the type wait for although they do not name it. */
    public List<Wait> waits(String type) {
        return waits.getOrDefault(type, List.of());
    }
}
