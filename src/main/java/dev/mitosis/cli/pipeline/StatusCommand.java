package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.PlanQuestions;
import dev.mitosis.plan.query.StatusDocument;
import dev.mitosis.plan.query.StatusDocument.StepStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Shows how far the plan is done. */
@Command(
        name = "status",
        footer = {
            "",
            "Examples:",
            "  mitosis status",
            "  mitosis status --output json | jq -r '.next[]'",
            "  mitosis status --output json | jq '.steps[] | select(.state == \"failed\")'"
        })
public final class StatusCommand extends MitosisCommand {
    private static final int SHOWN = 10;

    @SuppressWarnings("NullAway.Init") // picocli makes the command
    public StatusCommand() {}

    @Override
    protected ExitCode execute() {
        StatusDocument status =
                new PlanQuestions(workspace(), account()).status(environment().clock());
        print(status, () -> summary(status));
        return ExitCode.DONE;
    }

    private void summary(StatusDocument status) {
        TextTable counts = new TextTable("state", "steps");
        status.counts().forEach(counts::row);
        counts.print(out());
        Map<String, StepStatus> steps =
                status.steps().stream().collect(Collectors.toMap(StepStatus::id, Function.identity()));
        List<StepStatus> amiss = status.steps().stream()
                .filter(step -> !List.of("open", "done", "undone").contains(step.state()))
                .toList();
        table("Begun and not finished", amiss);
        table("Can be done now", status.next().stream().map(steps::get).toList());
        table(
                "Done before they changed: run them again with --execute --again, or note with --done that nothing has to be"
                        + " done",
                status.steps().stream()
                        .filter(step -> step.state().equals("done") && !step.same())
                        .toList());
        long earlier = status.steps().stream().filter(step -> !step.samePlan()).count();
        if (earlier > 0) {
            out().println();
            out().println(earlier + " steps were noted under an earlier plan.");
        }
        if (!status.unknown().isEmpty()) {
            out().println();
            out().println(status.unknown().size()
                    + " steps were noted that this plan does not have; the JSON lists them.");
        }
        if (status.unreadable() > 0) {
            out().println();
            out().println(status.unreadable() + " lines of state/steps.jsonl cannot be read.");
        }
    }

    private void table(String title, List<StepStatus> steps) {
        if (steps.isEmpty()) {
            return;
        }
        out().println();
        out().println(title + ":");
        TextTable table = new TextTable("step", "wave", "title", "state", "since");
        steps.stream()
                .limit(SHOWN)
                .forEach(step -> table.row(
                        step.id(),
                        step.wave(),
                        step.title(),
                        step.state(),
                        Objects.requireNonNullElse(step.ended(), Objects.toString(step.started(), ""))));
        table.print(out());
        if (steps.size() > SHOWN) {
            out().println("  ... and " + (steps.size() - SHOWN) + " more");
        }
    }
}
