package dev.mitosis.cli.command;

import dev.mitosis.config.SettingKey;
import dev.mitosis.config.Settings;
import dev.mitosis.config.Workspace;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class SharedOptions {
    static final String WORKSPACE = "--workspace";

    @Option(
            names = WORKSPACE,
            paramLabel = "DIR",
            description = "The folder that holds plans/ and reports/. Default: the current directory.")
    @Nullable
    Path workspace;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account to work on. Default: the only one in the workspace.")
    @Nullable
    String account;

    @Option(names = "--profile", paramLabel = "NAME", description = "The AWS profile to use.")
    @Nullable
    String profile;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "A region to scan; repeat it, or say all. Default: ${bundle:default.region}.")
    @Nullable
    List<String> regions;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Another endpoint for every service, for example an emulator.")
    @Nullable
    String endpointUrl;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "The form of the result. Default: ${bundle:default.output}.")
    @Nullable
    String output;

    @Option(
            names = "--progress",
            paramLabel = "auto|plain|none|json",
            description = "The form of progress on standard error. Default: ${bundle:default.progress}.")
    @Nullable
    String progress;

    @Option(names = "--yes", description = "Answer yes to every question.")
    boolean yes;

    @Option(names = "--debug", description = "Print stack traces with errors.")
    boolean debug;

    private @Nullable Settings resolved;

    /** The settings in force, with further flags and forms of output that only one command has. */
    Settings settings(CliEnvironment environment, Map<SettingKey, String> further, List<String> outputs) {
        Settings known = resolved;
        if (known == null) {
            Map<SettingKey, String> flags = new EnumMap<>(SettingKey.class);
            put(flags, SettingKey.ACCOUNT, account);
            put(flags, SettingKey.PROFILE, profile);
            put(flags, SettingKey.REGION, regions == null ? null : String.join(",", regions));
            put(flags, SettingKey.ENDPOINT_URL, endpointUrl);
            put(flags, SettingKey.OUTPUT, output);
            put(flags, SettingKey.PROGRESS, progress);
            flags.putAll(further);
            known = Settings.resolve(
                    flags, environment.variables(), workspace(environment).projectFile());
            oneOf(known, SettingKey.OUTPUT, outputs);
            oneOf(known, SettingKey.PROGRESS, List.of("auto", "plain", "none", "json"));
            resolved = known;
        }
        return known;
    }

    Workspace workspace(CliEnvironment environment) {
        Path named = workspace == null ? Path.of("") : workspace;
        return new Workspace(environment.directory().resolve(named));
    }

    private static void put(Map<SettingKey, String> flags, SettingKey key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }

    private static void oneOf(Settings settings, SettingKey key, List<String> allowed) {
        String value = settings.get(key).orElse(key.builtIn());
        if (!allowed.contains(value)) {
            throw OptionErrors.unknownValue(key.flag(), value, "one of " + String.join(", ", allowed));
        }
    }
}
