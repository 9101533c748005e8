package dev.mitosis.cli.graph;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.graph.query.ResourceAccess;
import dev.mitosis.graph.query.ResourceGraph;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.GraphQuestions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists who may do what to a resource. */
@Command(
        name = "access",
        description = {
            "Lists who may do what to a resource, with the statement that grants it.",
            "Explicit denies, permissions boundaries and the resource's own policy are taken into account."
        },
        footer = {"", "Example:", "  mitosis graph access lindgren-receipts-prod"})
final class GraphAccessCommand extends MitosisCommand {
    @Parameters(index = "0", paramLabel = "RESOURCE", description = "An ARN, id or name.")
    String resource;

    @SuppressWarnings("NullAway.Init") // picocli sets the parameter
    GraphAccessCommand() {}

    /** The document that {@code graph access --output json} prints. */
    record AccessDocument(
            int formatVersion, String tool, String account, String resource, List<ResourceAccess.Grant> grants) {}

    @Override
    protected ExitCode execute() {
        GraphQuestions questions = new GraphQuestions(workspace(), account());
        String id = new ResourceGraph(questions.graph()).find(resource);
        List<ResourceAccess.Grant> grants = new ResourceAccess(questions.snapshot()).of(id);
        print(new AccessDocument(Json.FORMAT_VERSION, Json.TOOL, account(), id, grants), () -> text(id, grants));
        return ExitCode.DONE;
    }

    private void text(String id, List<ResourceAccess.Grant> grants) {
        out().println(grants.size() + " grants on " + TextTable.clean(id));
        if (grants.isEmpty()) {
            return;
        }
        out().println();
        TextTable table = new TextTable("principal", "actions", "strength", "granted by");
        for (ResourceAccess.Grant grant : grants) {
            String actions = String.join(", ", grant.actions())
                    + (grant.except().isEmpty() ? "" : " except " + String.join(", ", grant.except()))
                    + (grant.conditions().isEmpty() ? "" : " if " + String.join(" and ", grant.conditions()));
            table.row(grant.principal(), actions, grant.strength().label(), grant.holder() + " " + grant.statement());
        }
        table.print(out());
    }
}
