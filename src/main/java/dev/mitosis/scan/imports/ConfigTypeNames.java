package dev.mitosis.scan.imports;

import dev.mitosis.io.TsvTable;
import java.util.Map;
import java.util.TreeMap;

/** CloudFormation's names of the types that Config calls otherwise. */
final class ConfigTypeNames {
    private static final String TABLE = "config-types.tsv";

    private final Map<String, String> names;

    private ConfigTypeNames(Map<String, String> names) {
        this.names = names;
    }

    static ConfigTypeNames load() {
        Map<String, String> names = new TreeMap<>();
        TsvTable.loadNamed(ConfigTypeNames.class, TABLE).forEach(row -> {
            row.get("source");
            names.put(row.get("type"), row.get("as"));
        });
        return new ConfigTypeNames(names);
    }

    /** The type as everything else calls it. */
    String of(String type) {
        return names.getOrDefault(type, type);
    }

    Map<String, String> all() {
        return names;
    }
}
