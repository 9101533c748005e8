package dev.mitosis.cli;

import dev.mitosis.cli.command.CommandMissingException;
import dev.mitosis.cli.command.CommandRoot;
import dev.mitosis.cli.command.MachineReadable;
import dev.mitosis.cli.output.ErrorMessage;
import dev.mitosis.cli.output.Terminal;
import dev.mitosis.config.Suggestion;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what went wrong, why, and how to fix it; a stack trace only with {@code --debug}. */
final class ErrorPrinter implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult parsed) {
        Throwable cause = exception.getCause();
        Throwable thrown = exception instanceof CommandLine.ExecutionException && cause != null ? cause : exception;
        MitosisException error = thrown instanceof MitosisException known ? known : unexpected(thrown);
        List<String> words = parsed.expandedArgs();
        line.getOut().flush();
        new ErrorMessage(error, words.contains("--debug") ? thrown : null).print(err(line), json(words, line));
        return error.exit().code();
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine line = exception.getCommandLine();
        boolean json = json(List.of(arguments), line);
        if (exception instanceof CommandMissingException && !json) {
            line.usage(err(line).help());
        }
        new ErrorMessage(misused(exception, line), null).print(err(line), json);
        return ExitCode.USAGE.code();
    }

    private static Terminal err(CommandLine line) {
        return (Terminal) line.getErr();
    }

    private static boolean json(List<String> words, CommandLine line) {
        CommandRoot root = (CommandRoot) line.getCommandSpec().root().userObject();
        return MachineReadable.by(words, root.environment());
    }

    private static MitosisException misused(ParameterException exception, CommandLine line) {
        String command = line.getCommandSpec().qualifiedName();
        return new MitosisException(
                "M-USAGE-01",
                String.valueOf(exception.getMessage()).lines().findFirst().orElse("the arguments do not fit"),
                "that is not how '" + command + "' is called",
                suggestion(exception, line) + "see: " + command + " --help",
                ExitCode.USAGE);
    }

    private static String suggestion(ParameterException exception, CommandLine line) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> known = new ArrayList<>(line.getCommandSpec().optionsMap().keySet());
        known.addAll(line.getSubcommands().keySet());
        return unmatched.getUnmatched().stream()
                .findFirst()
                .flatMap(word -> Suggestion.closest(word.split("=", 2)[0], known))
                .map(word -> "did you mean '" + word + "'? ")
                .orElse("");
    }

    private static MitosisException unexpected(Throwable thrown) {
        return new MitosisException(
                "M-INTERNAL-01",
                "something went wrong that should not",
                thrown.getClass().getSimpleName() + ": " + thrown.getMessage(),
                "run it again with --debug and report the stack trace",
                ExitCode.INTERNAL,
                thrown);
    }
}
