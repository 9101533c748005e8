package dev.mitosis.cli.cost;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.cost.verify.CostVerification;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.CostStage;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies the stored cost history. */
@Command(
        name = "verify",
        description = "Verifies the stored history without AWS: hashes, answers, gaps, sums, days, currencies.",
        footer = {
            "",
            "Examples:",
            "  mitosis cost verify --account 123456789012",
            "  mitosis cost verify --before-join --account 123456789012"
        })
final class CostVerifyCommand extends MitosisCommand {
    @Option(
            names = "--allow-rounding",
            description = "Accept sums that differ by half a unit of the last digit for each amount added.")
    boolean roundingAllowed;

    @Option(
            names = "--before-join",
            description =
                    "Only tell whether the last verification still allows the account to join; exit code 8 where it"
                            + " is too old, or the export is.")
    boolean beforeJoin;

    CostVerifyCommand() {}

    @Override
    protected ExitCode execute() {
        CostStage stage = new CostStage(workspace(), progress(), environment().clock());
        if (beforeJoin) {
            CostVerification last = stage.gate(account());
            print(last, () -> out().println("The account may join until " + last.freshUntil() + "."));
            return ExitCode.DONE;
        }
        CostVerification result = stage.verify(claimedAccount(), roundingAllowed);
        print(result, () -> print(result, out()));
        return result.passed() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    static void print(CostVerification result, PrintWriter out) {
        TextTable table = new TextTable("check", "examined", "failed");
        result.checks().forEach(check -> table.row(check.title(), check.examined(), check.failed()));
        table.print(out);
        result.findings().forEach(finding -> out.println(finding.severity().label() + ": " + finding.text()));
        out.println();
        out.println(
                result.passed()
                        ? "Verified; the plan may rely on it until " + result.freshUntil() + "."
                        : "Not verified: the history must not be relied on.");
        if (!result.reexportFrom().isEmpty()) {
            out.println("Periods from " + result.reexportFrom()
                    + " on were not final: export once more after their invoices, and right before the account joins.");
        }
    }
}
