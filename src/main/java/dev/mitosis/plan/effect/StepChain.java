package dev.mitosis.plan.effect;

import java.util.List;

/** Steps of which each waits for those before it. */
final class StepChain {
    private List<Draft> before;

    StepChain(Draft first) {
        before = List.of(first);
    }

    /** Lets the next ones wait for the last ones; none changes nothing. */
    void then(List<Draft> next) {
        if (!next.isEmpty()) {
            next.forEach(draft -> draft.afterAll(before));
            before = next;
        }
    }
}
