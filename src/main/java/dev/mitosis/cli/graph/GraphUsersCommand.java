package dev.mitosis.cli.graph;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.graph.query.ResourceGraph;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Observed;
import dev.mitosis.model.Use;
import dev.mitosis.pipeline.GraphQuestions;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mitosis graph users THING}. */
@Command(
        name = "users",
        description = {
            "Lists who uses a database, bucket, queue, file system or key, through roles, policies, secrets, mounts and",
            "proxies, and apart from them who may reach it through security groups; each with the path that proves it."
        },
        footer = {"", "Example:", "  mitosis graph users maindb"})
final class GraphUsersCommand extends MitosisCommand {
    @Parameters(index = "0", paramLabel = "RESOURCE", description = "An ARN, id or name.")
    String resource;

    @SuppressWarnings("NullAway.Init") // picocli sets the parameter
    GraphUsersCommand() {}

    /** The document that {@code graph users --output json} prints. */
    record UsersDocument(int formatVersion, String tool, String account, String resource, List<Use> users) {}

    @Override
    protected ExitCode execute() {
        GraphDocument document = new GraphQuestions(workspace(), account()).graph();
        ResourceGraph graph = new ResourceGraph(document);
        String id = graph.find(resource);
        List<Use> users =
                document.uses().stream().filter(use -> use.hub().equals(id)).toList();
        print(
                new UsersDocument(Json.FORMAT_VERSION, Json.TOOL, account(), id, users),
                () -> text(graph, id, users, document.observed()));
        return ExitCode.DONE;
    }

    private void text(ResourceGraph graph, String id, List<Use> users, Observed observed) {
        out().println(TextTable.clean(graph.node(id).title()) + " is used by " + count(users, Use.How.USES)
                + " and may be reached by " + count(users, Use.How.MAY_REACH)
                + (observed.equals(Observed.NOTHING) ? "; traffic was not observed." : "."));
        if (users.isEmpty()) {
            return;
        }
        out().println();
        TextTable table = new TextTable("how", "modes", "user", "type", "path");
        for (Use use : users) {
            table.row(
                    use.how().label(),
                    use.modes().isEmpty()
                            ? "unknown"
                            : use.modes().stream().map(Use.Mode::label).collect(Collectors.joining(", ")),
                    graph.node(use.user()).name(),
                    graph.node(use.user()).type(),
                    path(graph, use));
        }
        table.print(out());
    }

    private static String path(ResourceGraph graph, Use use) {
        return use.path().stream()
                .map(hop -> graph.node(hop.from()).name() + " " + hop.kind().verb() + " "
                        + graph.node(hop.to()).name())
                .collect(Collectors.joining("; "));
    }

    private static long count(List<Use> users, Use.How how) {
        return users.stream().filter(use -> use.how() == how).count();
    }
}
