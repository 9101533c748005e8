package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.facts.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The ordered steps, one line each; their commands are in the runbook. */
final class StepsTable {
    static final String NAME = TableNames.STEPS;
    private static final int SHOWN = 3;

    private StepsTable() {}

    static Table<Step> of(ReportInput input, ReportIndex index) {
        List<Column<Step>> columns = new ArrayList<>(what());
        columns.addAll(progress());
        columns.addAll(how(Set.copyOf(input.plan().criticalPath()), index));
        return new Table<>(
                NAME,
                "Steps",
                "The plan, step by step in the order of execution; its title leads to its commands in the runbook.",
                columns,
                input.plan().steps(),
                Step::id);
    }

    private static List<Column<Step>> what() {
        return List.of(
                named("title", "Step", "What is done, in one line; leads to the runbook.")
                        .wide(52)
                        .link(step ->
                                new Value.Reference(step.title(), RunbookTable.NAME, RunbookTable.firstKey(step))),
                named("wave", "Wave", "Waves run one after the other.").wide(7).number(Kind.NUMBER, Step::wave),
                named("phase", "Phase", "The phase of the plan.")
                        .wide(14)
                        .text(step -> PlainWords.of("phase", step.phase().label())),
                named("action", "Action", "What it does.")
                        .wide(15)
                        .text(step -> PlainWords.of("action", step.action().label())),
                named("account", "Account", "Where it is done.").wide(22).text(Step::account),
                named("context", "Context", "The context it serves.").wide(16).text(Step::context),
                named("environment", "Environment", "The environment it touches.")
                        .wide(13)
                        .text(Step::environment));
    }

    private static List<Column<Step>> progress() {
        return List.of(
                named("status", "Status", "How far it is.")
                        .wide(11)
                        .chosenFrom(ChoiceLists.STATUS, Input.WORKBOOK_ONLY)
                        .status(step -> ChoiceLists.PLANNED),
                named("owner", "Owner", "Who does it.")
                        .wide(14)
                        .chosenFrom(ChoiceLists.OWNER, Input.WORKBOOK_ONLY)
                        .text(Step::owner));
    }

    private static Value files(Step step) {
        return step.files().isEmpty()
                ? new Value.Nothing()
                : new Value.Artefact(
                        Words.first(step.files(), SHOWN), step.files().get(0));
    }

    private static List<Column<Step>> how(Set<String> critical, ReportIndex index) {
        return List.of(
                named("duration", "Duration (min)", "How long it takes, without waiting for people.")
                        .wide(11)
                        .number(Kind.MINUTES, Step::durationMinutes),
                named("downtime", "Downtime (min)", "How long its consumers are without service.")
                        .wide(11)
                        .number(Kind.MINUTES, step -> step.downtimeMinutes() == 0 ? null : step.downtimeMinutes()),
                named("no_return", "No return", "Says yes where it cannot be undone.")
                        .wide(9)
                        .text(step -> Words.yes(step.pointOfNoReturn())),
                named("manual", "Manual", "Says yes where a person has to do it.")
                        .wide(9)
                        .text(step -> Words.yes(step.manual())),
                named("critical", "Critical path", "Says yes where a delay delays the whole plan.")
                        .wide(9)
                        .text(step -> Words.yes(critical.contains(step.id()))),
                named("why", "Why", "The reason for the step.")
                        .wide(56)
                        .notPrinted()
                        .prose(Step::why),
                named("comment", "Comment", "What the next person should know.")
                        .wide(24)
                        .notPrinted()
                        .filledIn(Input.WORKBOOK_ONLY)
                        .prose(step -> null),
                named("resources", "Resources", "What it acts on; leads to the first.")
                        .wide(40)
                        .notPrinted()
                        .link(step -> index.resourcesLink(step.resources())),
                named("script", "Script", "What runs it, in the folder artefacts of the plan.")
                        .wide(40)
                        .notPrinted()
                        .link(step -> index.script(step.id())),
                named("files", "Files", "The files that it uses, in the same folder; leads to the first.")
                        .wide(40)
                        .notPrinted()
                        .link(StepsTable::files),
                named("depends_on", "Depends on", "The steps that must be done before.")
                        .wide(40)
                        .notPrinted()
                        .prose(step -> index.stepTitles(step.dependsOn(), SHOWN)),
                named("method", "Method", "The entry in the knowledge base.")
                        .wide(30)
                        .notPrinted()
                        .text(Step::method),
                named("step", "Id", "Its stable id.").wide(46).notPrinted().text(Step::id));
    }
}
