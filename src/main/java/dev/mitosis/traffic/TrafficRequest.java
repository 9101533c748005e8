package dev.mitosis.traffic;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which logs to read.
 *
 * @param snapshot the account whose resources the logs are about
 * @param graph the graph of this snapshot, without traffic
 * @param files files, and folders that hold them
 * @param format that of flow logs whose first line does not name the columns, as AWS writes it; null for what fits
 * @param spill a folder that need not exist, for what memory does not hold
 * @param inputs the SHA-256 of each input by its name; copied into the document
 */
public record TrafficRequest(
        Snapshot snapshot,
        GraphDocument graph,
        List<Path> files,
        @Nullable String format,
        Path spill,
        Map<String, String> inputs) {}
