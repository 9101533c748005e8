package dev.mitosis.rehearse.marker;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.target.TargetDocument.PlannedResource;

/**
 * A store that gets a marker, and where the marker has to be in the end.
 *
 * @param object the ARN of the store in the old account
 * @param place the id of the thing of the target in which the marker is looked for
 * @param account the name of the account of that thing
 * @param region of both
 * @param name of that thing
 * @param consumed whether the marker is taken by whoever works the old store off, before it is closed
 */
public record MarkedStore(
        String object, String type, String place, String account, String region, String name, boolean consumed) {
    private static final int DIGITS = 12;

    static MarkedStore of(PlannedResource thing, boolean consumed) {
        return new MarkedStore(
                String.valueOf(thing.succeeds()),
                thing.type(),
                thing.id(),
                thing.account(),
                thing.region(),
                thing.name(),
                consumed);
    }

    /**
     * A text that is in no store by itself, and not one of those that steps take away again, which begin with mitosis.
     */
    public String marker() {
        return "rehearsed-" + Hashes.ofText(object).substring(0, DIGITS);
    }
}
