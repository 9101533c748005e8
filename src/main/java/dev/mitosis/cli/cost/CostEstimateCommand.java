package dev.mitosis.cli.cost;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.cost.fetch.CostEstimate;
import dev.mitosis.cost.fetch.CostEstimator;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.CostStage;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;

/** Tells what the next export costs. */
@Command(
        name = "estimate",
        description = "Tells how many paid requests the next export makes. Makes none itself.",
        footer = {"", "Example:", "  mitosis cost estimate --account 123456789012"})
final class CostEstimateCommand extends MitosisCommand {
    CostEstimateCommand() {}

    @Override
    protected ExitCode execute() {
        String account = account();
        CostEstimate estimate = new CostEstimator()
                .estimate(
                        account,
                        CostStage.folder(workspace(), account),
                        environment().clock().instant());
        print(estimate, () -> print(estimate, out()));
        next("mitosis cost export");
        return ExitCode.DONE;
    }

    static void print(CostEstimate estimate, PrintWriter out) {
        TextTable table = new TextTable("query", "parts", "requests");
        estimate.lines().forEach(line -> table.row(line.name(), line.parts(), line.requests()));
        table.print(out);
        out.println();
        out.println(sentence(estimate));
    }

    static String sentence(CostEstimate estimate) {
        return estimate.requests() + " requests, " + estimate.price().toPlainString() + " " + estimate.currency()
                + ", about "
                + Math.max(1, Duration.ofSeconds(estimate.seconds()).toMinutes()) + " min; "
                + (estimate.known()
                        ? "sizes are those of the account."
                        : "sizes are assumed, because nothing has been read yet: --max-requests sets a limit.");
    }
}
