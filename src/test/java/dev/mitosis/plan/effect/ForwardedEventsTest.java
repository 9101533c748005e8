package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.plan.Split;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buses that succeed one, of which a rule hands on to the other what comes to it. */
class ForwardedEventsTest {
    private static Split parted(String senders, String rules) {
        return new Split()
                .put("AWS::Events::EventBus", "events", senders)
                .put("AWS::Events::Rule", "paid", senders)
                .put("AWS::Events::Rule", "booked", rules)
                .put("AWS::Lambda::Function", "shop", senders)
                .need("paid", EdgeKind.ATTACHED_TO, "events")
                .need("booked", EdgeKind.ATTACHED_TO, "events")
                .need("shop", EdgeKind.WRITES, "events");
    }

    @ParameterizedTest
    @CsvSource({"dev, staging", Split.OLD + ", dev", "dev, " + Split.OLD})
    void a_step_lets_one_bus_hand_on_to_the_other_and_the_second_opinion_finds_nothing(String senders, String rules) {
        Split split = parted(senders, rules);
        PlanDocument plan = split.plan();

        assertThat(plan.steps())
                .flatExtracting(step -> step.effects())
                .filteredOn(effect -> effect.verb() == Verb.GRANT)
                .filteredOn(effect ->
                        effect.consumer() != null && effect.consumer().equals(senders + "/events-eventbus/events"))
                .extracting(Effect::provider)
                .containsExactly(rules + "/events-eventbus/events");
        assertThat(new PlanChecker()
                        .check(new CheckRequest(split.dossier(plan), Map.of()))
                        .invariants())
                .flatExtracting(invariant -> invariant.violations())
                .filteredOn(violation -> violation.resources().toString().contains("/forward-events-to-"))
                // A check without artefacts does not know what their functions do.
                .filteredOn(violation -> !violation.text().contains("nobody knows what"))
                .isEmpty();
    }
}
