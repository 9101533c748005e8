package dev.mitosis.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A text that tries to be more than a text. */
record Payload(String id, String text) {
    /** Those of {@code payloads.json}. */
    static List<Payload> all() {
        try (InputStream in = Objects.requireNonNull(Payload.class.getResourceAsStream("payloads.json"))) {
            List<Payload> payloads = new ArrayList<>();
            for (JsonNode row : Json.mapper().readTree(in)) {
                payloads.add(new Payload(
                        row.path("id").asText(),
                        row.path("text").asText().repeat(row.path("times").asInt(1))));
            }
            return payloads;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
