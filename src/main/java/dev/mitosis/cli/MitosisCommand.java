package dev.mitosis.cli;

import dev.mitosis.config.SettingKey;
import dev.mitosis.config.Settings;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.Progress;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command shares: the common options, the settings, and where to print. */
abstract class MitosisCommand implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Spec
    CommandSpec spec;

    private final AccountClaim claim = new AccountClaim(this);

    @SuppressWarnings("NullAway.Init") // picocli sets both before a command is called
    MitosisCommand() {}

    /** Does the work and says with which code to end. */
    abstract ExitCode execute();

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

    CliEnvironment environment() {
        return ((Main) spec.root().userObject()).environment();
    }

    Settings settings() {
        return shared.settings(environment(), flags());
    }

    /** The flags that only this command has. */
    Map<SettingKey, String> flags() {
        return Map.of();
    }

    Workspace workspace() {
        return shared.workspace(environment());
    }

    /** The account to work on. */
    String account() {
        return workspace().account(settings().get(SettingKey.ACCOUNT).orElse(null));
    }

    /** The account to work on; from now until the command ends, no other command writes anything of it. */
    String claimedAccount() {
        String account = account();
        claim(account);
        return account;
    }

    /** From now until the command ends, no other command writes anything of this account. */
    void claim(String account) {
        claim.of(account);
    }

    Progress progress() {
        return ProgressPrinter.of(settings().get(SettingKey.PROGRESS).orElse("auto"), environment(), err());
    }

    boolean json() {
        return settings().get(SettingKey.OUTPUT).orElse("text").equals("json");
    }

    /** Prints the result: as JSON where that was asked for, else as the text. */
    void print(Object document, Runnable text) {
        if (json()) {
            out().json(Json.pretty(document));
        } else {
            text.run();
        }
    }

    Terminal out() {
        return (Terminal) commandLine().getOut();
    }

    Terminal err() {
        return (Terminal) commandLine().getErr();
    }

    Style style() {
        return new Style(out(), environment().decorated());
    }

    /** Suggests what to run next; only to people. */
    void next(String suggestion) {
        if (!json()) {
            out().println();
            out().println("Next: " + suggestion);
        }
    }

    private CommandLine commandLine() {
        return spec.commandLine();
    }
}
