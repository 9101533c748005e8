package dev.mitosis.cli;

import dev.mitosis.config.Suggestion;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
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
        MitosisException error = exception instanceof MitosisException known ? known : unexpected(exception);
        line.getOut().flush();
        print(line.getErr(), error);
        if (parsed.expandedArgs().contains("--debug")) {
            exception.printStackTrace(line.getErr());
        }
        line.getErr().flush();
        return error.exit().code();
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine line = exception.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        String what = String.valueOf(exception.getMessage()).lines().findFirst().orElse("the arguments do not fit");
        print(
                line.getErr(),
                new MitosisException(
                        "M-USAGE-01",
                        what,
                        "that is not how '" + command + "' is called",
                        suggestion(exception, line) + "see: " + command + " --help",
                        ExitCode.USAGE));
        line.getErr().flush();
        return ExitCode.USAGE.code();
    }

    private static String suggestion(ParameterException exception, CommandLine line) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> known = line.getCommandSpec().optionsMap().keySet().stream()
                .collect(Collectors.toCollection(java.util.ArrayList::new));
        known.addAll(line.getSubcommands().keySet());
        return unmatched.getUnmatched().stream()
                .findFirst()
                .flatMap(word -> Suggestion.closest(word.split("=", 2)[0], known))
                .map(word -> "did you mean '" + word + "'? ")
                .orElse("");
    }

    private static MitosisException unexpected(Exception exception) {
        return new MitosisException(
                "M-INTERNAL-01",
                "something went wrong that should not",
                exception.getClass().getSimpleName() + ": " + exception.getMessage(),
                "run it again with --debug and report the stack trace",
                ExitCode.INTERNAL,
                exception);
    }

    static void print(PrintWriter err, MitosisException error) {
        err.println("mitosis: error [" + error.code() + "]: " + error.what());
        err.println("  why: " + error.why());
        err.println("  fix: " + error.fix());
    }
}
