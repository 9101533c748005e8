package dev.mitosis.cli.pipeline;

import dev.mitosis.check.format.JunitXml;
import dev.mitosis.check.format.SarifLog;
import dev.mitosis.check.invariant.InvariantText;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.command.OptionErrors;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.StageRunner;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the plan by simulating it, and what its commands and artefacts say. */
@Command(
        name = "check",
        footer = {
            "",
            "Examples:",
            "  mitosis check",
            "  mitosis check --explain final-copy-frozen",
            "  mitosis check --junit check.xml --sarif check.sarif"
        })
public final class CheckCommand extends MitosisCommand {
    private static final int SHOWN = 5;

    @Option(
            names = "--explain",
            paramLabel = "INVARIANT",
            description = "Shows one invariant alone: what it is about, and everything that breaks it.")
    @Nullable
    String explain;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also writes the result as JUnit's XML.")
    @Nullable
    Path junit;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Also writes the result as SARIF 2.1.0.")
    @Nullable
    Path sarif;

    @Override
    protected ExitCode execute() {
        InvariantText text = explain == null ? null : explained(explain);
        CheckDocument check = new StageRunner(workspace(), claimedAccount(), progress()).check();
        if (junit != null) {
            AtomicFile.write(junit, JunitXml.of(check));
        }
        if (sarif != null) {
            AtomicFile.write(sarif, SarifLog.of(check));
        }
        print(check, () -> {
            if (text == null) {
                summary(check);
            } else {
                explanation(text, check);
            }
        });
        if (check.passed()) {
            next("mitosis report");
        }
        return check.passed() ? ExitCode.DONE : ExitCode.INFEASIBLE;
    }

    private static InvariantText explained(String id) {
        return InvariantText.all().stream()
                .filter(text -> text.id().equals(id))
                .findFirst()
                .orElseThrow(() -> OptionErrors.unknownValue(
                        "--explain",
                        id,
                        "one of "
                                + InvariantText.all().stream()
                                        .map(InvariantText::id)
                                        .collect(Collectors.joining(", "))));
    }

    private void explanation(InvariantText text, CheckDocument check) {
        out().println(text.id() + ": " + text.sentence() + ".");
        out().println("  what is examined: " + text.explanation());
        out().println("  what mends it:    " + text.mend());
        check.invariants().stream()
                .filter(invariant -> invariant.id().equals(text.id()))
                .forEach(invariant -> {
                    line(invariant);
                    invariant.violations().forEach(this::violation);
                });
    }

    private void summary(CheckDocument check) {
        out().println(check.simulatedSteps() + " steps simulated:");
        for (Invariant invariant : check.invariants()) {
            line(invariant);
            invariant.violations().stream().limit(SHOWN).forEach(this::violation);
            if (invariant.violations().size() > SHOWN) {
                out().println("            and " + (invariant.violations().size() - SHOWN)
                        + " more: mitosis check --explain " + invariant.id());
            }
        }
    }

    private void line(Invariant invariant) {
        out().print("  ");
        switch (invariant.verdict()) {
            case HOLDS -> style().good("holds ");
            case BROKEN -> style().bad("BROKEN");
            case NOTHING_TO_EXAMINE -> out().print("-     ");
        }
        String examined = invariant.examined() == 0 ? "nothing to examine" : invariant.examined() + " examined";
        out().println("  " + invariant.title() + "  (" + examined + ")");
    }

    private void violation(Violation violation) {
        String step = violation.step().isEmpty() ? "" : violation.step() + ": ";
        out().println("            " + step + TextTable.clean(violation.text()));
        violation.before().stream()
                .limit(SHOWN)
                .forEach(fact -> out().println("            before: " + TextTable.clean(fact)));
        out().println("            fix: " + TextTable.clean(violation.fix()));
    }
}
