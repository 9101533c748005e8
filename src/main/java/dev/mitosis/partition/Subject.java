package dev.mitosis.partition;

import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the partition keeps of one resource of the snapshot: everything but its data.
 *
 * @param managed why another resource or service owns it; null where none does
 * @param standard what AWS-made default it is; null where it is none
 * @param idle the text of the leftover rules whose condition on the record it meets
 */
record Subject(
        int index,
        String arn,
        String type,
        String region,
        String id,
        String name,
        Map<String, String> tags,
        @Nullable Reason managed,
        @Nullable Reason standard,
        List<Leftovers.Rule> idle) {
    /** Whether all that is known about it comes from its owner, so that it must not be told back to the owner. */
    boolean isEcho(Ballots ballots) {
        return managed != null && ballots.isEmpty(index);
    }

    /** The name a person knows it by, for sentences. */
    String label() {
        String kind = type.substring(type.lastIndexOf(':') + 1);
        return kind + " " + (name.isEmpty() ? id : name);
    }
}
