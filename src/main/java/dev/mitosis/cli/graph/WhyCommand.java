package dev.mitosis.cli.graph;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.graph.query.ExplainedEdge;
import dev.mitosis.graph.query.PathFinder;
import dev.mitosis.graph.query.ResourceGraph;
import dev.mitosis.io.Json;
import dev.mitosis.io.text.OneLine;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.confirmed.ConfirmedUse;
import dev.mitosis.pipeline.GraphQuestions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains how one resource depends on another. */
@Command(
        name = "why",
        description = WhyCommand.DESCRIPTION,
        footer = {"", "Examples:", "  mitosis why checkout-api maindb", "  mitosis graph why redeem maindb"})
public final class WhyCommand extends MitosisCommand {
    public static final String DESCRIPTION =
            "Explains how one resource depends on another, with the evidence for each step.";

    @Parameters(index = "0", paramLabel = "FROM", description = "An ARN, id or name.")
    String from;

    @Parameters(index = "1", paramLabel = "TO", description = "An ARN, id or name.")
    String to;

    @SuppressWarnings("NullAway.Init") // picocli sets the parameters
    public WhyCommand() {}

    /** The document that {@code why --output json} prints. */
    record WhyDocument(
            int formatVersion,
            String tool,
            String account,
            String from,
            String to,
            PathFinder.@Nullable Why why,
            List<ConfirmedUse> confirmed) {}

    @Override
    protected ExitCode execute() {
        GraphQuestions questions = new GraphQuestions(workspace(), account());
        ResourceGraph graph = new ResourceGraph(questions.graph());
        String source = graph.find(from);
        String target = graph.find(to);
        Optional<PathFinder.Why> why = new PathFinder(graph).why(source, target);
        List<ConfirmedUse> confirmed = why.map(found -> about(found, questions)).orElse(List.of());
        WhyDocument document =
                new WhyDocument(Json.FORMAT_VERSION, Json.TOOL, account(), source, target, why.orElse(null), confirmed);
        print(
                document,
                () -> why.ifPresentOrElse(
                        found -> {
                            text(graph, found);
                            confirmed.forEach(one -> out().println("  People say: "
                                    + OneLine.ofEach(
                                            one.text(id -> graph.node(id).title()))));
                        },
                        () -> out().println(
                                        "Nothing joins " + name(graph, source) + " and " + name(graph, target) + ".")));
        return ExitCode.DONE;
    }

    /** What people know of the steps of an explanation. */
    private static List<ConfirmedUse> about(PathFinder.Why why, GraphQuestions questions) {
        return questions.confirmed().stream()
                .filter(one -> Stream.concat(why.shortest().stream(), why.strongest().stream())
                        .anyMatch(hop -> one.said().isAbout(hop.edge())))
                .toList();
    }

    private void text(ResourceGraph graph, PathFinder.Why why) {
        String left = name(graph, why.from());
        String right = name(graph, why.to());
        out().println(
                        switch (why.direction()) {
                            case NEEDS -> left + " needs " + right + ":";
                            case NEEDED_BY -> left + " does not need " + right + ", but is needed by it:";
                            case THROUGH_OTHERS ->
                                "Neither needs the other; " + left + " and " + right + " are joined through others:";
                        });
        steps(why.shortest());
        if (!why.strongest().equals(why.shortest())) {
            out().println();
            out().println("With the strongest evidence:");
            steps(why.strongest());
        }
    }

    private void steps(List<ExplainedEdge> hops) {
        for (int i = 0; i < hops.size(); i++) {
            out().println("  " + (i + 1) + ". " + hops.get(i).text());
        }
    }

    private static String name(ResourceGraph graph, String id) {
        return TextTable.clean(graph.node(id).title());
    }
}
