package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Edge;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.CrossingFacts;
import dev.mitosis.report.facts.CrossingFacts.Row;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The dependencies that cross a border between accounts. */
final class CrossingsTable {
    private static final String CONNECTIONS = "connections";

    private CrossingsTable() {}

    static Table<Row> of(ReportInput input, ReportIndex index) {
        Map<String, List<Evidence>> evidence = input.graph().edges().stream()
                .collect(Collectors.toMap(CrossingsTable::key, Edge::evidence, (first, second) -> first));
        return new Table<>(
                "crossings",
                "Crossings",
                "Dependencies that will cross a border between two accounts, and how each is kept alive.",
                List.of(
                        named("from", "Who needs", "The resource that needs the other.")
                                .wide(32)
                                .link(row -> index.resourceLink(row.from())),
                        named("from_account", "From account", "Where it will live.")
                                .wide(22)
                                .text(Row::fromAccount),
                        named("kind", "How", "How the one needs the other.")
                                .wide(15)
                                .text(row -> row.kind().verb()),
                        named("to", "What", "The resource that is needed.")
                                .wide(32)
                                .link(row -> index.resourceLink(row.to())),
                        named("to_account", "To account", "Where that one will live.")
                                .wide(22)
                                .text(Row::toAccount),
                        named("resolution", "Kept alive by", "How the dependency works across the border.")
                                .wide(36)
                                .link(CrossingsTable::kept),
                        named(
                                        "evidence",
                                        "Evidence",
                                        "The text in an API answer that shows the dependency, and where it stands.")
                                .wide(80)
                                .notPrinted()
                                .code(row -> first(evidence.get(row.edge())))),
                CrossingFacts.of(input),
                Row::key);
    }

    private static Value kept(Row row) {
        return row.connection().isEmpty()
                ? Value.text(row.kept())
                : new Value.Reference(row.kept(), CONNECTIONS, row.connection());
    }

    private static String key(Edge edge) {
        return edge.from() + " " + edge.kind().label() + " " + edge.to();
    }

    private static @Nullable String first(@Nullable List<Evidence> evidence) {
        if (evidence == null || evidence.isEmpty()) {
            return null;
        }
        Evidence first = evidence.get(0);
        return first.text() + " at " + first.pointer();
    }
}
