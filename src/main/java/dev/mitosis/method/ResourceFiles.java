package dev.mitosis.method;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the YAML files of the knowledge base strictly: an unknown key is an error. */
final class ResourceFiles {
    private ResourceFiles() {}

    static <T> List<T> readList(String name, Class<T> element) {
        try (InputStream in = ResourceFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw broken(name, "the file is not in the distribution", null);
            }
            return Json.yaml()
                    .readerForListOf(element)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(in);
        } catch (JsonProcessingException e) {
            throw broken(name, e.getOriginalMessage() + " at " + e.getLocation().getLineNr(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException broken(String name, String why, @Nullable Throwable cause) {
        return new IllegalStateException("the product's resource file " + name + " cannot be read: " + why, cause);
    }
}
