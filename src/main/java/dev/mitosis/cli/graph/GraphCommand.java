package dev.mitosis.cli.graph;

import dev.mitosis.cli.command.FailOn;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.FindingsSummary;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.pipeline.StageRunner;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Draws the dependency graph. */
@Command(
        name = "graph",
        subcommands = {
            WhyCommand.class,
            ImpactCommand.class,
            GraphSharedCommand.class,
            GraphUsersCommand.class,
            GraphReachCommand.class,
            GraphAccessCommand.class,
            GraphExportCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  mitosis graph",
            "  mitosis graph why checkout-api maindb",
            "  mitosis graph shared"
        })
public final class GraphCommand extends MitosisCommand {
    @Mixin
    FailOn failOn;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public GraphCommand() {}

    @Override
    protected ExitCode execute() {
        GraphDocument graph = new StageRunner(workspace(), claimedAccount(), progress()).graph();
        print(graph, () -> summary(graph));
        next("mitosis partition");
        return failOn.exit(graph.findings());
    }

    private void summary(GraphDocument graph) {
        out().println(graph.nodes().size() + " nodes and " + graph.edges().size() + " edges:");
        Map<String, Long> kinds = graph.edges().stream()
                .collect(
                        Collectors.groupingBy((Edge edge) -> edge.kind().label(), TreeMap::new, Collectors.counting()));
        TextTable table = new TextTable("kind", "edges");
        kinds.forEach(table::row);
        table.print(out());
        FindingsSummary.print(graph.findings(), "graph.json", out());
    }
}
