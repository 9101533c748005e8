package dev.mitosis.cli;

import dev.mitosis.cli.about.CompletionCommand;
import dev.mitosis.cli.command.CliEnvironment;
import dev.mitosis.cli.command.CommandMissingException;
import dev.mitosis.cli.command.CommandRoot;
import dev.mitosis.cli.command.SettingDefaults;
import dev.mitosis.cli.output.Terminal;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The entry point of the {@code mitosis} command. */
@Command(
        name = "mitosis",
        version = Json.TOOL,
        description = "Plans the split of one AWS account into many: reads the account, works out what depends on what,"
                + " proposes the accounts it should become, and writes the ordered, checked plan to get there."
                + " It never writes to AWS.",
        synopsisSubcommandLabel = "COMMAND",
        customSynopsis = {
            "",
            "  mitosis demo                            the bundled sample, from snapshot to workbook",
            "  mitosis run --profile legacy            your account, from scan to workbook",
            "  mitosis why checkout-api maindb         what makes one thing need another",
            ""
        })
public final class Main implements Runnable, CommandRoot {
    private final CliEnvironment environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show how to call it.")
    @SuppressWarnings("unused") // picocli answers it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("unused") // picocli answers it
    private boolean version;

    Main(CliEnvironment environment) {
        this.environment = environment;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        System.exit(commandLine(
                        command -> words.contains(command) || words.contains(CompletionCommand.NAME),
                        CliEnvironment.ofProcess(),
                        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    /**
     * The command line, ready to execute arguments.
     *
     * @param needed the commands that the arguments may call; the others are only listed
     */
    static CommandLine commandLine(
            Predicate<String> needed, CliEnvironment environment, PrintWriter out, PrintWriter err) {
        ErrorPrinter errors = new ErrorPrinter();
        CommandLine root = new CommandLine(new Main(environment));
        CommandList.addTo(root, needed);
        root.setResourceBundle(new SettingDefaults());
        return root.setOut(Terminal.buffered(out))
                .setErr(Terminal.flushed(err))
                .setExecutionStrategy(Main::run)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        environment.decorated() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setExitCodeExceptionMapper(exception -> ExitCode.INTERNAL.code())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Help may have colours; everything else goes through the terminal's filter. */
    private static int run(CommandLine.ParseResult parsed) {
        if (parsed.asCommandLineList().stream()
                .noneMatch(line -> line.isUsageHelpRequested() || line.isVersionHelpRequested())) {
            try {
                return new CommandLine.RunLast().execute(parsed);
            } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
                throw new CommandLine.ExecutionException(parsed.commandSpec().commandLine(), e.toString(), e);
            }
        }
        CommandLine root = parsed.commandSpec().root().commandLine();
        root.setOut(((Terminal) root.getOut()).help());
        return Objects.requireNonNullElse(CommandLine.executeHelpRequest(parsed), ExitCode.DONE.code());
    }

    @Override
    public CliEnvironment environment() {
        return environment;
    }

    /** Called without a command. */
    @Override
    public void run() {
        throw new CommandMissingException(spec.commandLine());
    }
}
