package dev.mitosis.cli.graph;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.graph.query.SharedNodes;
import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.pipeline.GraphQuestions;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists what several contexts need. */
@Command(
        name = "shared",
        description = {
            "Lists what more than one context needs, with who needs it and how.",
            "Before there is a partition: what more than one group of workloads needs."
        },
        footer = {"", "Example:", "  mitosis graph shared"})
final class GraphSharedCommand extends MitosisCommand {
    private static final int NAMES_SHOWN = 4;

    /** The document that {@code graph shared --output json} prints. */
    record SharedDocument(
            int formatVersion, String tool, String account, String between, List<SharedNodes.SharedNode> shared) {}

    @Override
    protected ExitCode execute() {
        GraphQuestions questions = new GraphQuestions(workspace(), account());
        GraphDocument graph = questions.graph();
        boolean contexts = questions.partition().isPresent();
        List<SharedNodes.SharedNode> shared = questions
                .partition()
                .map(partition -> SharedNodes.between(graph, partition))
                .orElseGet(() -> SharedNodes.between(graph));
        String between = contexts ? "contexts" : "groups of workloads";
        print(
                new SharedDocument(Json.FORMAT_VERSION, Json.TOOL, account(), between, shared),
                () -> text(shared, between));
        return ExitCode.DONE;
    }

    private void text(List<SharedNodes.SharedNode> shared, String between) {
        out().println(shared.size() + " things are shared by several " + between + ".");
        if (shared.isEmpty()) {
            return;
        }
        out().println();
        TextTable table = new TextTable("needed by", "thing", "type", "who and how");
        for (SharedNodes.SharedNode thing : shared) {
            table.row(thing.needs().size(), thing.node().name(), thing.node().type(), who(thing));
        }
        table.print(out());
    }

    private static String who(SharedNodes.SharedNode thing) {
        String shown = thing.needs().entrySet().stream()
                .limit(NAMES_SHOWN)
                .map(need -> need.getKey() + " ("
                        + need.getValue().stream().map(EdgeKind::label).collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining(", "));
        return thing.needs().size() > NAMES_SHOWN ? shown + ", ..." : shown;
    }
}
