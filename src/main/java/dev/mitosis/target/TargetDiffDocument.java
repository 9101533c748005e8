package dev.mitosis.target;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a new target would change in the stored one.
 *
 * @param snapshotId what the new one is made from
 * @param oldSnapshotId what the stored one was made from
 * @param changes by aspect, then by id
 */
public record TargetDiffDocument(
        int formatVersion, String tool, String account, String snapshotId, String oldSnapshotId, List<Change> changes) {

    /** What of an estate changes. */
    public enum Aspect {
        /** An account; its value is its unit. */
        @JsonProperty("account")
        ACCOUNT,
        /** What becomes of a resource of the old account. */
        @JsonProperty("fate")
        FATE,
        /** The account in which it stands then. */
        @JsonProperty("place")
        PLACE,
        /** What it is called then. */
        @JsonProperty("name")
        NAME,
        /** A copy, or a thing that succeeds none; its value is its fate. */
        @JsonProperty("planned")
        PLANNED,
        /** The range of a network. */
        @JsonProperty("network")
        NETWORK,
        /** By which means an account reaches what stands in another. */
        @JsonProperty("means")
        MEANS,
        /** A dependency over the border of two accounts. */
        @JsonProperty("connection")
        CONNECTION,
        /** Who deploys into a unit, and from where. */
        @JsonProperty("delivery")
        DELIVERY,
        /** From which account a side is watched. */
        @JsonProperty("observability")
        OBSERVABILITY,
        /** Units, policies and baseline. */
        @JsonProperty("foundation")
        FOUNDATION;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that is not as it was.
     *
     * @param id the ARN of the old resource, an id of the target, or a name; a connection as {@code from > to (kind)}
     * @param before null where it appeared
     * @param after null where it vanished
     * @param reason why it is as it is now; null where it vanished or nobody says
     */
    public record Change(
            Aspect aspect,
            String id,
            @Nullable String before,
            @Nullable String after,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Reason reason) {
        /** Whether it appeared, vanished or changed. */
        public String kind() {
            return before == null ? "appeared" : after == null ? "vanished" : "changed";
        }
    }

    /** Whether the two say the same. */
    @JsonIgnore
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
