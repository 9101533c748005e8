package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.plan.query.PlanExcerptDocument;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a plan for people: its waves, windows and steps. */
final class PlanExcerptSummary {
    private PlanExcerptSummary() {}

    static void print(PlanExcerptDocument part, PrintWriter out) {
        TextTable waves = new TextTable("wave", "title", "runbook");
        part.waves().forEach(wave -> waves.row(wave.number(), wave.title(), "artefacts/" + wave.folder()));
        waves.print(out);
        if (!part.windows().isEmpty()) {
            out.println();
            TextTable windows = new TextTable("window", "wave", "begins", "minutes down", "budget");
            part.windows()
                    .forEach(window -> windows.row(
                            window.title(),
                            window.wave(),
                            Objects.toString(window.start(), ""),
                            window.downtimeMinutes(),
                            Objects.toString(window.budgetMinutes(), "nobody decided")));
            windows.print(out);
        }
        out.println();
        TextTable steps = new TextTable("step", "wave", "title", "account", "minutes", "note");
        part.steps()
                .forEach(step -> steps.row(
                        step.id(), step.wave(), step.title(), step.account(), step.durationMinutes(), notes(step)));
        steps.print(out);
        out.println();
        out.println("One of them in full: mitosis plan --explain STEP");
    }

    private static String notes(Step step) {
        return Stream.of(
                        step.manual() ? "by hand" : "",
                        step.window() == null ? "" : "in a window",
                        step.pointOfNoReturn() ? "no way back" : "")
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
