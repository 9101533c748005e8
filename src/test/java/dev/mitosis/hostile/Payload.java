package dev.mitosis.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** A text that tries to be more than a text. */
record Payload(String id, String text) {
    /** Those of {@code payloads.json}. */
    static List<Payload> all() {
        try (InputStream in = Objects.requireNonNull(Payload.class.getResourceAsStream("payloads.json"))) {
            List<Payload> payloads = new ArrayList<>();
            for (JsonNode row : Json.mapper().readTree(in)) {
                payloads.add(new Payload(
                        row.path("id").asText(),
                        repeated(row.path("text").asText(), row.path("times").asInt(1))));
            }
            return payloads;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With another letter behind each, since what packs too well is refused as a bomb. */
    private static String repeated(String text, int times) {
        if (times == 1) {
            return text;
        }
        Random letters = new Random(times);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(text).append((char) ('a' + letters.nextInt(26)));
        }
        return all.toString();
    }

    @Override
    public String toString() {
        return id;
    }
}
