package dev.mitosis.cli.cost;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.cost.fetch.CostEstimate;
import dev.mitosis.cost.fetch.CostEstimator;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.CostStage;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /** What is asked of an account of which nobody knows how much there is. */
    static String first(CostEstimate estimate) {
        int requests = estimate.discovery();
        return "How much there is to read, nobody knows yet: about " + requests + " requests, "
                + estimate.price()
                        .multiply(BigDecimal.valueOf(requests))
                        .divide(BigDecimal.valueOf(Math.max(1, estimate.requests())), 2, RoundingMode.HALF_UP)
                        .toPlainString()
                + " " + estimate.currency()
                + ", tell it; they are a part of the export, and the rest is asked for then.";
    }

    static String sentence(CostEstimate estimate) {
        return estimate.requests() + " requests, " + estimate.price().toPlainString() + " " + estimate.currency()
                + ", about "
                + Math.max(1, Duration.ofSeconds(estimate.seconds()).toMinutes()) + " min; "
                + (estimate.known()
                        ? "sizes are those of the account."
                        : "sizes are assumed, because nothing has been read yet: mitosis cost export first asks how much there is, and"
                                + " says what it takes before it reads it.");
    }
}
