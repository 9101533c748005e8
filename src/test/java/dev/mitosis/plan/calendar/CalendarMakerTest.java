package dev.mitosis.plan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** When what is done. */
class CalendarMakerTest {
    private static PlanDocument plan(String decisions) {
        try {
            return new Split()
                    .put("AWS::DynamoDB::Table", "orders", "dev")
                    .put("AWS::Lambda::Function", "api", "dev")
                    .need("api", EdgeKind.WRITES, "orders")
                    .decide(Json.yaml().readValue(decisions, Decisions.class))
                    .plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalDate day(PlanDocument plan, String method) {
        return plan.steps().stream()
                .filter(step -> step.method().equals(method))
                .map(Step::start)
                .map(start -> LocalDate.parse(start.substring(0, 10)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void without_a_first_day_there_are_days_and_no_dates() {
        PlanDocument plan = plan("{}");

        assertThat(plan.calendar().days()).isPositive();
        assertThat(plan.calendar().start()).isNull();
        assertThat(plan.steps()).allMatch(step -> step.start() == null);
    }

    @Test
    void the_account_joins_on_the_first_of_a_month() {
        assertThat(day(plan("start: 2027-03-10"), "join-organization")).isEqualTo(LocalDate.parse("2027-04-01"));
        assertThat(day(plan("start: 2027-12-20"), "join-organization").getDayOfMonth())
                .isEqualTo(1);
    }

    @Test
    void the_last_export_is_made_on_the_day_before() {
        PlanDocument plan = plan("start: 2027-03-10");

        assertThat(day(plan, "cost-reexport")).isEqualTo(LocalDate.parse("2027-03-31"));
        assertThat(day(plan, "cost-verify")).isEqualTo(LocalDate.parse("2027-03-31"));
    }

    @Test
    void an_invitation_does_not_expire_before_the_join() {
        PlanDocument plan = plan("start: 2027-03-03");

        assertThat(ChronoUnit.DAYS.between(day(plan, "join-invite"), day(plan, "join-organization")))
                .isBetween(1L, 15L);
    }

    @Test
    void nothing_is_switched_in_a_freeze() {
        PlanDocument plan =
                plan("{start: 2027-03-10, freezeWindows: [{from: 2027-04-01, to: 2027-05-15, reason: sale}]}");

        assertThat(plan.steps())
                .filteredOn(step -> step.window() != null)
                .isNotEmpty()
                .allMatch(step -> step.start() != null && step.start().compareTo("2027-05-16") >= 0);
        assertThat(plan.calendar().waves())
                .anyMatch(slot -> slot.reasons().stream().anyMatch(reason -> reason.contains("sale")));
    }

    @Test
    void no_step_starts_before_what_it_waits_for() {
        PlanDocument plan = plan("{start: 2027-03-10, people: 3}");

        for (Step step : plan.steps()) {
            for (String earlier : step.dependsOn()) {
                Step before = plan.steps().stream()
                        .filter(other -> other.id().equals(earlier))
                        .findFirst()
                        .orElseThrow();
                assertThat(step.start()).as(step.id()).isGreaterThanOrEqualTo(before.start());
            }
        }
    }

    @Test
    void the_hold_takes_calendar_days() {
        PlanDocument plan = plan("start: 2027-03-10");
        LocalDate held = day(plan, "hold");
        LocalDate deleted = plan.steps().stream()
                .filter(step -> step.action() == StepAction.DELETE)
                .map(Step::start)
                .map(start -> LocalDate.parse(start.substring(0, 10)))
                .findFirst()
                .orElseThrow();

        assertThat(ChronoUnit.DAYS.between(held, deleted)).isGreaterThanOrEqualTo(7);
    }

    @Test
    void more_people_are_done_no_later() {
        assertThat(plan("people: 4").calendar().days())
                .isLessThanOrEqualTo(plan("{}").calendar().days());
    }
}
