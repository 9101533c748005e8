package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.util.List;

/** What has to be saved of the cost history before the account joins an organization. */
final class CostExportTable {
    private CostExportTable() {}

    static Table<CostExportTask> of(ReportInput input, ReportIndex index) {
        return new Table<>(
                "cost-export",
                "Cost export",
                "The old account loses its Cost Explorer history when it joins the organization: everything here comes first.",
                List.of(
                        named("days", "Days before join", "The latest moment, counted back from the day of joining.")
                                .wide(11)
                                .number(Kind.NUMBER, CostExportTask::daysBeforeJoin),
                        named("title", "Task", "What has to be saved or switched on.")
                                .wide(44)
                                .prose(CostExportTask::title),
                        named("manual", "Manual", "Says yes where a person has to do it.")
                                .wide(9)
                                .text(task -> Words.yes(task.manual())),
                        named("status", "Status", "How far it is.")
                                .wide(11)
                                .chosenFrom(ChoiceLists.STATUS, Input.WORKBOOK_ONLY)
                                .status(task -> ChoiceLists.PLANNED),
                        named("owner", "Owner", "Who does it.")
                                .wide(14)
                                .chosenFrom(ChoiceLists.OWNER, Input.WORKBOOK_ONLY)
                                .text(task -> null),
                        named("why", "Why", "What is lost without it.").wide(44).prose(CostExportTask::why),
                        named("command", "Command", "How to do it; empty for tasks of the console.")
                                .wide(50)
                                .code(CostExportTask::command),
                        named("step", "Step", "The step of the plan.")
                                .wide(26)
                                .link(task -> index.stepLink(task.step()))),
                input.plan().costExport(),
                CostExportTask::id);
    }
}
