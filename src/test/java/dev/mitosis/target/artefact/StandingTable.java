package dev.mitosis.target.artefact;

import dev.mitosis.io.TsvTable;
import dev.mitosis.target.standing.Discrepancy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is known of how things come back from the emulator: {@code standing.tsv}. */
public final class StandingTable {
    private final Set<String> rows = new LinkedHashSet<>();

    private StandingTable() {}

    public static StandingTable load() {
        StandingTable table = new StandingTable();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(StandingTable.class, "standing.tsv")) {
            boolean kept = row.get("comes").equals("kept");
            if (kept != row.get("why").equals("-")) {
                throw row.error("a reason stands where something is not kept, and nowhere else");
            }
            table.rows.add(String.join("\t", row.get("what"), row.get("type"), row.get("of"), row.get("comes")));
        }
        return table;
    }

    /** What came of each kind of thing, with one example. */
    static Map<String, String> rows(List<Discrepancy> found) {
        Map<String, String> rows = new TreeMap<>();
        found.forEach(each -> rows.putIfAbsent(
                String.join("\t", each.what().label(), each.type(), each.of(), each.comes()),
                each.id() + "\n  planned " + each.planned() + "\n  found   " + each.found()));
        return rows;
    }

    /** Whether the emulator is known to give such a property, name or edge back otherwise. */
    public boolean isOtherwise(String type, String of) {
        return rows.stream()
                .map(row -> row.split("\t", -1))
                .anyMatch(row -> row[1].equals(type) && row[2].equals(of) && !row[3].equals("kept"));
    }

    /** What came and is in no row, with its example. */
    List<String> unexplained(Map<String, String> came) {
        List<String> unexplained = new ArrayList<>();
        came.forEach((row, example) -> {
            if (!rows.contains(row)) {
                unexplained.add(row + "\t" + example);
            }
        });
        return unexplained;
    }

    /** Rows of which nothing came. */
    List<String> unseen(Map<String, String> came) {
        return rows.stream().filter(row -> !came.containsKey(row)).toList();
    }
}
