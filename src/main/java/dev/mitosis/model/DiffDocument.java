package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became different between two snapshots of one account; every list is sorted by ARN.
 *
 * @param snapshotId the newer snapshot
 * @param oldSnapshotId the older snapshot
 * @param uncertain resources that only one of the snapshots holds, where the other could not read their type
 */
public record DiffDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        String oldSnapshotId,
        String finishedAt,
        String oldFinishedAt,
        List<Item> appeared,
        List<Item> vanished,
        List<Change> changed,
        List<Uncertain> uncertain) {

    /** A resource that one of the snapshots holds. */
    public record Item(String id, String type, String region, String name) {
        /** What identifies the resource in the document. */
        public static Item of(Resource resource) {
            return new Item(resource.arn(), resource.type(), resource.region(), resource.name());
        }
    }

    /** A resource that both hold, with the fields that differ in document order. */
    public record Change(String id, String type, String region, String name, List<Field> fields) {
        /** Whether anything but measurements and the order of lists differs. */
        public boolean substantial() {
            return fields.stream().anyMatch(field -> field.kind().substantial());
        }
    }

    /**
     * One difference.
     *
     * @param pointer the JSON pointer below the resource's record: in the older one for what was removed, else in the
     *     newer one
     * @param before the older value; null where there was none, or only the order changed
     * @param after the newer value; null where there is none, or only the order changed
     */
    public record Field(
            String pointer,
            Kind kind,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** In which way a field differs. */
    public enum Kind {
        @JsonProperty("added")
        ADDED(true),
        @JsonProperty("removed")
        REMOVED(true),
        @JsonProperty("replaced")
        REPLACED(true),
        /** A list with the same elements in another order; most APIs promise none. */
        @JsonProperty("reordered")
        REORDERED(false),
        /** A value that changes by itself, such as a size or the time of the last use. */
        @JsonProperty("measured")
        MEASURED(false);

        private final boolean substantial;

        Kind(boolean substantial) {
            this.substantial = substantial;
        }

        /** Whether somebody must have changed something. */
        public boolean substantial() {
            return substantial;
        }

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A resource whose absence proves nothing.
     *
     * @param presentIn {@code old} or {@code new}
     * @param reason why the other snapshot does not tell
     */
    public record Uncertain(String id, String type, String region, String name, String presentIn, String reason) {}
}
