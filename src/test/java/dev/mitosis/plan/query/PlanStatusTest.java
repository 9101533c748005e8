package dev.mitosis.plan.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.plan.query.StatusDocument.StepStatus;
import dev.mitosis.plan.runbook.DrawnPlan;
import dev.mitosis.plan.runbook.DrawnStep;
import dev.mitosis.plan.runbook.StepDigest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How far a plan is done, as its scripts have noted it. */
class PlanStatusTest {
    private static final PlanDocument PLAN = new DrawnPlan()
            .wave(
                    "one",
                    new DrawnStep("first", "First"),
                    new DrawnStep("second", "Second").after("first"),
                    new DrawnStep("day", "Another day").notBefore("2026-02-01T00:00:00Z"))
            .wave("two", new DrawnStep("free", "Waits for nothing but its wave"))
            .document();

    private static StatusDocument status(String now, String... lines) {
        return PlanStatus.of(PLAN, "ab", String.join("\n", lines) + "\n", Instant.parse(now));
    }

    private static String line(String step, String outcome) {
        return "{\"step\":\"" + step + "\",\"plan\":\"ab\",\"started\":\"2026-01-01T00:00:00Z\",\"outcome\":\""
                + outcome + "\"}";
    }

    @Test
    void the_last_line_of_a_step_counts() {
        StatusDocument status = status(
                "2026-01-01T00:00:00Z", line("first", "running"), line("first", "done"), line("second", "failed"));

        assertThat(status.counts())
                .contains(entry("done", 1), entry("failed", 1), entry("open", 2), entry("running", 0));
        assertThat(status.steps()).extracting(StepStatus::state).containsExactly("done", "failed", "open", "open");
    }

    @Test
    void what_can_be_done_next_waits_for_nothing_that_is_not_done() {
        assertThat(status("2026-01-01T00:00:00Z").next()).containsExactly("first");
        assertThat(status("2026-01-01T00:00:00Z", line("first", "done")).next()).containsExactly("second");
        assertThat(status("2026-01-01T00:00:00Z", line("first", "undone")).next())
                .containsExactly("first");
        assertThat(status("2026-02-01T00:00:30Z", line("first", "done")).next()).containsExactly("second", "day");
    }

    @Test
    void a_wave_begins_when_the_one_before_it_is_finished() {
        assertThat(status("2026-03-01T00:00:00Z", line("first", "done"), line("second", "done"), line("day", "done"))
                        .next())
                .containsExactly("free");
    }

    @Test
    void what_no_step_of_this_plan_has_noted_is_told() {
        StatusDocument status = status(
                "2026-01-01T00:00:00Z",
                line("gone", "done"),
                "{\"step\":\"fir",
                "[]",
                line("first", "done").replace("ab", "cd"));

        assertThat(status.unknown()).containsExactly("gone");
        assertThat(status.unreadable()).isEqualTo(2);
        assertThat(status.steps().get(0).samePlan()).isFalse();
        assertThat(status.steps().get(1).samePlan()).isTrue();
    }

    @Test
    void a_step_that_was_done_as_another_is_told() {
        String digest = StepDigest.of(PLAN.steps().get(0));
        String told = line("first", "done").replace("\"started\"", "\"digest\":\"" + digest + "\",\"started\"");

        assertThat(status("2026-01-01T00:00:00Z", told).steps().get(0).same()).isTrue();
        assertThat(status("2026-01-01T00:00:00Z", told.replace(digest, "0000"))
                        .steps()
                        .get(0)
                        .same())
                .isFalse();
        assertThat(status("2026-01-01T00:00:00Z", line("first", "done"))
                        .steps()
                        .get(0)
                        .same())
                .as("nobody wrote down what it was")
                .isTrue();
    }
}
