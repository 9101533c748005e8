package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.Reason;
import dev.mitosis.plan.replan.ReplanDocument;
import dev.mitosis.plan.replan.ReplanDocument.Kind;
import dev.mitosis.plan.replan.ReplanDocument.StepChange;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** What a new plan changes, for people: as much as fits; everything is in the JSON. */
final class ReplanSummary {
    private static final int ROWS = 20;

    private final ReplanDocument replan;

    ReplanSummary(ReplanDocument replan) {
        this.replan = replan;
    }

    void print(PrintWriter out) {
        if (replan.changes().isEmpty()) {
            out.println("Every step is what it was.");
            return;
        }
        out.println(
                replan.inputs().isEmpty()
                        ? "The inputs are the same; the planner is not."
                        : "Other than before: " + String.join(", ", replan.inputs()) + ".");
        out.println(replan.kept() + " steps are what they were.");
        for (Kind kind : Kind.values()) {
            List<StepChange> changes = replan.changes().stream()
                    .filter(change -> change.kind() == kind)
                    .toList();
            if (!changes.isEmpty()) {
                out.println();
                table(kind, changes, out);
            }
        }
        if (!replan.questions().isEmpty()) {
            out.println();
            out.println("Questions about what was done:");
            replan.questions().stream().limit(ROWS).forEach(question -> {
                out.println("  " + question.step() + ": " + question.text());
                out.println("    answer: " + question.answer());
            });
            more(replan.questions().size(), out);
        }
    }

    private static void table(Kind kind, List<StepChange> changes, PrintWriter out) {
        TextTable table = new TextTable(kind.label(), "title", "state", "because");
        changes.stream()
                .limit(ROWS)
                .forEach(change -> table.row(
                        change.id(),
                        change.title(),
                        change.state(),
                        change.reasons().stream().map(Reason::text).limit(2).collect(Collectors.joining(" "))));
        table.print(out);
        more(changes.size(), out);
    }

    private static void more(int size, PrintWriter out) {
        if (size > ROWS) {
            out.println("... and " + (size - ROWS) + " more; --output json shows all.");
        }
    }
}
