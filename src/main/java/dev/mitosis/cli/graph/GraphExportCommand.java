package dev.mitosis.cli.graph;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.command.OptionErrors;
import dev.mitosis.graph.export.GraphFilter;
import dev.mitosis.graph.export.GraphFormat;
import dev.mitosis.graph.query.ResourceGraph;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.pipeline.GraphQuestions;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the graph, or a part of it, for other tools. */
@Command(
        name = "export",
        description = "Prints the graph, or a part of it, for other tools.",
        footer = {
            "",
            "Examples:",
            "  mitosis graph export --format graphml > account.graphml",
            "  mitosis graph export --format mermaid --context checkout",
            "  mitosis graph export --format csv --kind reads --kind writes",
            "  mitosis graph export --format dot --around maindb --distance 2 | dot -Tsvg > maindb.svg"
        })
final class GraphExportCommand extends MitosisCommand {
    @Option(
            names = "--format",
            required = true,
            description = "One of ${COMPLETION-CANDIDATES}.",
            completionCandidates = Formats.class)
    String format;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only edges of this kind; repeatable.")
    @Nullable
    List<String> kinds;

    @Option(names = "--context", paramLabel = "NAME", description = "Only a context and its neighbours.")
    @Nullable
    String context;

    @Option(names = "--target-account", paramLabel = "NAME", description = "Only a target account and its neighbours.")
    @Nullable
    String targetAccount;

    @Option(names = "--around", paramLabel = "RESOURCE", description = "Only what is near a resource.")
    @Nullable
    String around;

    @Option(
            names = "--distance",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many hops around it. Default: ${DEFAULT-VALUE}.")
    int distance;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    GraphExportCommand() {}

    /** The names of the formats. */
    static final class Formats implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return Arrays.stream(GraphFormat.values())
                    .map(GraphFormat::toString)
                    .iterator();
        }
    }

    @Override
    protected ExitCode execute() {
        GraphQuestions questions = new GraphQuestions(workspace(), account());
        GraphDocument graph = questions.graph();
        PartitionDocument partition = context == null && targetAccount == null ? null : questions.requirePartition();
        String center = around == null ? null : new ResourceGraph(graph).find(around);
        GraphFilter filter = new GraphFilter(edgeKinds(), context, targetAccount, center, distance);
        String document = chosen().write(filter.apply(graph, partition));
        if (chosen() == GraphFormat.JSON) {
            out().json(document);
        } else {
            out().print(document);
        }
        return ExitCode.DONE;
    }

    private GraphFormat chosen() {
        return Arrays.stream(GraphFormat.values())
                .filter(candidate -> candidate.toString().equals(format))
                .findFirst()
                .orElseThrow(
                        () -> OptionErrors.unknownValue("--format", format, "one of " + names(GraphFormat.values())));
    }

    private Set<EdgeKind> edgeKinds() {
        Set<EdgeKind> chosen = new LinkedHashSet<>();
        for (String kind : kinds == null ? List.<String>of() : kinds) {
            chosen.add(EdgeKind.of(kind)
                    .orElseThrow(() -> OptionErrors.unknownValue(
                            "--kind",
                            kind,
                            "one of "
                                    + Arrays.stream(EdgeKind.values())
                                            .map(EdgeKind::label)
                                            .collect(Collectors.joining(", ")))));
        }
        return chosen;
    }

    private static String names(Object[] values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", "));
    }
}
