package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.plan.PlanDocument.Risk;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The risks of the plan and the findings of every stage, worst first. */
final class RisksTable {
    private static final int SHOWN = 5;

    private RisksTable() {}

    private record Row(
            String id,
            String kind,
            Severity severity,
            String title,
            String why,
            String mitigation,
            List<String> resources,
            List<String> steps) {}

    static Table<?> of(ReportInput input, ReportIndex index) {
        return new Table<>(
                "risks",
                "Risks",
                "What can go wrong and what the stages found wrong, worst first, each with what to do about it.",
                List.of(
                        named("severity", "Severity", "How much it matters.")
                                .wide(11)
                                .status((Row row) -> row.severity().label()),
                        named("kind", "Kind", "A risk of the plan, or a finding in the account.")
                                .wide(10)
                                .text(Row::kind),
                        named("title", "What", "What can happen or was found.")
                                .wide(42)
                                .prose(Row::title),
                        named("mitigation", "What to do", "How to lessen or mend it.")
                                .wide(46)
                                .prose(Row::mitigation),
                        named("status", "Status", "Whether it is dealt with.")
                                .wide(12)
                                .chosenFrom(ChoiceLists.RISK_STATUS, Input.WORKBOOK_ONLY)
                                .status(row -> ChoiceLists.OPEN),
                        named("owner", "Owner", "Who deals with it.")
                                .wide(14)
                                .chosenFrom(ChoiceLists.OWNER, Input.WORKBOOK_ONLY)
                                .text(row -> null),
                        named("count", "Resources", "How many resources it concerns.")
                                .wide(10)
                                .number(
                                        Kind.NUMBER,
                                        row -> row.resources().isEmpty()
                                                ? null
                                                : row.resources().size()),
                        named("why", "Why", "What makes it so.").wide(44).prose(Row::why),
                        named("first_step", "First step", "The first step it concerns.")
                                .notPrinted()
                                .wide(26)
                                .link(row -> row.steps().isEmpty()
                                        ? new Value.Nothing()
                                        : index.stepLink(row.steps().get(0))),
                        named("resources", "Which resources", "The resources concerned.")
                                .wide(50)
                                .notPrinted()
                                .prose(row -> index.names(row.resources(), SHOWN)),
                        named("id", "Rule or id", "The rule that found it.")
                                .wide(34)
                                .notPrinted()
                                .text(Row::id)),
                rows(input),
                row -> String.join(" | ", row.id(), row.title(), String.join(" ", row.resources())));
    }

    private static List<Row> rows(ReportInput input) {
        Stream<Row> risks = input.plan().risks().stream().map(RisksTable::ofRisk);
        Stream<Row> findings = Stream.of(
                        input.snapshot().findings(),
                        input.graph().findings(),
                        input.partition().findings(),
                        input.plan().findings())
                .flatMap(List::stream)
                .map(RisksTable::ofFinding);
        return Stream.concat(risks, findings)
                .distinct()
                .sorted(Comparator.comparing(Row::severity).reversed())
                .toList();
    }

    private static Row ofRisk(Risk risk) {
        return new Row(
                risk.id(),
                "risk",
                risk.severity(),
                risk.title(),
                risk.why(),
                risk.mitigation(),
                risk.resources(),
                risk.steps());
    }

    private static Row ofFinding(Finding finding) {
        return new Row(
                finding.rule(),
                "finding",
                finding.severity(),
                finding.text(),
                "",
                finding.fix(),
                finding.resources(),
                List.of());
    }
}
