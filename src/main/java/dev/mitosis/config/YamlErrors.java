package dev.mitosis.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.mitosis.io.Json;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a YAML file that a person wrote: where, why and what was probably meant. */
final class YamlErrors {
    private YamlErrors() {}

    /** Whether a text holds comments and blank lines only. */
    static boolean isEmpty(String text) {
        return text.lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---"));
    }

    /** The keys that are understood where an unknown one stands. */
    static List<String> known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null
                ? List.of()
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    }

    /** Why an unknown key is none: the key that was probably meant. */
    static String meant(UnrecognizedPropertyException e) {
        Optional<String> near = Suggestion.closest(e.getPropertyName(), known(e));
        return near.map(key -> "did you mean '" + key + "'?").orElse("no key of that name is understood here");
    }

    /** The words that are allowed where a wrong one stands; none where any value of a kind is. */
    static List<String> allowed(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        return type == null || !type.isEnum()
                ? List.of()
                : Arrays.stream(type.getEnumConstants()).map(YamlErrors::label).toList();
    }

    /** The value that is of the wrong kind; empty where it is none by itself. */
    static String value(MismatchedInputException e) {
        return e instanceof InvalidFormatException invalid ? String.valueOf(invalid.getValue()) : "";
    }

    private static String label(Object constant) {
        return Json.line(constant).replace("\"", "");
    }

    /** What is expected where a value of the wrong kind stands. */
    static String kind(@Nullable Class<?> type) {
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

    /** The keys that lead to what is wrong. */
    static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    /** The parser has read on when it reports a mapping problem, so the line is looked up by the path. */
    static String where(Path file, String text, JsonMappingException e) {
        List<Object> path = e.getPath().stream()
                .<Object>map(step -> step.getFieldName() == null ? step.getIndex() : step.getFieldName())
                .toList();
        return file + ":" + YamlLines.of(text).line(path);
    }

    /** The line of a text that is no YAML. */
    static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    /** What the parser says, without its source. */
    static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }
}
