package dev.mitosis.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.io.PlainYaml;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings in force. A flag wins over the environment, that over the project file, that over the built-in. */
public final class Settings {
    private final Map<SettingKey, Setting> settings;

    private Settings(Map<SettingKey, Setting> settings) {
        this.settings = settings;
    }

    /**
     * Decides every setting.
     *
     * @param flags what the command line said; keys that were not given are absent
     * @param environment the environment variables
     * @throws MitosisException M-CONF-01 where the project file cannot be read, M-CONF-02 for an unknown key in it
     */
    public static Settings resolve(Map<SettingKey, String> flags, Map<String, String> environment, Path projectFile) {
        Map<String, String> file = read(projectFile);
        Map<SettingKey, Setting> resolved = new EnumMap<>(SettingKey.class);
        for (SettingKey key : SettingKey.values()) {
            resolved.put(key, decide(key, flags, environment, file, projectFile));
        }
        return new Settings(resolved);
    }

    private static Setting decide(
            SettingKey key,
            Map<SettingKey, String> flags,
            Map<String, String> environment,
            Map<String, String> file,
            Path projectFile) {
        String flag = flags.get(key);
        if (flag != null) {
            return new Setting(key.key(), flag, "flag " + key.flag(), key.description());
        }
        for (String variable : key.variables()) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                return new Setting(key.key(), value, "environment " + variable, key.description());
            }
        }
        String written = file.get(key.key());
        return written != null
                ? new Setting(key.key(), written, "file " + projectFile, key.description())
                : new Setting(key.key(), key.builtIn(), "built-in", key.description());
    }

    private static Map<String, String> read(Path projectFile) {
        if (!Files.exists(projectFile)) {
            return Map.of();
        }
        JsonNode tree;
        try {
            String text = InputFile.handwritten(projectFile);
            PlainYaml.flaw(text).ifPresent(flaw -> {
                throw invalid(projectFile, "line " + flaw.line() + ": " + flaw.reason(), null);
            });
            tree = Json.yaml().readTree(text);
        } catch (IOException e) {
            throw invalid(projectFile, InputFile.reason(e), e);
        }
        if (!tree.isObject() && !tree.isMissingNode() && !tree.isNull()) {
            throw invalid(projectFile, "it holds no settings: a line for each, the key, a colon and the value", null);
        }
        Map<String, String> values = new java.util.TreeMap<>();
        tree.properties().forEach(entry -> values.put(known(entry.getKey(), projectFile), text(entry.getValue())));
        return values;
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        StringBuilder joined = new StringBuilder();
        value.forEach(item -> joined.append(joined.isEmpty() ? "" : ",").append(item.asText()));
        return joined.toString();
    }

    private static String known(String key, Path projectFile) {
        if (SettingKey.of(key).isPresent()) {
            return key;
        }
        List<String> keys =
                Arrays.stream(SettingKey.values()).map(SettingKey::key).toList();
        throw new MitosisException(
                "M-CONF-02",
                "unknown key '" + key + "' in " + projectFile,
                "the keys are " + String.join(", ", keys),
                Suggestion.closest(key, keys)
                        .map(closest -> "did you mean '" + closest + "'?")
                        .orElse("remove the key"),
                ExitCode.INVALID_INPUT);
    }

    private static MitosisException invalid(Path file, String why, @Nullable Exception cause) {
        return new MitosisException(
                "M-CONF-01",
                "cannot read " + file,
                why,
                "correct the file or remove it",
                ExitCode.INVALID_INPUT,
                cause);
    }

    /** The value; empty where the built-in is empty and nobody set it. */
    public Optional<String> get(SettingKey key) {
        return Optional.ofNullable(settings.get(key)).map(Setting::value).filter(value -> !value.isBlank());
    }

    /** A value that is split at commas; empty where there is none. */
    public List<String> list(SettingKey key) {
        return get(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /**
     * A number.
     *
     * @throws MitosisException M-CONF-03 where the text is no number in the range
     */
    public double number(SettingKey key, double least, double most) {
        Setting setting = settings.get(key);
        String text = setting == null ? key.builtIn() : setting.value();
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, together with numbers out of range
        }
        throw new MitosisException(
                "M-CONF-03",
                key.key() + " is '" + text + "'",
                "it takes a number from " + least + " to " + most
                        + (setting == null ? "" : "; set by " + setting.origin()),
                "correct it there",
                ExitCode.USAGE);
    }

    /** Every setting in the order of {@link SettingKey}. */
    public List<Setting> all() {
        return List.copyOf(settings.values());
    }
}
