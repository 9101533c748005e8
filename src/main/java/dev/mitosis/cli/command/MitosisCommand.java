package dev.mitosis.cli.command;

import dev.mitosis.cli.output.ProgressPrinter;
import dev.mitosis.cli.output.Style;
import dev.mitosis.cli.output.Terminal;
import dev.mitosis.config.SettingKey;
import dev.mitosis.config.Settings;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.Progress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command shares: the common options, the settings, and where to print. */
public abstract class MitosisCommand implements Callable<Integer> {
    @Mixin
    private SharedOptions shared;

    @Spec
    protected CommandSpec spec;

    private final AccountClaim claim = new AccountClaim(this);

    @SuppressWarnings("NullAway.Init") // picocli sets both before a command is called
    protected MitosisCommand() {}

    /** Does the work and says with which code to end. */
    protected abstract ExitCode execute();

    @Override
    public final Integer call() {
        ExitCode exit;
        try (claim) {
            exit = execute();
        }
        out().flush();
        err().flush();
        return exit.code();
    }

    protected CliEnvironment environment() {
        return ((CommandRoot) spec.root().userObject()).environment();
    }

    protected Settings settings() {
        return shared.settings(environment(), flags(), outputs());
    }

    /** The forms in which the result can be printed. */
    protected List<String> outputs() {
        return List.of("text", "json");
    }

    /** The flags that only this command has. */
    protected Map<SettingKey, String> flags() {
        return Map.of();
    }

    protected Workspace workspace() {
        return shared.workspace(environment());
    }

    /** The account to work on. */
    protected String account() {
        return workspace().account(settings().get(SettingKey.ACCOUNT).orElse(null));
    }

    /** The account to work on; from now until the command ends, no other command writes anything of it. */
    protected String claimedAccount() {
        String account = account();
        claim(account);
        return account;
    }

    /** From now until the command ends, no other command writes anything of this account. */
    protected void claim(String account) {
        claim.of(account);
    }

    protected Progress progress() {
        return ProgressPrinter.of(
                settings().get(SettingKey.PROGRESS).orElse(SettingKey.PROGRESS.builtIn()),
                environment().decorated(),
                err());
    }

    /** Whether the person has agreed to everything beforehand. */
    protected boolean agreesToAll() {
        return shared.yes;
    }

    /** Whether the result is printed as JSON. */
    protected boolean json() {
        return settings().get(SettingKey.OUTPUT).filter("json"::equals).isPresent();
    }

    /** Prints the result: as JSON where that was asked for, else as the text. */
    protected void print(Object document, Runnable text) {
        if (json()) {
            out().json(Json.pretty(document));
        } else {
            text.run();
        }
    }

    /** Tells of something that the person should know and that does not end the command. */
    protected void warn(String text) {
        if (MachineReadable.by(settings())) {
            err().json(Json.line(Map.of("warning", text)) + "\n");
        } else {
            err().println("mitosis: warning: " + text);
        }
    }

    /** From now until it is closed, an interruption prints the command that goes on. */
    protected Interruption interruptible(String again) {
        return Interruption.announce(err(), MachineReadable.by(settings()), again);
    }

    protected Terminal out() {
        return (Terminal) commandLine().getOut();
    }

    protected Terminal err() {
        return (Terminal) commandLine().getErr();
    }

    protected Style style() {
        return new Style(out(), environment().decorated());
    }

    /** Suggests what to run next; only to people. */
    protected void next(String suggestion) {
        if (!json()) {
            out().println();
            out().println("Next: " + suggestion);
        }
    }

    private CommandLine commandLine() {
        return spec.commandLine();
    }
}
