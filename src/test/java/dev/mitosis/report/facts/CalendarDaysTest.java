package dev.mitosis.report.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.report.facts.CalendarDays.Row;
import dev.mitosis.report.facts.CalendarDays.Sort;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CalendarDaysTest {
    private static final String FREEZES = """
            freezeWindows:
              - {from: 2026-12-20, to: 2027-01-02, reason: Christmas}
              - {from: 2027-01-05, to: 2027-01-06, contexts: [shop]}
              - {from: 2026-11-01, to: 2026-11-30}
            """;

    private final SmallReport report =
            new SmallReport().wave(60, "s1").wave(60).window(30).days(0, 1).days(2, 5);

    @Test
    void a_wave_in_which_something_is_down_is_told_from_one_that_nobody_notices() {
        assertThat(new CalendarDays(report.input()).rows())
                .extracting(Row::what, Row::first, Row::days, Row::sort)
                .containsExactly(tuple("1 wave", 0, 2, Sort.SWITCHED), tuple("2 wave", 2, 4, Sort.QUIET));
    }

    @Test
    void a_freeze_that_lasts_already_begins_with_the_plan_and_one_that_is_over_is_left_out() {
        report.startingOn("2027-01-01").deciding(DecisionsFile.read(Path.of("decisions.yaml"), FREEZES));

        assertThat(new CalendarDays(report.input()).rows())
                .filteredOn(row -> row.sort() == Sort.FROZEN)
                .extracting(Row::what, Row::first, Row::last, Row::why)
                .containsExactly(
                        tuple("Freeze", 0, 1, "Christmas"), tuple("Freeze of shop", 4, 5, "Nothing is switched."));
    }

    @Test
    void without_a_first_day_no_freeze_has_a_place() {
        report.deciding(DecisionsFile.read(Path.of("decisions.yaml"), FREEZES));

        assertThat(new CalendarDays(report.input()).rows()).hasSize(2);
    }

    @Test
    void a_wave_hangs_on_the_first_of_the_longest_steps_of_its_chain() {
        report.step("s1", Phase.DATA, StepAction.COPY, step -> step)
                .step("s2", Phase.DATA, StepAction.COPY, step -> step);
        Row first = new CalendarDays(report.input()).rows().get(0);

        assertThat(first.critical()).extracting(Step::id).containsExactly("s1", "s2");
        assertThat(first.longest()).extracting(Step::id).isEqualTo("s1");
        assertThat(new CalendarDays(report.input()).rows().get(1).longest()).isNull();
    }
}
