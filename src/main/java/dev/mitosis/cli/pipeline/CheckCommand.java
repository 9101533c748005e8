package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.StageRunner;
import picocli.CommandLine.Command;

/** Checks the plan by simulating it. */
@Command(
        name = "check",
        footer = {"", "Example:", "  mitosis check"})
public final class CheckCommand extends MitosisCommand {
    private static final int SHOWN = 5;

    @Override
    protected ExitCode execute() {
        CheckDocument check = new StageRunner(workspace(), claimedAccount(), progress()).check();
        print(check, () -> summary(check));
        if (check.passed()) {
            next("mitosis report");
        }
        return check.passed() ? ExitCode.DONE : ExitCode.INFEASIBLE;
    }

    private void summary(CheckDocument check) {
        out().println(check.simulatedSteps() + " steps simulated:");
        for (Invariant invariant : check.invariants()) {
            out().print("  ");
            if (invariant.holds()) {
                style().good("holds ");
            } else {
                style().bad("BROKEN");
            }
            out().println("  " + invariant.title() + "  (" + invariant.examined() + " examined)");
            invariant.violations().stream().limit(SHOWN).forEach(this::violation);
            if (invariant.violations().size() > SHOWN) {
                out().println("            and " + (invariant.violations().size() - SHOWN) + " more in check.json");
            }
        }
    }

    private void violation(Violation violation) {
        String step = violation.step().isEmpty() ? "" : violation.step() + ": ";
        out().println("            " + step + TextTable.clean(violation.text()));
        out().println("            fix: " + TextTable.clean(violation.fix()));
    }
}
