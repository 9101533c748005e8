package dev.mitosis.plan.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.plan.query.PlanStepDocument.Neighbour;
import dev.mitosis.plan.runbook.DrawnPlan;
import dev.mitosis.plan.runbook.DrawnStep;
import org.junit.jupiter.api.Test;

/** What is asked of a plan. */
class PlanQueryTest {
    private static final PlanQuery QUERY = new PlanQuery(new DrawnPlan()
            .asks("GIVEN", "what a person gives", "")
            .wave("one", new DrawnStep("make-it", "Make the table").sets("FOUND"))
            .wave(
                    "two",
                    new DrawnStep("copy-it", "Copy the table").after("make-it").uses("FOUND", "GIVEN"),
                    new DrawnStep("delete-it", "Delete it").after("copy-it"))
            .document());

    @Test
    void a_step_is_told_with_its_neighbours_and_variables() {
        PlanStepDocument step = QUERY.explain("copy-it");

        assertThat(step.waitsFor()).containsExactly(new Neighbour("make-it", 1, "Make the table"));
        assertThat(step.waitedForBy()).extracting(Neighbour::id).containsExactly("delete-it");
        assertThat(step.variables()).extracting(PlanVariable::name).containsExactly("GIVEN", "FOUND");
        assertThat(step.script()).isEqualTo("waves/02-two/01-copy-the-table.sh");
    }

    @Test
    void a_part_of_an_id_or_title_is_enough_where_no_other_has_it() {
        assertThat(QUERY.explain("DELETE").step().id()).isEqualTo("delete-it");
        assertThat(QUERY.explain("make the").step().id()).isEqualTo("make-it");
        assertThatThrownBy(() -> QUERY.explain("table")).hasMessageContaining("2 steps of the plan are called 'table'");
        assertThatThrownBy(() -> QUERY.explain("move the table")).hasMessageContaining("no step of the plan is called");
    }

    @Test
    void a_wave_or_a_context_is_told_with_its_steps() {
        assertThat(QUERY.wave(2).steps()).extracting(Step::id).containsExactly("copy-it", "delete-it");
        assertThat(QUERY.context("shop").waves()).hasSize(2);
        assertThatThrownBy(() -> QUERY.wave(3)).hasMessageContaining("nothing of wave 3");
        assertThatThrownBy(() -> QUERY.context("office")).hasMessageContaining("nothing of context office");
    }
}
