package dev.mitosis.report.facts;

import dev.mitosis.model.Decisions.FreezeWindow;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.Window;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What lies in which days: the waves, and the days on which nothing is switched. */
public final class CalendarDays {
    private final ReportInput input;
    private final Timetable timetable;
    private final Map<String, Step> steps;

    /** The days of a plan. */
    public CalendarDays(ReportInput input) {
        this.input = input;
        this.timetable = new Timetable(input.plan());
        this.steps = input.plan().steps().stream()
                .collect(Collectors.toMap(Step::id, Function.identity(), (first, second) -> first));
    }

    /** What a span of days is to those who use the products. */
    public enum Sort {
        /** Something is down in it. */
        SWITCHED("something is down"),
        /** Work that nobody notices. */
        QUIET("nothing is down"),
        /** A freeze. */
        FROZEN("nothing may be switched");

        private final String label;

        Sort(String label) {
            this.label = label;
        }

        /** In words. */
        public String label() {
            return label;
        }
    }

    /**
     * A wave or a freeze.
     *
     * @param first its first day, counted from 0; a freeze that lasts already begins with the plan
     * @param last its last day
     * @param wave its number; 0 for a freeze
     * @param critical its steps of the longest chain, in their order
     * @param why what it has to wait for, or why nothing may be switched
     */
    public record Row(String what, int first, int last, Sort sort, int wave, List<Step> critical, String why) {
        /** How many days it lasts. */
        public int days() {
            return last - first + 1;
        }

        /** The step that it hangs on: the longest one of the chain; null where it has none. */
        public @Nullable Step longest() {
            return critical.stream()
                    .max(Comparator.comparingInt(Step::durationMinutes)
                            .thenComparing(
                                    Comparator.comparing(critical::indexOf).reversed()))
                    .orElse(null);
        }
    }

    /** How many days the plan has, at least one. */
    public int count() {
        return Math.max(1, input.plan().calendar().days());
    }

    /** The rows in the order of their first days. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Set<Integer> switched = input.plan().windows().stream()
                .filter(window -> window.downtimeMinutes() > 0)
                .map(Window::wave)
                .collect(Collectors.toSet());
        Map<Integer, String> titles = input.plan().waves().stream()
                .collect(Collectors.toMap(Wave::number, Wave::title, (first, second) -> first));
        for (Calendar.Slot slot : input.plan().calendar().waves()) {
            rows.add(new Row(
                    (slot.wave() + " " + titles.getOrDefault(slot.wave(), "")).strip(),
                    slot.firstDay(),
                    slot.lastDay(),
                    switched.contains(slot.wave()) ? Sort.SWITCHED : Sort.QUIET,
                    slot.wave(),
                    chain(slot.wave()),
                    String.join(" ", slot.reasons())));
        }
        LocalDate start = timetable.start();
        if (start != null) {
            for (FreezeWindow freeze : input.decisions().freezeWindows()) {
                Row row = freeze(freeze, start);
                if (row.last() >= 0) {
                    rows.add(row);
                }
            }
        }
        rows.sort(Comparator.comparingInt(Row::first));
        return rows;
    }

    private List<Step> chain(int wave) {
        return input.plan().criticalPath().stream()
                .filter(steps::containsKey)
                .map(steps::get)
                .filter(step -> step.wave() == wave)
                .toList();
    }

    private static Row freeze(FreezeWindow freeze, LocalDate start) {
        String of = freeze.contexts().isEmpty() ? "" : " of " + String.join(", ", freeze.contexts());
        return new Row(
                "Freeze" + of,
                Math.max(0, day(start, freeze.from())),
                day(start, freeze.to()),
                Sort.FROZEN,
                0,
                List.of(),
                freeze.reason() == null ? "Nothing is switched." : freeze.reason());
    }

    private static int day(LocalDate start, String date) {
        return (int) ChronoUnit.DAYS.between(start, LocalDate.parse(date));
    }
}
