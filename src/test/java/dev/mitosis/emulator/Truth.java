package dev.mitosis.emulator;

import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is true of the test account, derived from its definition; see {@code src/test/account/README.md}. */
public record Truth(
        String account,
        List<String> regions,
        List<TrueResource> resources,
        List<TrueEdge> edges,
        List<CrossContext> crossContext,
        List<String> canaries) {

    /** A resource that was provisioned. */
    public record TrueResource(
            String arn,
            String type,
            String name,
            @Nullable String context,
            @Nullable String environment,
            String role) {}

    /** A dependency that the definition states. */
    public record TrueEdge(String from, String to, String kind, String why) {}

    /** A dependency between workloads of two contexts. */
    public record CrossContext(String from, String to, String kind) {}

    /** Reads the file that provisioning wrote. */
    public static Truth read(Path file) {
        try {
            return Json.mapper().readValue(file.toFile(), Truth.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
