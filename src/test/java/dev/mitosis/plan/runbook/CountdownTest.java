package dev.mitosis.plan.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long before the first window, or the join, each step begins. */
class CountdownTest {
    private static Step at(String moment) {
        return new DrawnStep("a", "A").starts(moment, null).in(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T08:00Z, T-9 d",
        "2027-03-09T08:00Z, T-24 h",
        "2027-03-08T07:59Z, T-2 d",
        "2027-03-10T06:01Z, T-119 min",
        "2027-03-10T08:00Z, T-0 min",
        "2027-03-10T12:00Z, T+4 h",
    })
    void a_step_is_counted_to_the_first_that_is_in_a_window(String moment, String said) {
        Countdown countdown = new Countdown(List.of(
                at("2027-03-01T08:00Z"),
                new DrawnStep("c", "C").starts("2027-03-11T08:00Z", "later").in(1),
                new DrawnStep("b", "B").starts("2027-03-10T08:00Z", "window").in(1)));

        assertThat(countdown.of(at(moment))).isEqualTo(said);
        assertThat(countdown.zero()).contains("T is 2027-03-10T08:00:00Z, when the first window begins");
    }

    @Test
    void the_join_is_what_its_wave_counts_down_to() {
        Countdown countdown = new Countdown(List.of(
                at("2027-02-22T08:00Z"),
                new DrawnStep("j", "J")
                        .joins()
                        .starts("2027-03-01T00:00Z", null)
                        .in(1)));

        assertThat(countdown.of(at("2027-02-22T00:00Z"))).isEqualTo("T-7 d");
        assertThat(countdown.zero()).contains("T is 2027-03-01T00:00:00Z, when the old account joins");
    }

    @Test
    void without_dates_nothing_is_counted() {
        Countdown countdown =
                new Countdown(List.of(new DrawnStep("j", "J").joins().in(1)));

        assertThat(countdown.of(at("2027-02-22T00:00Z"))).isEmpty();
        assertThat(countdown.zero()).isEmpty();
    }
}
