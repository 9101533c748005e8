package dev.mitosis.target.network;

import dev.mitosis.model.target.Fate;

/**
 * A thing that stands in an account of the estate.
 *
 * @param id its planned id
 * @param old the ARN of what it succeeds
 * @param another whether it is another thing than the old one
 * @param principal whether it is what becomes of the old one itself
 */
public record Placed(
        String id,
        String old,
        String type,
        String region,
        String account,
        Fate fate,
        boolean another,
        boolean principal) {
    /** Whether it stands there when everything is done. */
    public boolean stands() {
        return fate != Fate.RETIRED && fate != Fate.EXTERNAL;
    }
}
