package dev.mitosis.check.invariant;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.plan.Effect;

/** Watches a simulation for one invariant; of every check there is a new one. */
public abstract class Rule {
    private final Cases cases;

    /** The rule for the invariant with the id, of which {@code invariants.tsv} says the sentence. */
    protected Rule(String id) {
        cases = new Cases(id);
    }

    /** The id of the invariant. */
    public final String id() {
        return cases.id();
    }

    /** Whether it reads what the steps run. */
    public boolean isAboutCommands() {
        return false;
    }

    /** What the rule looked at. */
    protected final Cases cases() {
        return cases;
    }

    /** Looks at an effect before it changes anything. */
    public void before(Moment moment, Effect effect) {}

    /** Looks at the estate after all effects of a step. */
    public void after(Moment moment) {}

    /** Looks at the estate when everything is done. */
    public void end(Moment moment) {}

    /** What came of it. */
    public final Invariant result() {
        return cases.invariant();
    }
}
