package dev.mitosis.rehearse;

import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;

/** Hears of each step; what it was told of is never lost, if it keeps it. */
@FunctionalInterface
public interface RehearsalListener {
    /**
     * A step was reached.
     *
     * @param soFar with this step
     */
    void reached(RehearsedStep step, RehearsalDocument soFar, int total);
}
