package dev.mitosis.target.fate;

import dev.mitosis.io.TsvTable;
import java.util.HashSet;
import java.util.Set;

/** The types of a table that only lists them. */
final class TypeSet {
    private final Set<String> types = new HashSet<>();

    private TypeSet() {}

    /** What only the owner of a VPC makes in it: the rows of {@code network-parts.tsv}. */
    static TypeSet networkParts() {
        return of("network-parts.tsv");
    }

    private static TypeSet of(String file) {
        TypeSet set = new TypeSet();
        TsvTable.loadNamed(TypeSet.class, file).forEach(row -> set.types.add(row.get("type")));
        return set;
    }

    boolean has(String type) {
        return types.contains(type);
    }
}
