package dev.mitosis.plan.effect;

import dev.mitosis.method.StepTemplate;
import dev.mitosis.plan.command.Moved;
import java.util.List;

/** Like things that are copied by one step. */
record Copied(List<Moved> things, StepTemplate copy, boolean atCreation) {
    /** One of them, which stands for all. */
    Moved sample() {
        return things.get(0);
    }
}
