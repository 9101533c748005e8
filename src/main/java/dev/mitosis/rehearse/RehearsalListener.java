package dev.mitosis.rehearse;

import dev.mitosis.model.RehearsalDocument;

/** Hears of each step, and of each wave that was taken back; what it was told of is never lost, if it keeps it. */
@FunctionalInterface
public interface RehearsalListener {
    /**
     * Something was reached.
     *
     * @param what in a few words
     * @param soFar with it
     * @param total how many steps there are to reach
     */
    void reached(String what, RehearsalDocument soFar, int total);

    /** Something of the account that is split was built, before the first step. */
    default void built(String what) {}
}
