package dev.mitosis.cli.about;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.model.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows how a command is called, as its {@code --help} does. */
@Command(
        name = "help",
        footer = {"", "Examples:", "  mitosis help", "  mitosis help graph why"})
public final class HelpCommand extends MitosisCommand {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command; without one, all are listed.")
    List<String> words = List.of();

    @Override
    protected ExitCode execute() {
        CommandLine command = spec.root().commandLine();
        for (String word : words) {
            CommandLine below = command.getSubcommands().get(word);
            if (below == null) {
                throw new CommandLine.UnmatchedArgumentException(command, List.of(word));
            }
            command = below;
        }
        command.usage(out());
        return ExitCode.DONE;
    }
}
