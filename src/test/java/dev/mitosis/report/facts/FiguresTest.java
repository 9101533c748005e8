package dev.mitosis.report.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Severity;
import dev.mitosis.model.StepAction;
import dev.mitosis.report.facts.Figures.Figure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {
    private final SmallReport report = new SmallReport();

    @Test
    void each_figure_counts_what_its_label_says() {
        report.resource("a", "shop", 0.9)
                .resource("b", "shop", 0.9)
                .step(
                        "s1",
                        Phase.DATA,
                        StepAction.COPY,
                        step -> step.downtime(5).manual())
                .step(
                        "s2",
                        Phase.CUTOVER,
                        StepAction.CUTOVER,
                        step -> step.downtime(30).pointOfNoReturn())
                .step("s3", Phase.DECOMMISSION, StepAction.DELETE, step -> step.pointOfNoReturn())
                .window(35)
                .window(20)
                .wave(40, "s1")
                .wave(50, "s2", "s3");

        assertThat(figures())
                .contains(
                        entry("resources", "2"),
                        entry("contexts", "1"),
                        entry("accounts in the end", "1"),
                        entry("steps", "3"),
                        entry("waves", "2"),
                        entry("days in the calendar", "0"),
                        entry("longest downtime of a product", "35 min"),
                        entry("points of no return", "2"),
                        entry("steps by hand", "1"),
                        entry("high or critical risks", "0"),
                        entry("gaps in coverage", "0"));
    }

    @Test
    void an_empty_plan_has_no_downtime() {
        assertThat(figures()).contains(entry("longest downtime of a product", "0 min"), entry("steps", "0"));
    }

    @ParameterizedTest
    @CsvSource({"INFO, 0", "LOW, 0", "MEDIUM, 0", "HIGH, 1", "CRITICAL, 1"})
    void a_risk_counts_from_high_on(Severity severity, String counted) {
        report.risk("r", severity);

        assertThat(figures()).contains(entry("high or critical risks", counted));
    }

    @ParameterizedTest
    @EnumSource(CoverageStatus.class)
    void a_gap_is_every_row_that_is_not_complete(CoverageStatus status) {
        report.coverage(status);

        assertThat(new Figures(report.input()).gaps()).isEqualTo(status.complete() ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 min",
        "119, 119 min",
        "120, 2 h",
        "149, 2 h",
        "150, 3 h",
        "2879, 48 h",
        "2880, 2 days",
        "3599, 2 days",
        "3600, 3 days"
    })
    void minutes_are_said_as_people_say_them(long minutes, String said) {
        assertThat(Figures.duration(minutes)).isEqualTo(said);
    }

    @Test
    void a_plan_that_fails_its_check_is_said_to_fail_loudly() {
        report.invariant(new Invariant("a", "A", Verdict.HOLDS, 1, List.of()))
                .invariant(new Invariant(
                        "b", "B", Verdict.BROKEN, 1, List.of(new Violation("", null, List.of(), "x", List.of(), "y"))));

        assertThat(new Figures(report.input()).verdict())
                .isEqualTo("The plan FAILS its check: 1 of 2 invariants hold over 7 simulated steps.");
    }

    @Test
    void a_plan_that_passes_is_said_to_pass() {
        report.invariant(new Invariant("a", "A", Verdict.HOLDS, 1, List.of()));

        assertThat(new Figures(report.input()).verdict())
                .isEqualTo("The plan passes its check: 1 of 1 invariants hold over 7 simulated steps.");
    }

    @Test
    void what_had_nothing_to_examine_is_not_said_to_hold() {
        report.invariant(new Invariant("a", "A", Verdict.HOLDS, 1, List.of()))
                .invariant(new Invariant("b", "B", Verdict.NOTHING_TO_EXAMINE, 0, List.of()));

        assertThat(new Figures(report.input()).verdict())
                .isEqualTo("The plan passes its check: 1 of 1 invariants hold over 7 simulated steps;"
                        + " 1 more found nothing to examine.");
    }

    @Test
    void counts_are_ordered_by_what_matters() {
        report.resource("a", "shop", 0.9)
                .resource("b", "shop", 0.9)
                .resource("c", "shop", 0.9)
                .disposition("a", Disposition.RECREATE)
                .disposition("b", Disposition.STAY)
                .disposition("c", Disposition.RECREATE)
                .risk("r1", Severity.LOW)
                .risk("r2", Severity.CRITICAL)
                .risk("r3", Severity.LOW)
                .step("s1", Phase.CUTOVER, StepAction.CUTOVER, step -> step)
                .step("s2", Phase.DATA, StepAction.COPY, step -> step);
        Figures figures = new Figures(report.input());

        assertThat(figures.dispositions()).containsExactly(entry("recreate", 2L), entry("stay", 1L));
        assertThat(figures.risksBySeverity()).containsExactly(entry("critical", 1L), entry("low", 2L));
        assertThat(figures.stepsByPhase()).containsExactly(entry("data", 1L), entry("cutover", 1L));
        assertThat(figures.resourcesByAccount()).containsExactly(entry(SmallReport.TARGET, 3L));
    }

    @Test
    void waves_follow_each_other_on_the_timeline() {
        report.step("s1", Phase.DATA, StepAction.COPY, step -> step)
                .wave(40, "s1")
                .wave(50)
                .wave(10);

        assertThat(new Figures(report.input()).timeline())
                .extracting(Figures.Span::start, Figures.Span::duration, Figures.Span::steps)
                .containsExactly(tuple(0L, 40L, 1), tuple(40L, 50L, 0), tuple(90L, 10L, 0));
    }

    private Map<String, String> figures() {
        return new Figures(report.input()).key().stream().collect(Collectors.toMap(Figure::label, Figure::value));
    }
}
