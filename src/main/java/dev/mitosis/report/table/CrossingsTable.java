package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Edge;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.PartitionDocument.Crossing;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The dependencies that cross a border between accounts. */
final class CrossingsTable {
    private CrossingsTable() {}

    static Table<Crossing> of(ReportInput input, ReportIndex index) {
        Map<String, List<Evidence>> evidence = input.graph().edges().stream()
                .collect(Collectors.toMap(CrossingsTable::key, Edge::evidence, (first, second) -> first));
        return new Table<>(
                "crossings",
                "Crossings",
                "Dependencies that will cross a border between two accounts, and how each is kept alive.",
                List.of(
                        named("from", "Who needs", "The resource that needs the other.")
                                .wide(32)
                                .link(crossing -> index.resourceLink(crossing.from())),
                        named("from_account", "From account", "Where it will live.")
                                .wide(22)
                                .text(Crossing::fromAccount),
                        named("kind", "Kind", "What it needs the other for.")
                                .wide(15)
                                .text(crossing -> crossing.kind().label()),
                        named("to", "What", "The resource that is needed.")
                                .wide(32)
                                .link(crossing -> index.resourceLink(crossing.to())),
                        named("to_account", "To account", "Where that one will live.")
                                .wide(22)
                                .text(Crossing::toAccount),
                        named("resolution", "Kept alive by", "How the dependency works across the border.")
                                .wide(20)
                                .text(Crossing::resolution),
                        named(
                                        "evidence",
                                        "Evidence",
                                        "The text in an API answer that shows the dependency, and where it stands.")
                                .wide(80)
                                .notPrinted()
                                .code(crossing -> first(evidence.get(key(crossing))))),
                input.partition().crossings(),
                CrossingsTable::key);
    }

    private static String key(Crossing crossing) {
        return crossing.from() + " " + crossing.kind().label() + " " + crossing.to();
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
