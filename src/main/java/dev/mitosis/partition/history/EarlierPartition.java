package dev.mitosis.partition.history;

import dev.mitosis.model.PartitionDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the next partition reads of {@code partition.json}: the contexts, and which resource was in which. */
public record EarlierPartition(List<EarlierContext> contexts, List<EarlierRow> resources) {
    /** Nothing was partitioned before. */
    public static final EarlierPartition NONE = new EarlierPartition(List.of(), List.of());

    /**
     * A context.
     *
     * @param found the names that its parts were found by, before people merged and renamed them
     */
    public record EarlierContext(String id, String name, List<String> found) {}

    /** A resource. */
    public record EarlierRow(String id, @Nullable String context) {}

    /** What is read of a document. */
    public static EarlierPartition of(PartitionDocument document) {
        return new EarlierPartition(
                document.contexts().stream()
                        .map(context -> new EarlierContext(context.id(), context.name(), context.found()))
                        .toList(),
                document.resources().stream()
                        .map(row -> new EarlierRow(row.id(), row.context()))
                        .toList());
    }
}
