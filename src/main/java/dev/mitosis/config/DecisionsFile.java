package dev.mitosis.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and prepares {@code decisions.yaml}, in which people write what they decided. */
public final class DecisionsFile {
    private DecisionsFile() {}

    /**
     * Reads the decisions; a file that is missing or holds comments only decides nothing.
     *
     * @throws MitosisException M-CONF-14 where the file cannot be read; with file and line M-CONF-10 for text that is
     *     no YAML, M-CONF-11 for an unknown key, M-CONF-12 for a value of the wrong kind, M-CONF-15 for a word that is
     *     not allowed, M-CONF-13 for a decision that makes no sense
     */
    public static Decisions read(Path file) {
        if (!Files.exists(file)) {
            return Decisions.none();
        }
        String text = text(file);
        Decisions decisions = parse(file, text);
        DecisionsCheck.problem(decisions).ifPresent(problem -> {
            String where = file + ":" + YamlLines.of(text).line(problem.path());
            throw error("M-CONF-13", where + ": " + problem.what(), problem.why(), problem.fix(), null);
        });
        return decisions;
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
            throw unknownKey(where(file, text, e), e);
        } catch (MismatchedInputException e) {
            if (isEmpty(text)) {
                return Decisions.none();
            }
            throw wrongKind(where(file, text, e), e);
        } catch (JsonProcessingException e) {
            throw invalid(file + ":" + line(e), firstLine(e.getOriginalMessage()), e);
        }
    }

    private static boolean isEmpty(String text) {
        return text.lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---"));
    }

    private static MitosisException unknownKey(String where, UnrecognizedPropertyException e) {
        List<String> known = e.getKnownPropertyIds() == null
                ? List.of()
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        Optional<String> near = Suggestion.closest(e.getPropertyName(), known);
        return error(
                "M-CONF-11",
                where + ": unknown key '" + path(e) + "'",
                near.map(key -> "did you mean '" + key + "'?").orElse("no key of that name is understood here"),
                "known keys here: " + String.join(", ", known),
                e);
    }

    private static MitosisException wrongKind(String where, MismatchedInputException e) {
        String what = where + ": '" + path(e) + "' has the wrong kind of value";
        Class<?> type = e.getTargetType();
        if (type != null && type.isEnum()) {
            List<String> allowed = Arrays.stream(type.getEnumConstants())
                    .map(DecisionsFile::label)
                    .toList();
            String value = e instanceof InvalidFormatException invalid ? String.valueOf(invalid.getValue()) : "";
            Optional<String> near = Suggestion.closest(value, allowed);
            return error(
                    "M-CONF-15",
                    what + (value.isEmpty() ? "" : ": '" + value + "'"),
                    near.map(word -> "did you mean '" + word + "'?").orElse("it is none of the words allowed here"),
                    "write one of: " + String.join(", ", allowed),
                    e);
        }
        return error("M-CONF-12", what, "expected " + kind(type), "see the comments of a fresh decisions.yaml", e);
    }

    private static String label(Object constant) {
        return Json.line(constant).replace("\"", "");
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "another kind of value";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class) {
            return "a whole number";
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return "a list: lines that start with '- '";
        }
        return type == String.class ? "text" : "keys with values below it, one on each line";
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    /** The parser has read on when it reports a mapping problem, so the line is looked up by the path. */
    private static String where(Path file, String text, JsonMappingException e) {
        List<Object> path = e.getPath().stream()
                .<Object>map(step -> step.getFieldName() == null ? step.getIndex() : step.getFieldName())
                .toList();
        return file + ":" + YamlLines.of(text).line(path);
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
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
