package dev.mitosis.cli.about;

import dev.mitosis.cli.about.ErrorCodes.ErrorCode;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows how a command is called, as its {@code --help} does, or what an error code means. */
@Command(
        name = "help",
        footer = {"", "Examples:", "  mitosis help", "  mitosis help graph why", "  mitosis help M-SNAP-02"})
public final class HelpCommand extends MitosisCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND|CODE",
            description = "The command; without one, all are listed. Or the code of an error.")
    List<String> words = List.of();

    /** The document that {@code help CODE --output json} prints. */
    record ErrorCodeDocument(int formatVersion, String tool, String code, int exit, String meaning) {}

    @Override
    protected ExitCode execute() {
        Optional<ErrorCode> code = words.size() == 1 ? ErrorCodes.find(words.get(0)) : Optional.empty();
        code.ifPresentOrElse(this::explain, this::usage);
        return ExitCode.DONE;
    }

    private void explain(ErrorCode known) {
        print(
                new ErrorCodeDocument(
                        Json.FORMAT_VERSION,
                        Json.TOOL,
                        known.code(),
                        known.exit().code(),
                        known.meaning()),
                () -> {
                    out().println(known.code() + ": " + known.meaning());
                    out().println("Exit code " + known.exit().code() + ": "
                            + known.exit().meaning() + ".");
                });
    }

    private void usage() {
        CommandLine command = spec.root().commandLine();
        for (String word : words) {
            CommandLine below = command.getSubcommands().get(word);
            if (below == null) {
                throw new CommandLine.UnmatchedArgumentException(command, List.of(word));
            }
            command = below;
        }
        command.usage(out());
    }
}
