package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Decisions.Unused;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people know better than the account says, and whether the newest scan still fits to it. */
final class ConfirmedTable {
    static final String HOLDS = "holds";
    static final String AGAIN = "asked again";
    static final String GONE = "not there";

    private ConfirmedTable() {}

    private record Row(Unused said, String state) {}

    static Table<?> of(ReportInput input, ReportIndex index) {
        return new Table<>(
                "confirmed",
                "Confirmed facts",
                "Dependencies that are configured and that somebody knows not to be used: the plan leaves them out. Where a"
                        + " newer scan speaks against one, it is planned again and asked again.",
                List.of(
                        named("from", "Who would need", "The resource that would need the other.")
                                .wide(32)
                                .link((Row row) -> index.resourceLink(row.said().from())),
                        named("kind", "How", "How it would; empty for every way.")
                                .wide(15)
                                .text(row -> verb(row.said().kind())),
                        named("to", "What", "The resource that would be needed.")
                                .wide(32)
                                .link(row -> index.resourceLink(row.said().to())),
                        named("state", "State", "Whether it holds, is asked again, or is about nothing that is there.")
                                .wide(14)
                                .status(Row::state),
                        named("reason", "Said", "Who said so, and why.")
                                .wide(60)
                                .prose(row -> row.said().reason())),
                rows(input),
                row -> row.said().from() + " " + verb(row.said().kind()) + " "
                        + row.said().to() + " " + row.said().evidence());
    }

    private static String verb(@org.jspecify.annotations.Nullable EdgeKind kind) {
        return kind == null ? "" : kind.verb();
    }

    private static List<Row> rows(ReportInput input) {
        List<Unused> said = input.decisions().unused();
        Map<Unused, String> states = new HashMap<>();
        if (!said.isEmpty()) {
            for (Edge edge : input.graph().edges()) {
                said.stream()
                        .filter(one -> one.isAbout(edge))
                        .forEach(one ->
                                states.merge(one, one.isContradicted(edge) ? AGAIN : HOLDS, ConfirmedTable::worse));
            }
        }
        return said.stream()
                .distinct()
                .map(one -> new Row(one, states.getOrDefault(one, GONE)))
                .toList();
    }

    private static String worse(String one, String other) {
        return one.equals(AGAIN) || other.equals(AGAIN) ? AGAIN : HOLDS;
    }
}
