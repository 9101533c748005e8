package dev.mitosis.cli.about;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.model.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a completion script. */
@Command(
        name = CompletionCommand.NAME,
        footer = {"", "Example:", "  source <(mitosis completion bash)"})
public final class CompletionCommand extends MitosisCommand {
    /** The one command that needs all others. */
    public static final String NAME = "completion";

    /** The shells whose completion is known; zsh reads bash's through its own bashcompinit. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(
            index = "0",
            defaultValue = "bash",
            paramLabel = "bash|zsh",
            description = "The shell. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Shell shell;

    @Override
    protected ExitCode execute() {
        if (shell == Shell.zsh) {
            out().println("autoload -Uz bashcompinit && bashcompinit");
        }
        out().print(AutoComplete.bash("mitosis", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
