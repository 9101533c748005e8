package dev.mitosis.cli;

import dev.mitosis.cost.CostAttribution;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.CostStage;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Attributes the stored history to the proposed accounts. */
@Command(
        name = "attribute",
        description = "Shows what each proposed account would have cost and what the split costs on top, with the"
                + " evidence or the assumption behind every amount: reports/<account>/cost/attribution.json, and sheets of"
                + " cost.xlsx.",
        footer = {"", "Example:", "  mitosis cost attribute --account 123456789012"})
final class CostAttributeCommand extends MitosisCommand {
    CostAttributeCommand() {}

    @Override
    ExitCode execute() {
        CostStage stage = new CostStage(workspace(), progress(), environment().clock());
        CostAttribution attribution = stage.attribute(account());
        stage.workbook(account(), stage.verification(account()));
        print(attribution, () -> print(attribution, out()));
        return ExitCode.DONE;
    }

    private static void print(CostAttribution attribution, PrintWriter out) {
        TextTable accounts = new TextTable("account", "total " + attribution.currency(), "last final month", "share");
        attribution
                .accounts()
                .forEach(account -> accounts.row(
                        account.account(),
                        account.total()
                                .setScale(2, java.math.RoundingMode.HALF_UP)
                                .toPlainString(),
                        account.lastFinalMonth()
                                .setScale(2, java.math.RoundingMode.HALF_UP)
                                .toPlainString(),
                        account.share().movePointRight(2).setScale(1, java.math.RoundingMode.HALF_UP) + "%"));
        accounts.print(out);
        out.println();
        TextTable extras = new TextTable("account", "on top", "monthly", "once", "currency", "assumption");
        attribution
                .extras()
                .forEach(extra -> extras.row(
                        extra.account(),
                        extra.title(),
                        extra.monthly().toPlainString(),
                        extra.once().toPlainString(),
                        extra.currency(),
                        extra.assumption()));
        extras.print(out);
    }
}
