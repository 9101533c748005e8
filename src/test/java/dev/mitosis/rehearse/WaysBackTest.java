package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.plan.runbook.DrawnStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaysBackTest {
    private static final Step MAKE = step("make", false);
    private static final Step COPY = step("copy", false);
    private static final Step DELETE = step("delete", true);
    private static final Step PROVE = step("prove", false);

    private static Step step(String id, boolean pointOfNoReturn) {
        DrawnStep step = new DrawnStep(id, id);
        return (pointOfNoReturn ? step.withoutReturn() : step).in(1);
    }

    @Test
    void a_wave_is_taken_back_after_the_step_that_was_named() {
        WaysBack named = new WaysBack("make", false);

        assertThat(named.last(List.of(MAKE, COPY))).contains(MAKE);
        assertThat(named.last(List.of(COPY))).isEmpty();
    }

    @Test
    void everywhere_is_before_the_first_step_from_which_there_is_no_way_back() {
        WaysBack everywhere = new WaysBack(null, true);

        assertThat(everywhere.last(List.of(MAKE, COPY, DELETE, PROVE))).contains(COPY);
        assertThat(everywhere.last(List.of(MAKE, COPY))).contains(COPY);
    }

    @Test
    void a_wave_that_begins_without_a_way_back_is_not_taken_back() {
        assertThat(new WaysBack(null, true).last(List.of(DELETE, PROVE))).isEqualTo(Optional.empty());
        assertThat(WaysBack.NOWHERE.last(List.of(MAKE))).isEmpty();
    }
}
