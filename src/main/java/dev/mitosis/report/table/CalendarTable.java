package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Decisions.FreezeWindow;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Timetable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** When each wave is, with a bar over the days, what it waits for, and the days on which nothing is switched. */
final class CalendarTable {
    static final String NAME = "calendar";
    private static final int BAR = 60;
    private static final char BUSY = '\u2588';
    private static final char FREE = '\u00B7';

    private CalendarTable() {}

    /** A wave or a freeze; days are counted from 0. */
    private record Row(String what, int first, int last, long critical, String why) {}

    static Table<?> of(ReportInput input) {
        Timetable timetable = new Timetable(input.plan());
        int days = Math.max(1, input.plan().calendar().days());
        int scale = (days + BAR - 1) / BAR;
        return new Table<>(
                NAME,
                "Calendar",
                "When each wave is; the bars go over the days of the whole plan, at most " + BAR
                        + " marks for all of them.",
                List.of(
                        named("what", "Wave or freeze", "What lies in these days.")
                                .wide(34)
                                .prose(Row::what),
                        named("from", "From", "The first date; empty where no first day is decided.")
                                .wide(12)
                                .date(row -> timetable.date(row.first())),
                        named("to", "To", "The last date.").wide(12).date(row -> timetable.date(row.last())),
                        named("first_day", "First day", "Counted from 1.")
                                .wide(8)
                                .number(Kind.NUMBER, row -> row.first() + 1),
                        named("last_day", "Last day", "Counted from 1.")
                                .wide(8)
                                .number(Kind.NUMBER, row -> row.last() + 1),
                        named("bar", "Days", "A bar over the days of the whole plan.")
                                .wide(BAR + 4)
                                .code(row -> bar(row, days, scale)),
                        named(
                                        "critical",
                                        "Critical steps",
                                        "Steps of the longest chain: a delay of one delays everything.")
                                .wide(9)
                                .number(Kind.NUMBER, row -> row.critical() < 0 ? null : row.critical()),
                        named("why", "Waits for", "What it has to wait for.")
                                .wide(40)
                                .prose(Row::why)),
                rows(input, timetable),
                row -> row.what() + " " + row.first());
    }

    private static String bar(Row row, int days, int scale) {
        StringBuilder bar = new StringBuilder();
        for (int from = 0; from < days; from += scale) {
            boolean busy = row.first() < from + scale && row.last() >= from;
            bar.append(busy ? BUSY : FREE);
        }
        return bar.toString();
    }

    private static List<Row> rows(ReportInput input, Timetable timetable) {
        Map<Integer, Wave> waves = input.plan().waves().stream()
                .collect(Collectors.toMap(Wave::number, wave -> wave, (first, second) -> first));
        Set<String> path = Set.copyOf(input.plan().criticalPath());
        Map<Integer, Long> critical = input.plan().steps().stream()
                .filter(step -> path.contains(step.id()))
                .collect(Collectors.groupingBy(Step::wave, Collectors.counting()));
        List<Row> rows = new ArrayList<>();
        for (Calendar.Slot slot : input.plan().calendar().waves()) {
            Wave wave = waves.get(slot.wave());
            rows.add(new Row(
                    slot.wave() + (wave == null ? "" : " " + wave.title()),
                    slot.firstDay(),
                    slot.lastDay(),
                    critical.getOrDefault(slot.wave(), 0L),
                    String.join(" ", slot.reasons())));
        }
        LocalDate start = timetable.start();
        if (start != null) {
            for (FreezeWindow freeze : input.decisions().freezeWindows()) {
                rows.add(freeze(freeze, start));
            }
        }
        rows.sort(Comparator.comparingInt(Row::first));
        return rows;
    }

    private static Row freeze(FreezeWindow freeze, LocalDate start) {
        String of = freeze.contexts().isEmpty() ? "" : " of " + String.join(", ", freeze.contexts());
        return new Row(
                "Freeze" + of,
                (int) ChronoUnit.DAYS.between(start, LocalDate.parse(freeze.from())),
                (int) ChronoUnit.DAYS.between(start, LocalDate.parse(freeze.to())),
                -1,
                freeze.reason() == null ? "Nothing is switched." : freeze.reason());
    }
}
