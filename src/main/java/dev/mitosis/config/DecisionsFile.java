package dev.mitosis.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.io.PlainYaml;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.PartitionDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and prepares {@code decisions.yaml}, in which people write what they decided. */
public final class DecisionsFile {
    private DecisionsFile() {}

    /**
     * Reads the decisions; a file that is missing or holds comments only decides nothing.
     *
     * @throws MitosisException M-CONF-14 where the file cannot be read; with file and line M-CONF-10 for text that is
     *     no YAML, M-CONF-11 for an unknown key, M-CONF-12 for a value of the wrong kind, M-CONF-15 for a word that is
     *     not allowed, M-CONF-13 for a decision that makes no sense, M-CONF-16 for two that contradict each other
     */
    public static Decisions read(Path file) {
        if (!Files.exists(file)) {
            return Decisions.none();
        }
        return read(file, text(file));
    }

    /** The text of the file; empty where there is none. */
    public static String content(Path file) {
        return Files.exists(file) ? text(file) : "";
    }

    /** Reads decisions from a text that is to stand in the file; the same errors as of {@link #read(Path)}. */
    public static Decisions read(Path file, String text) {
        Decisions decisions = parse(file, text);
        DecisionsCheck.problem(decisions).ifPresent(problem -> {
            String where = file + ":" + YamlLines.of(text).line(problem.path());
            throw error("M-CONF-13", where + ": " + problem.what(), problem.why(), problem.fix(), null);
        });
        DecisionConflicts.find(decisions).ifPresent(conflict -> {
            DecisionPlaces places = new DecisionPlaces(file, YamlLines.of(text));
            throw error(
                    "M-CONF-16",
                    places.of(conflict.path()) + " and " + places.of(conflict.other()) + " contradict each other",
                    conflict.what(),
                    conflict.fix(),
                    null);
        });
        return decisions;
    }

    /** Where decisions stand in the file, which {@link #read} has accepted. */
    public static DecisionPlaces places(Path file) {
        return new DecisionPlaces(file, YamlLines.of(Files.exists(file) ? text(file) : ""));
    }

    private static String text(Path file) {
        String text;
        try {
            text = InputFile.handwritten(file);
        } catch (IOException e) {
            throw error(
                    "M-CONF-14",
                    "cannot read " + file,
                    InputFile.reason(e),
                    "put a text file in UTF-8 in its place",
                    e);
        }
        PlainYaml.flaw(text).ifPresent(flaw -> {
            throw invalid(file + ":" + flaw.line(), flaw.reason(), null);
        });
        return text;
    }

    private static MitosisException invalid(String where, String why, @Nullable Throwable cause) {
        return error(
                "M-CONF-10",
                where + ": this is not valid YAML",
                why,
                "correct the line; keys are indented by spaces, text with : or # is quoted",
                cause);
    }

    private static Decisions parse(Path file, String text) {
        try {
            Decisions decisions = Json.yaml()
                    .readerFor(Decisions.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(text.isBlank() ? "{}" : text);
            return decisions == null ? Decisions.none() : decisions;
        } catch (UnrecognizedPropertyException e) {
            throw error(
                    "M-CONF-11",
                    YamlErrors.where(file, text, e) + ": unknown key '" + YamlErrors.path(e) + "'",
                    YamlErrors.meant(e),
                    "known keys here: " + String.join(", ", YamlErrors.known(e)),
                    e);
        } catch (MismatchedInputException e) {
            if (YamlErrors.isEmpty(text)) {
                return Decisions.none();
            }
            throw wrongKind(YamlErrors.where(file, text, e), e);
        } catch (JsonProcessingException e) {
            throw invalid(file + ":" + YamlErrors.line(e), YamlErrors.firstLine(e), e);
        }
    }

    private static MitosisException wrongKind(String where, MismatchedInputException e) {
        String what = where + ": '" + YamlErrors.path(e) + "' has the wrong kind of value";
        List<String> allowed = YamlErrors.allowed(e);
        if (allowed.isEmpty()) {
            return error(
                    "M-CONF-12",
                    what,
                    "expected " + YamlErrors.kind(e.getTargetType()),
                    "see the comments of a fresh decisions.yaml",
                    e);
        }
        String value = YamlErrors.value(e);
        Optional<String> near = Suggestion.closest(value, allowed);
        return error(
                "M-CONF-15",
                what + (value.isEmpty() ? "" : ": '" + value + "'"),
                near.map(word -> "did you mean '" + word + "'?").orElse("it is none of the words allowed here"),
                "write one of: " + String.join(", ", allowed),
                e);
    }

    private static MitosisException error(String code, String what, String why, String fix, @Nullable Throwable cause) {
        return new MitosisException(code, what, why, fix, ExitCode.INVALID_INPUT, cause);
    }

    /** Leaves a commented file beside the first partition; an existing one is never touched. */
    public static void writeTemplate(Path file, PartitionDocument partition) {
        if (!Files.exists(file)) {
            AtomicFile.write(file, DecisionsTemplate.of(partition));
        }
    }
}
