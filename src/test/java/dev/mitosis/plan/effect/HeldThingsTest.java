package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept for a while after its move, before it is deleted. */
class HeldThingsTest {
    /** A network that moves, to which something is bound that is retired, and so is deleted later than the rest. */
    private static PlanDocument plan() throws IOException {
        return new Split()
                .put("AWS::EC2::VPC", "net", "dev")
                .put("AWS::Lambda::Function", "api", "dev")
                .put("AWS::EC2::SecurityGroup", "unused", Split.OLD)
                .need("api", EdgeKind.ATTACHED_TO, "net")
                .need("unused", EdgeKind.ATTACHED_TO, "net")
                .decide(Json.yaml().readValue("assign: [{resource: '*unused', disposition: retire}]", Decisions.class))
                .plan();
    }

    private static Step step(PlanDocument plan, StepAction action, String name) {
        return plan.steps().stream()
                .filter(step -> step.action() == action)
                .filter(step -> step.effects().stream()
                        .anyMatch(effect -> effect.object().equals(Split.arn(name))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step does " + action + " to " + name));
    }

    private static Set<String> before(PlanDocument plan, Step step) {
        Set<String> all = new HashSet<>(step.dependsOn());
        plan.steps().stream()
                .filter(one -> step.dependsOn().contains(one.id()))
                .forEach(one -> all.addAll(before(plan, one)));
        return all;
    }

    @Test
    void what_goes_with_later_things_is_held_with_those_of_its_own_move() throws IOException {
        PlanDocument plan = plan();
        Step hold = step(plan, StepAction.HOLD, "net");
        Step deleted = step(plan, StepAction.DELETE, "net");

        assertThat(hold.effects())
                .filteredOn(effect -> effect.verb() == Verb.WAIT)
                .extracting(effect -> effect.object())
                .contains(Split.arn("net"), Split.arn("api"))
                .doesNotContain(Split.arn("unused"));
        assertThat(deleted.wave()).isGreaterThan(hold.wave());
        assertThat(before(plan, deleted)).contains(hold.id());
    }
}
