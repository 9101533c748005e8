package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.OutwardLinks;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import java.util.ArrayList;
import java.util.List;

/** How each step is done: one line for each precondition, command, check, and the way back. */
final class RunbookTable {
    static final String NAME = "runbook";
    private static final int RESOURCES_SHOWN = 50;

    private RunbookTable() {}

    private record Line(Step step, int number, String part, Value text) {}

    static Table<?> of(ReportInput input, ReportIndex index) {
        return new Table<>(
                NAME,
                "Runbook",
                "How each step is done: what must hold before, the commands, how to see that it worked, the way back, where it is documented, and the files, which open from here.",
                List.of(
                        named("step", "Step", "The step; leads back to the plan.")
                                .wide(44)
                                .link((Line line) -> index.stepLink(line.step().id())),
                        named("wave", "Wave", "Waves run one after the other.")
                                .wide(7)
                                .number(Kind.NUMBER, line -> line.step().wave()),
                        named("line", "Line", "The order within the step.")
                                .wide(7)
                                .number(Kind.NUMBER, Line::number),
                        named("part", "Part", "What kind of line it is.")
                                .wide(11)
                                .status(Line::part),
                        named("account", "Account", "Where it is done.")
                                .wide(24)
                                .text(line -> line.step().account()),
                        named("text", "Text", "The command or sentence; ${...} is known only at execution.")
                                .wide(98)
                                .mixed(Kind.CODE, Line::text),
                        named("id", "Id", "The stable id of the step.")
                                .wide(46)
                                .notPrinted()
                                .text(line -> line.step().id())),
                lines(input, index),
                line -> key(line.step(), line.number()));
    }

    static String firstKey(Step step) {
        return key(step, 1);
    }

    private static String key(Step step, int number) {
        return step.id() + "#" + number;
    }

    private static List<Line> lines(ReportInput input, ReportIndex index) {
        List<Line> lines = new ArrayList<>();
        for (Step step : input.plan().steps()) {
            List<Line> own = new ArrayList<>();
            add(own, step, "what", List.of(step.title()));
            if (!step.resources().isEmpty()) {
                add(own, step, "acts on", List.of(index.names(step.resources(), RESOURCES_SHOWN)));
            }
            if (index.script(step.id()) instanceof Value.Artefact script) {
                own.add(new Line(step, own.size() + 1, "script", script));
            }
            step.files()
                    .forEach(file -> own.add(new Line(step, own.size() + 1, "file", new Value.Artefact(file, file))));
            add(own, step, "before", step.preconditions());
            add(own, step, "command", step.commands());
            add(own, step, "check", step.validation());
            add(own, step, "way back", List.of(step.rollback()));
            step.sources()
                    .forEach(source -> own.add(new Line(step, own.size() + 1, "source", OutwardLinks.source(source))));
            lines.addAll(own);
        }
        return lines;
    }

    private static void add(List<Line> lines, Step step, String part, List<String> texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                lines.add(new Line(step, lines.size() + 1, part, Value.url(text)));
            }
        }
    }
}
