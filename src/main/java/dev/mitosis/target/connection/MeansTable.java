package dev.mitosis.target.connection;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.Means;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a crossing needs: the rows of {@code means.tsv}. */
final class MeansTable {
    private static final String FILE = "means.tsv";
    private static final String ANY = "*";

    /** What may be done for a crossing; {@code network} and {@code drop} are no means of themselves. */
    record Row(boolean drop, boolean network, List<Means> means, String why) {
        boolean allows(Means wanted) {
            return means.contains(wanted);
        }
    }

    private record Rule(String kind, String from, String to, Row row) {
        boolean covers(EdgeKind edge, String consumer, String provider) {
            return (kind.equals(ANY) || kind.equals(edge.label()))
                    && (from.equals(ANY) || from.equals(consumer))
                    && (to.equals(ANY) || to.equals(provider));
        }
    }

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Row> known = new HashMap<>();

    static MeansTable load() {
        MeansTable table = new MeansTable();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(MeansTable.class, FILE)) {
            if (!row.get("kind").equals(ANY) && EdgeKind.of(row.get("kind")).isEmpty()) {
                throw row.error("'" + row.get("kind") + "' is no edge kind");
            }
            table.rules.add(new Rule(row.get("kind"), row.get("from"), row.get("to"), read(row)));
        }
        return table;
    }

    private static Row read(TsvTable.TsvRow row) {
        boolean drop = false;
        boolean network = false;
        List<Means> means = new ArrayList<>();
        for (String way : row.list(3)) {
            switch (way) {
                case "drop" -> drop = true;
                case "network" -> network = true;
                case "-" -> {}
                default ->
                    means.add(Means.of(way).orElseThrow(() -> row.error("'" + way + "' is no means of connection")));
            }
        }
        return new Row(drop, network, List.copyOf(means), row.get("why"));
    }

    /** The first row that matches; the last matches all. */
    Row of(EdgeKind kind, String from, String to) {
        return known.computeIfAbsent(
                kind.label() + "|" + from + "|" + to,
                key -> rules.stream()
                        .filter(rule -> rule.covers(kind, from, to))
                        .map(Rule::row)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(FILE + " has no row for all")));
    }
}
