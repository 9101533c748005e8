package dev.mitosis.cli.command;

import dev.mitosis.config.SettingKey;
import dev.mitosis.config.Settings;
import dev.mitosis.config.Workspace;
import dev.mitosis.model.MitosisException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether standard error is read by a program: errors and warnings are JSON where the result or the progress is,
 * because a program that reads either has to understand them, too.
 */
public final class MachineReadable {
    private static final String JSON = "json";
    private static final Path NO_FILE = Path.of("no such project file");

    private MachineReadable() {}

    /** By the settings of a command. */
    static boolean by(Settings settings) {
        return settings.get(SettingKey.OUTPUT).filter(JSON::equals).isPresent()
                || settings.get(SettingKey.PROGRESS).filter(JSON::equals).isPresent();
    }

    /** By words that may not be understood and settings that may not be readable, which is what the error is about. */
    public static boolean by(List<String> words, CliEnvironment environment) {
        Map<SettingKey, String> flags = new EnumMap<>(SettingKey.class);
        for (SettingKey key : List.of(SettingKey.OUTPUT, SettingKey.PROGRESS)) {
            last(words, key.flag()).ifPresent(value -> flags.put(key, value));
        }
        try {
            Path folder = environment
                    .directory()
                    .resolve(last(words, SharedOptions.WORKSPACE).orElse(""));
            return by(Settings.resolve(flags, environment.variables(), new Workspace(folder).projectFile()));
        } catch (MitosisException | InvalidPathException e) {
            // The project file is what is wrong, and says nothing about the form.
            return by(Settings.resolve(flags, environment.variables(), NO_FILE));
        }
    }

    /** What stands behind the option, the last time that it is given. */
    private static Optional<String> last(List<String> words, String option) {
        Optional<String> value = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(option) && i + 1 < words.size()) {
                value = Optional.of(words.get(i + 1));
            } else if (words.get(i).startsWith(option + "=")) {
                value = Optional.of(words.get(i).substring(option.length() + 1));
            }
        }
        return value;
    }
}
