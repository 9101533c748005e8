package dev.mitosis.cli.cost;

import dev.mitosis.cli.command.EditOptions;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.cost.attribute.CostAttribution;
import dev.mitosis.cost.attribute.CostAttribution.AccountCost;
import dev.mitosis.cost.attribute.CostAttribution.Extra;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.CostStage;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Attributes the stored history to the proposed accounts. */
@Command(
        name = "attribute",
        description = "Shows what each proposed account would have cost and what the split costs on top, with the"
                + " evidence or the assumption behind every amount: reports/<account>/cost/attribution.json, and sheets of"
                + " cost.xlsx.",
        footer = {"", "Example:", "  mitosis cost attribute --account 123456789012"})
final class CostAttributeCommand extends MitosisCommand {
    @Mixin
    EditOptions editing;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    CostAttributeCommand() {}

    @Override
    protected ExitCode execute() {
        String account = claimedAccount();
        CostStage stage = new CostStage(workspace(), progress(), environment().clock());
        stage.requireUnchangedWorkbook(account, editing.edits());
        CostAttribution attribution = stage.attribute(account);
        stage.workbook(account, stage.verification(account), editing.edits());
        print(attribution, () -> print(attribution, out()));
        return ExitCode.DONE;
    }

    private static void print(CostAttribution attribution, PrintWriter out) {
        TextTable table = new TextTable(
                "account",
                "all months " + attribution.currency(),
                "share",
                "last final month",
                "on top monthly USD",
                "on top once " + attribution.currency());
        for (AccountCost account : attribution.listed()) {
            table.row(
                    TextTable.clean(account.account()),
                    cents(account.total()),
                    account.share().movePointRight(2).setScale(1, RoundingMode.HALF_UP) + "%",
                    cents(account.lastFinalMonth()),
                    cents(attribution.onTop(account.account(), Extra::monthly)),
                    cents(attribution.onTop(account.account(), Extra::once)));
        }
        table.print(out);
        out.println();
        out.println("What no evidence ties to an account is " + CostAttribution.UNATTRIBUTED
                + " and spread over none. What is on top rests on these assumptions:");
        attribution.extras().stream()
                .map(extra -> "  " + extra.title() + ": " + extra.assumption())
                .distinct()
                .forEach(out::println);
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
