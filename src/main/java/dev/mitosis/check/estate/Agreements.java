package dev.mitosis.check.estate;

import java.util.function.Supplier;

/** Where a comparison says what it looked at. */
@FunctionalInterface
interface Agreements {
    /**
     * Looks at one case.
     *
     * @param object what it is about
     * @param what the sentence, where it does not hold
     */
    void expect(boolean holds, String object, Supplier<String> what);
}
