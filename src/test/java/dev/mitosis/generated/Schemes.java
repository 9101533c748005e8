package dev.mitosis.generated;

import dev.mitosis.generated.ground.Slot;
import dev.mitosis.io.TsvTable;
import java.util.List;
import java.util.Set;

/** The environments that organisations have. */
final class Schemes {
    private static final int SPELLINGS = 3;
    private static final int ACCEPTED = 4;

    private Schemes() {}

    /** The environments of a scheme, production first. */
    static List<Slot> of(String scheme) {
        return TsvTable.loadNamed(Schemes.class, "schemes.tsv").stream()
                .filter(row -> row.get("scheme").equals(scheme))
                .map(row -> new Slot(
                        row.get("word"),
                        row.get("production").equals("yes"),
                        row.list(SPELLINGS),
                        Set.copyOf(row.list(ACCEPTED))))
                .toList();
    }
}
