package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.FactLedger;
import dev.mitosis.check.state.FactLedger.About;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A moment of the simulation.
 *
 * @param estate the estate then
 * @param number the number of the step that runs; how many there are, at the end
 * @param step the step that runs; null at the end
 * @param mark where the journal of the ledger stood before the step
 */
public record Moment(
        SimulatedEstate estate, int number, @Nullable Step step, int mark) {
    /** The step that runs. */
    public Step running() {
        return Objects.requireNonNull(step, "the plan is at its end");
    }

    /** The facts of the objects before the step, one sentence each. */
    public List<String> before(List<String> objects) {
        Map<About, @Nullable Object> changed = estate.ledger().since(mark);
        List<String> sentences = new ArrayList<>();
        for (String object : objects) {
            String name = estate.landscape().canonical(object);
            for (Fact fact : Fact.values()) {
                About about = new About(name, null, fact);
                Object value = changed.containsKey(about)
                        ? changed.get(about)
                        : estate.ledger().get(about);
                if (value != null) {
                    sentences.add(sentence(name, fact, value));
                } else if (fact == Fact.STANDS && estate.landscape().knows(name)) {
                    sentences.add(name + " does not stand");
                }
            }
        }
        return List.copyOf(sentences);
    }

    private String sentence(String object, Fact fact, Object value) {
        if (value instanceof Integer number && (fact == Fact.STOPPED || fact == Fact.WORKS)) {
            boolean known = number >= 0 && number < estate.schedule().steps().size();
            return object + " " + fact.words() + " "
                    + (known ? estate.schedule().steps().get(number).id() : "the beginning");
        }
        return object + " " + fact.words() + (value instanceof Boolean ? "" : " " + value);
    }

    /** The facts now. */
    public FactLedger ledger() {
        return estate.ledger();
    }
}
