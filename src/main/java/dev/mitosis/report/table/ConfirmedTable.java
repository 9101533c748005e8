package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.confirmed.ConfirmedUse;
import dev.mitosis.model.confirmed.ConfirmedUse.State;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import java.util.List;
import java.util.Map;

/** What people know better than the account says, and whether the newest scan still fits to it. */
final class ConfirmedTable {
    private static final Map<State, String> STATES =
            Map.of(State.HOLDS, "holds", State.AGAIN, "asked again", State.GONE, "not there");

    private ConfirmedTable() {}

    static Table<?> of(ReportInput input, ReportIndex index) {
        return new Table<>(
                "confirmed",
                "Confirmed facts",
                "Dependencies that are configured and that somebody knows not to be used: the plan leaves them out. Where a"
                        + " newer scan speaks against one, it is planned again and asked again.",
                List.of(
                        named("from", "Who would need", "The resource that would need the other.")
                                .wide(32)
                                .link((ConfirmedUse row) ->
                                        index.resourceLink(row.said().from())),
                        named("kind", "How", "How it would; empty for every way.")
                                .wide(15)
                                .text(row -> verb(row.said().kind())),
                        named("to", "What", "The resource that would be needed.")
                                .wide(32)
                                .link(row -> index.resourceLink(row.said().to())),
                        named("state", "State", "Whether it holds, is asked again, or is about nothing that is there.")
                                .wide(14)
                                .status(row -> STATES.getOrDefault(row.state(), "")),
                        named("reason", "Said", "Who said so, and why.")
                                .wide(60)
                                .prose(row -> row.said().reason())),
                ConfirmedUse.of(input.decisions().unused(), input.graph()),
                row -> row.said().from() + " " + verb(row.said().kind()) + " "
                        + row.said().to() + " " + row.said().evidence());
    }

    private static String verb(@org.jspecify.annotations.Nullable EdgeKind kind) {
        return kind == null ? "" : kind.verb();
    }
}
