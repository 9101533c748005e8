package dev.mitosis.target.dns;

import dev.mitosis.model.target.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the things of the old account will stand. */
public interface Whereabouts {
    /**
     * A thing in an account.
     *
     * @param id the planned id
     * @param another whether it is another than the old one
     * @param principal whether it is what becomes of the old one itself
     */
    record Stand(
            String id, String account, String region, String name, Fate fate, boolean another, boolean principal) {}

    /** All that the old thing will be, the principal first; nothing of what is deleted. */
    List<Stand> of(String arn);

    /**
     * What those in the account use of it, in no account what becomes of the old one itself; null where it is not in
     * the snapshot, or deleted.
     */
    @Nullable
    Stand usedIn(String account, String arn);

    /** The ARN of what those in the account use of it. */
    String arnIn(String account, String arn);

    /** What the new thing will be reached under instead; the old value where that does not change. */
    String reached(String arn, String account, String old);
}
