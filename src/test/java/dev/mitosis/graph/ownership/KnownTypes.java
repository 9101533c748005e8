package dev.mitosis.graph.ownership;

import dev.mitosis.io.TsvTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The types of AWS with the properties of each, as CloudFormation's schemas have them, and the types that only a scan
 * knows.
 */
public final class KnownTypes {
    private KnownTypes() {}

    /** The properties of each type that tell it from others or name what it is part of. */
    public static Map<String, Set<String>> load() {
        Map<String, Set<String>> known = new HashMap<>();
        for (TsvTable.TsvRow row : TsvTable.load(KnownTypes.class, "known-types.tsv", 1)) {
            known.put(row.cell(0), new HashSet<>(row.list(1)));
        }
        return known;
    }
}
