package dev.mitosis.io;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** What is wrong in a JSON text, with the line and the pointer. */
final class JsonFlaw {
    private JsonFlaw() {}

    static String of(JacksonException e) {
        String words =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("it cannot be read");
        JsonLocation location = e.getLocation();
        String place = location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
        String pointer = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
        return place + (pointer.isEmpty() ? "" : "at " + pointer + ": ") + words;
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? String.valueOf(step.getIndex())
                        : step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }
}
