package dev.mitosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.plan.Verb;
import org.junit.jupiter.api.Test;

/** A broken invariant tells what was before the step that breaks it. */
class StateBeforeTest {
    @Test
    void a_copy_while_a_writer_works_names_step_objects_state_and_remedy() {
        Trial trial = ShopTrial.good();
        trial.step("stop").effects.removeIf(effect -> effect.verb() == Verb.FREEZE);
        Violation violation = trial.check().invariants().stream()
                .filter(invariant -> invariant.id().equals("final-copy-frozen"))
                .flatMap(invariant -> invariant.violations().stream())
                .filter(found -> found.resources().contains("dev/table"))
                .findFirst()
                .orElseThrow();
        assertThat(violation.step()).isEqualTo("copy");
        assertThat(violation.resources()).containsExactly(Trial.arn("table"), "dev/table");
        assertThat(violation.text()).contains(Trial.arn("fn"));
        assertThat(violation.before())
                .contains(Trial.arn("table") + " stands", "dev/table stands")
                .noneMatch(fact -> fact.startsWith("dev/table holds"));
        assertThat(violation.fix()).startsWith("Stop the writers");
    }
}
