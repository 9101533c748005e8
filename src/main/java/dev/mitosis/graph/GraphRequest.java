package dev.mitosis.graph;

import dev.mitosis.snapshot.Snapshot;
import java.util.Map;

/**
 * What to draw a graph of.
 *
 * @param inputs the SHA-256 of each input file by its name; copied into the document
 */
public record GraphRequest(Snapshot snapshot, Map<String, String> inputs) {}
