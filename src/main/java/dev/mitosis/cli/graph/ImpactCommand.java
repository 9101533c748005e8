package dev.mitosis.cli.graph;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.graph.query.ImpactAnalysis;
import dev.mitosis.graph.query.ResourceGraph;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.GraphQuestions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what stops working if a resource goes away. */
@Command(
        name = "impact",
        description = ImpactCommand.DESCRIPTION,
        footer = {"", "Example:", "  mitosis impact maindb"})
public final class ImpactCommand extends MitosisCommand {
    public static final String DESCRIPTION =
            "Shows what stops working, what may stop and what degrades, if a resource goes away.";

    @Parameters(index = "0", paramLabel = "RESOURCE", description = "An ARN, id or name.")
    String resource;

    @SuppressWarnings("NullAway.Init") // picocli sets the parameter
    public ImpactCommand() {}

    /** The document that {@code impact --output json} prints. */
    record ImpactDocument(
            int formatVersion,
            String tool,
            String account,
            String resource,
            List<ImpactAnalysis.AffectedResource> victims) {}

    @Override
    protected ExitCode execute() {
        ResourceGraph graph = new ResourceGraph(new GraphQuestions(workspace(), account()).graph());
        String id = graph.find(resource);
        List<ImpactAnalysis.AffectedResource> victims = new ImpactAnalysis(graph).of(id);
        print(
                new ImpactDocument(Json.FORMAT_VERSION, Json.TOOL, account(), id, victims),
                () -> text(graph, id, victims));
        return ExitCode.DONE;
    }

    private void text(ResourceGraph graph, String id, List<ImpactAnalysis.AffectedResource> victims) {
        out().println("Without " + TextTable.clean(graph.node(id).title()) + " "
                + count(victims, ImpactAnalysis.Loss.STOPS) + " resources stop working, "
                + count(victims, ImpactAnalysis.Loss.MAY_STOP) + " may stop and "
                + count(victims, ImpactAnalysis.Loss.DEGRADES) + " degrade.");
        if (victims.isEmpty()) {
            return;
        }
        out().println();
        TextTable table = new TextTable("loss", "hops", "resource", "type", "because");
        for (ImpactAnalysis.AffectedResource victim : victims) {
            table.row(
                    victim.loss().label(),
                    victim.distance(),
                    graph.node(victim.id()).name(),
                    graph.node(victim.id()).type(),
                    victim.text());
        }
        table.print(out());
    }

    private static long count(List<ImpactAnalysis.AffectedResource> victims, ImpactAnalysis.Loss loss) {
        return victims.stream().filter(victim -> victim.loss() == loss).count();
    }
}
