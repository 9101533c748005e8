package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.review.OpenEntry;
import dev.mitosis.review.ReviewDocument;
import dev.mitosis.review.ReviewEntry;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads back what people wrote into workbooks. */
@Command(
        name = "review",
        footer = {
            "",
            "Examples:",
            "  mitosis review reports/sample/plan.xlsx --dry-run",
            "  mitosis review reports/sample/plan.xlsx"
        })
public final class ReviewCommand extends MitosisCommand {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "A workbook that came back; of several, those named first count where they say different things"
                            + " of one cell, and the others are conflicts.")
    List<Path> files;

    @Option(names = "--dry-run", description = "Show what would be written, and write nothing.")
    boolean dryRun;

    @SuppressWarnings("NullAway.Init") // picocli sets the parameters
    public ReviewCommand() {}

    @Override
    protected ExitCode execute() {
        List<Path> found =
                files.stream().map(environment().directory()::resolve).toList();
        ReviewDocument review = new StageRunner(workspace(), claimedAccount(), progress()).review(found, dryRun);
        print(review, () -> show(review));
        return review.isOpen() ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private void show(ReviewDocument review) {
        if (!review.taken().isEmpty()) {
            TextTable table = new TextTable("Sheet", "Cell", "Column", "Was", "Is now", "Goes to");
            for (ReviewEntry entry : review.taken()) {
                table.row(entry.sheet(), entry.cell(), entry.column(), entry.was(), entry.now(), entry.goesTo());
            }
            table.print(out());
        }
        open("Conflicts", review.conflicts());
        open("Not to be written down", review.invalid());
        if (!review.flaws().isEmpty()) {
            out().println();
            out().println("Not read");
            review.flaws().forEach(flaw -> out().println("  " + flaw));
        }
        out().println();
        out().println(summary(review));
        if (!review.dryRun() && !review.taken().isEmpty()) {
            next("mitosis run --skip-scan    plan again with what was decided");
        }
    }

    private void open(String title, List<OpenEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        out().println();
        out().println(title);
        for (OpenEntry open : entries) {
            ReviewEntry entry = open.entry();
            out().println("  " + entry.file() + ", " + entry.sheet() + " " + entry.cell() + ": " + entry.column()
                    + " of " + entry.key() + " '" + entry.now() + "'");
            out().println("    " + open.why() + " " + open.fix());
        }
    }

    private static String summary(ReviewDocument review) {
        if (review.taken().isEmpty() && review.known().isEmpty() && !review.isOpen()) {
            return "No decisions: nothing was changed in the cells that are filled in.";
        }
        return review.taken().size() + (review.dryRun() ? " changes would be written, " : " changes written, ")
                + review.known().size() + " known already, "
                + review.conflicts().size() + " conflicts, "
                + review.invalid().size() + " not to be written down, "
                + review.flaws().size() + " not read.";
    }
}
