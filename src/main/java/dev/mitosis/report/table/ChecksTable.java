package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the check of the plan found, and each state in which something does not hold. */
final class ChecksTable {
    private static final int SHOWN = 5;

    private ChecksTable() {}

    private record Row(
            Invariant invariant, int number, @Nullable Violation violation) {}

    static Table<?> of(ReportInput input, ReportIndex index) {
        return new Table<>(
                TableNames.CHECKS,
                "Checks",
                "A second program ran through the plan step by step and read its commands and files; this is what must hold, and whether it does.",
                List.of(
                        named("result", "Result", "Whether it holds.")
                                .wide(19)
                                .status((Row row) -> status(row.invariant().verdict())),
                        named("title", "What must hold", "The invariant.")
                                .wide(60)
                                .prose(row -> row.invariant().title()),
                        named("examined", "Cases examined", "How many cases were looked at.")
                                .wide(11)
                                .number(Kind.NUMBER, row -> row.invariant().examined()),
                        named("step", "Step", "The step that breaks it.")
                                .wide(26)
                                .link(row -> row.violation() == null
                                        ? new Value.Nothing()
                                        : index.stepLink(row.violation().step())),
                        named("violation", "Violation", "What does not hold.")
                                .wide(52)
                                .prose(row -> row.violation() == null
                                        ? null
                                        : row.violation().text()),
                        named("fix", "What to do", "How to mend it.")
                                .wide(46)
                                .prose(row -> row.violation() == null
                                        ? null
                                        : row.violation().fix()),
                        named("resources", "Which resources", "The resources concerned.")
                                .wide(40)
                                .prose(row -> row.violation() == null
                                        ? null
                                        : index.names(row.violation().resources(), SHOWN))),
                input.check().invariants().stream().flatMap(ChecksTable::rows).toList(),
                // The first row of each is led to by its decision.
                row -> row.invariant().id() + (row.number() == 0 ? "" : "#" + row.number()));
    }

    private static String status(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "holds";
            case BROKEN -> "violated";
            case NOTHING_TO_EXAMINE -> "nothing to examine";
        };
    }

    private static Stream<Row> rows(Invariant invariant) {
        List<Violation> violations = invariant.violations();
        return violations.isEmpty()
                ? Stream.of(new Row(invariant, 0, null))
                : IntStream.range(0, violations.size()).mapToObj(i -> new Row(invariant, i, violations.get(i)));
    }
}
