package dev.mitosis.plan.effect;

import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.plan.command.Moved;

/** When a thing gets its content. */
enum CopyTime {
    /** Once, before the window. */
    AHEAD,
    /** It is made from the last copy, in the window. */
    AT_CREATION,
    /** The last copy, made in the window, goes into what stands. */
    AFTERWARDS;

    /** When the thing gets it; what may change until its source is frozen waits for the window in which that is. */
    static CopyTime of(Moved thing, StackPlan plan) {
        boolean changes =
                thing.planned().filled() != Filled.NEVER && !thing.method().unchanging();
        if (!changes || !(thing.planned().fate() == Fate.MOVES || plan.isCopiedInWindow(thing.planned()))) {
            return AHEAD;
        }
        return thing.planned().filled() == Filled.AT_CREATION ? AT_CREATION : AFTERWARDS;
    }
}
