package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.output.TextTable;
import dev.mitosis.io.text.OneLine;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Risk;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.plan.query.PlanStepDocument;
import dev.mitosis.plan.query.PlanStepDocument.Neighbour;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/** A step for people; its commands stand whole, lists of others as far as they fit. */
final class PlanStepSummary {
    private static final int SHOWN = 12;

    private final PlanStepDocument document;

    PlanStepSummary(PlanStepDocument document) {
        this.document = document;
    }

    void print(PrintWriter out) {
        Step step = document.step();
        out.println(TextTable.clean(step.title()));
        out.println(step.id());
        out.println();
        out.println(OneLine.of(step.why()));
        out.println();
        TextTable facts = new TextTable("wave", "account", "action", "method", "minutes", "down", "who");
        facts.row(
                step.wave(),
                step.account(),
                step.action().label(),
                step.method(),
                step.durationMinutes(),
                step.downtimeMinutes(),
                step.manual() ? "by hand " + step.owner() : step.owner());
        facts.print(out);
        list("When", moments(step), out);
        list("Before", step.preconditions(), out);
        list("It changes", step.effects().stream().map(PlanStepSummary::effect).toList(), out);
        whole("Commands", step.commands(), out);
        whole("Proved by", step.validation(), out);
        wayBack(step, out);
        list(
                "It waits for",
                document.waitsFor().stream().map(PlanStepSummary::neighbour).toList(),
                out);
        list(
                "Waiting for it",
                document.waitedForBy().stream().map(PlanStepSummary::neighbour).toList(),
                out);
        list("Variables", document.variables().stream().map(this::variable).toList(), out);
        list("Risks", document.risks().stream().map(Risk::title).toList(), out);
        list("Sources", step.sources(), out);
        out.println();
        out.println("Script: artefacts/" + document.script());
    }

    private List<String> moments(Step step) {
        return Stream.of(
                        step.start() == null ? "" : "planned for " + step.start(),
                        step.notBefore() == null ? "" : "not before " + step.notBefore(),
                        document.window() == null
                                ? ""
                                : "in the window " + document.window().title())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void wayBack(Step step, PrintWriter out) {
        Undo undo = step.undo();
        list(
                step.pointOfNoReturn() ? "No way back" : "Way back",
                undo == null ? List.of(step.rollback()) : List.of(step.rollback(), "As long as: " + undo.when()),
                out);
        if (undo != null) {
            whole("Taken back by", undo.commands(), out);
        }
    }

    private static String effect(Effect effect) {
        StringBuilder text = new StringBuilder(effect.verb().label());
        if (effect.mode() != null) {
            text.append(' ').append(effect.mode().label());
        }
        text.append(' ').append(effect.object());
        if (effect.of() != null) {
            text.append(" of ").append(effect.of());
        }
        if (effect.provider() != null) {
            text.append(" to ").append(effect.provider());
        }
        return text + " in " + effect.account() + ", " + effect.region();
    }

    private static String neighbour(Neighbour other) {
        return "wave " + other.wave() + ": " + other.title() + " (" + other.id() + ")";
    }

    private String variable(PlanVariable variable) {
        String from = variable.step() == null
                ? "given by a person"
                : variable.step().equals(document.step().id()) ? "found out here" : "found out by " + variable.step();
        return variable.name() + ": " + variable.meaning() + ", " + from + (variable.secret() ? ", a secret" : "");
    }

    private static void list(String title, List<String> lines, PrintWriter out) {
        if (lines.isEmpty()) {
            return;
        }
        out.println();
        out.println(title + ":");
        lines.stream().limit(SHOWN).forEach(line -> out.println("  " + OneLine.of(line)));
        if (lines.size() > SHOWN) {
            out.println("  ... and " + (lines.size() - SHOWN) + " more");
        }
    }

    private static void whole(String title, List<String> commands, PrintWriter out) {
        if (!commands.isEmpty()) {
            out.println();
            out.println(title + ":");
            commands.forEach(command -> out.println("  " + OneLine.of(command)));
        }
    }
}
