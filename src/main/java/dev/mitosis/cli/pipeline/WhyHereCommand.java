package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.graph.query.ResourceGraph;
import dev.mitosis.model.ExitCode;
import dev.mitosis.partition.WhyHereDocument;
import dev.mitosis.pipeline.GraphQuestions;
import dev.mitosis.pipeline.StageRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains where one resource belongs. */
@Command(
        name = "why-here",
        description = WhyHereCommand.DESCRIPTION,
        footer = {
            "",
            "Examples:",
            "  mitosis why-here maindb",
            "  mitosis why-here checkout-api --output json | jq '.row.reasons[].text'"
        })
public final class WhyHereCommand extends MitosisCommand {
    public static final String DESCRIPTION =
            "Explains why a resource is in its context, environment and account: every reason, what cannot be apart from"
                    + " it, who uses it, what speaks for others, what is open, and which decision changes it.";

    @Parameters(index = "0", paramLabel = "RESOURCE", description = "An ARN, id or name.")
    String resource;

    @SuppressWarnings("NullAway.Init") // picocli sets the parameter
    public WhyHereCommand() {}

    @Override
    protected ExitCode execute() {
        String arn = new ResourceGraph(new GraphQuestions(workspace(), account()).graph()).find(resource);
        WhyHereDocument why = new StageRunner(workspace(), account(), progress()).whyHere(arn);
        print(why, () -> new WhyHereSummary(why).print(out()));
        return ExitCode.DONE;
    }
}
