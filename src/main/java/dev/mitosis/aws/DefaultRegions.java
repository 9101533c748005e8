package dev.mitosis.aws;

import dev.mitosis.io.TsvTable;
import java.util.List;

/** The regions that every account of a partition has without opting in. */
final class DefaultRegions {
    private static final String TABLE = "default-regions.tsv";

    private DefaultRegions() {}

    /** Their names in alphabetical order. */
    static List<String> of(String partition) {
        return TsvTable.loadNamed(DefaultRegions.class, TABLE).stream()
                .filter(row -> row.get("partition").equals(partition))
                .map(row -> row.get("region"))
                .sorted()
                .toList();
    }
}
