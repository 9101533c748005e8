package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.plan.replan.ReplanDocument;
import picocli.CommandLine.Command;

/** Plans again after the stored plan. */
@Command(
        name = "replan",
        footer = {
            "",
            "Examples:",
            "  mitosis replan",
            "  mitosis replan --output json | jq '.questions[]'",
            "  mitosis replan --output json | jq '.changes[] | select(.state == \"done\")'"
        })
public final class ReplanCommand extends MitosisCommand {
    /** What it does, for the list of commands. */
    public static final String DESCRIPTION =
            "Plans again after a scan or a decision: steps keep their ids and what was noted of them, and what is new, gone"
                    + " or different is said with its reasons: plans/<account>/replan.json. What was finished and is"
                    + " another step now is a question; it is not done again by itself.";

    @SuppressWarnings("NullAway.Init") // picocli makes the command
    public ReplanCommand() {}

    @Override
    protected ExitCode execute() {
        ReplanDocument changes = new StageRunner(workspace(), claimedAccount(), progress()).replan();
        print(changes, () -> new ReplanSummary(changes).print(out()));
        next("mitosis check");
        return ExitCode.DONE;
    }
}
