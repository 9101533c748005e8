package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.config.NeedsFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.PlaceDocument;
import dev.mitosis.pipeline.PlaceStage;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Tells in which account a new workload goes. */
@Command(
        name = "place",
        footer = {
            "",
            "Examples:",
            "  mitosis place --template > needs.yaml",
            "  mitosis place needs.yaml",
            "  mitosis place needs.yaml --output json | jq .place"
        })
public final class PlaceCommand extends MitosisCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NEEDS.yaml",
            description = "What the workload needs: see --template.")
    @Nullable
    Path needs;

    @Option(names = "--template", description = "Print a file of needs to begin with, and place nothing.")
    boolean template;

    @SuppressWarnings("NullAway.Init") // picocli sets parameter and option
    public PlaceCommand() {}

    /** The document that {@code place --template --output json} prints. */
    record TemplateDocument(int formatVersion, String tool, String template) {}

    @Override
    protected ExitCode execute() {
        if (template) {
            print(
                    new TemplateDocument(Json.FORMAT_VERSION, Json.TOOL, NeedsFile.TEMPLATE),
                    () -> out().print(NeedsFile.TEMPLATE));
            return ExitCode.DONE;
        }
        if (needs == null) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required parameter: 'NEEDS.yaml', or the option --template");
        }
        Path file = environment().directory().resolve(needs);
        PlaceDocument document = new PlaceStage(workspace(), account()).place(NeedsFile.read(file));
        print(document, () -> text(document));
        return ExitCode.DONE;
    }

    private void text(PlaceDocument document) {
        PlaceDocument.Place place = document.place();
        out().println(document.context() + " in " + document.environment() + " goes into "
                + (place.isNew() ? "a new account, " : "the account ") + place.account() + ", in the unit " + place.ou()
                + ".");
        out().println(
                        place.isNew()
                                ? String.format(
                                        Locale.ROOT,
                                        "Its baseline costs about %.2f US dollars and %.1f hours a month: planning values.",
                                        document.monthlyPrice(),
                                        document.monthlyHours())
                                : "The account is in the proposal, so its baseline costs nothing more.");
        out().println("Owner: " + (place.owner() == null ? "not known" : place.owner()));
        out().println();
        document.reasons().forEach(reason -> out().println("- " + reason.text()));
        if (!document.connections().isEmpty()) {
            out().println();
            TextTable links = new TextTable("talks to", "in account", "crosses a border", "advice");
            document.connections()
                    .forEach(
                            link -> links.row(link.to(), link.account(), link.crosses() ? "yes" : "no", link.advice()));
            links.print(out());
        }
        document.questions().forEach(question -> out().println("Question: " + question));
    }
}
