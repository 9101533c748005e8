package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.target.TargetDiffDocument;
import picocli.CommandLine.Command;

/** Shows what changed decisions change in the stored target. */
@Command(
        name = "diff",
        description = {
            "Shows what decisions.yaml as it is now would change in the stored target: accounts, fates, places, names,",
            "connections, delivery and foundation that appear, vanish or change, each with the reason. Partition and",
            "target are made anew in memory; nothing is written."
        },
        footer = {
            "",
            "Examples:",
            "  mitosis target diff",
            "  mitosis target diff --output json | jq '.changes[] | select(.aspect == \"fate\")'"
        })
final class TargetDiffCommand extends MitosisCommand {
    TargetDiffCommand() {}

    @Override
    protected ExitCode execute() {
        TargetDiffDocument changes = new StageRunner(workspace(), account(), progress()).targetDiff();
        print(changes, () -> new TargetDiffSummary(changes).print(out()));
        return ExitCode.DONE;
    }
}
