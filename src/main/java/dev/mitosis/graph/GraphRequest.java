package dev.mitosis.graph;

import dev.mitosis.model.TrafficDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to draw a graph of.
 *
 * @param traffic what was observed of the account; null where nothing was
 * @param inputs the SHA-256 of each input file by its name; copied into the document
 */
public record GraphRequest(Snapshot snapshot, @Nullable TrafficDocument traffic, Map<String, String> inputs) {
    /** A graph of what is configured. */
    public GraphRequest(Snapshot snapshot, Map<String, String> inputs) {
        this(snapshot, null, inputs);
    }
}
