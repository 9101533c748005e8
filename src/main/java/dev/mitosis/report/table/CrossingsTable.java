package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Evidence;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.CrossingFacts.Row;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.question.UseQuestions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dependencies that cross a border between accounts. */
final class CrossingsTable {
    private CrossingsTable() {}

    static Table<Row> of(List<Row> rows, ReportIndex index) {
        return new Table<>(
                TableNames.CROSSINGS,
                "Crossings",
                "Dependencies that will cross a border between two accounts, and how each is kept alive. Say so where you know"
                        + " that one is not used.",
                List.of(
                        named("from", "Who needs", "The resource that needs the other.")
                                .wide(30)
                                .link(row -> index.resourceLink(row.from())),
                        named("from_account", "From account", "Where it will live.")
                                .wide(20)
                                .text(Row::fromAccount),
                        named("kind", "How", "How the one needs the other.")
                                .wide(14)
                                .text(row -> row.kind().verb()),
                        named("to", "What", "The resource that is needed.")
                                .wide(30)
                                .link(row -> index.resourceLink(row.to())),
                        named("to_account", "To account", "Where that one will live.")
                                .wide(20)
                                .text(Row::toAccount),
                        named("resolution", "Kept alive by", "How the dependency works across the border.")
                                .wide(34)
                                .link(CrossingsTable::kept),
                        named("used", "Used", "Whether it is: 'not used' takes it out of the next plan.")
                                .wide(10)
                                .chosenFrom(ChoiceLists.USE, Input.ANSWER)
                                .status(row -> UseQuestions.USED),
                        named(
                                        "evidence",
                                        "Evidence",
                                        "The text in an API answer that shows the dependency, and where it stands.")
                                .wide(80)
                                .notPrinted()
                                .code(CrossingsTable::first)),
                rows,
                Row::key);
    }

    private static Value kept(Row row) {
        return row.connection().isEmpty()
                ? Value.text(row.kept())
                : new Value.Reference(row.kept(), TableNames.CONNECTIONS, row.connection());
    }

    private static @Nullable String first(Row row) {
        if (row.edge() == null || row.edge().evidence().isEmpty()) {
            return null;
        }
        Evidence first = row.edge().evidence().get(0);
        return first.text() + " at " + first.pointer();
    }
}
