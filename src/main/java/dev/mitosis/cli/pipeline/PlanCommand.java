package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.FailOn;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.FindingsSummary;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.PlanDocument;
import dev.mitosis.model.PlanDocument.DispositionRow;
import dev.mitosis.pipeline.StageRunner;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plans the split. */
@Command(
        name = "plan",
        footer = {"", "Examples:", "  mitosis plan", "  mitosis plan --fail-on critical"})
public final class PlanCommand extends MitosisCommand {
    @Mixin
    FailOn failOn;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public PlanCommand() {}

    @Override
    protected ExitCode execute() {
        PlanDocument plan = new StageRunner(workspace(), claimedAccount(), progress()).plan();
        print(plan, () -> summary(plan));
        next("mitosis check");
        return failOn.exit(plan.findings());
    }

    private void summary(PlanDocument plan) {
        out().println(plan.steps().size() + " steps in " + plan.waves().size() + " waves:");
        TextTable waves = new TextTable("wave", "title", "steps", "hours");
        plan.waves()
                .forEach(wave -> waves.row(
                        wave.number(),
                        wave.title(),
                        wave.steps().size(),
                        String.format(java.util.Locale.ROOT, "%.1f", wave.durationMinutes() / 60.0)));
        waves.print(out());
        out().println();
        Map<String, Long> dispositions = plan.dispositions().stream()
                .collect(Collectors.groupingBy(
                        (DispositionRow row) -> row.disposition().label(), TreeMap::new, Collectors.counting()));
        TextTable table = new TextTable("disposition", "resources");
        dispositions.forEach(table::row);
        table.print(out());
        FindingsSummary.print(plan.findings(), "plan.json", out());
    }
}
