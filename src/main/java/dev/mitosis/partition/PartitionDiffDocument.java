package dev.mitosis.partition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a new partition would change in the stored one; every list is sorted by its id or name.
 *
 * @param snapshotId what the new one is made from
 * @param oldSnapshotId what the stored one was made from
 * @param appeared resources that only the new one has
 * @param vanished resources that only the stored one has
 */
public record PartitionDiffDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        String oldSnapshotId,
        List<Change> contexts,
        List<Change> environments,
        List<Change> accounts,
        List<Move> moved,
        List<Surer> confidence,
        List<String> appeared,
        List<String> vanished) {
    /**
     * A context, environment or account that one of the two lacks, or that has another name.
     *
     * @param id that of a context; the name of others
     * @param before null where it appeared
     * @param after null where it vanished
     * @param resources how many it holds, or held where it vanished
     */
    public record Change(
            String id, @Nullable String before, @Nullable String after, int resources) {
        /** Whether it appeared, vanished or has another name. */
        public String kind() {
            return before == null ? "appeared" : after == null ? "vanished" : "renamed";
        }
    }

    /** What a resource moved in. */
    public enum Axis {
        @JsonProperty("context")
        CONTEXT,
        @JsonProperty("environment")
        ENVIRONMENT,
        @JsonProperty("account")
        ACCOUNT;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A resource that belongs elsewhere; a new name of where it was is no move.
     *
     * @param before null where it had none
     * @param after null where it has none
     * @param reason why it is where it is now
     */
    public record Move(
            String id,
            String type,
            Axis axis,
            @Nullable String before,
            @Nullable String after,
            Reason reason) {}

    /** A resource of which the partition is more or less sure than before. */
    public record Surer(String id, String type, double before, double after) {}

    /** Whether the two say the same. */
    @JsonIgnore
    public boolean isEmpty() {
        return contexts.isEmpty()
                && environments.isEmpty()
                && accounts.isEmpty()
                && moved.isEmpty()
                && confidence.isEmpty()
                && appeared.isEmpty()
                && vanished.isEmpty();
    }
}
