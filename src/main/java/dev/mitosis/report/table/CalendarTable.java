package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.CalendarDays;
import dev.mitosis.report.facts.CalendarDays.Row;
import dev.mitosis.report.facts.CalendarDays.Sort;
import dev.mitosis.report.facts.Figures;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.facts.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When each wave is, with a bar over the days, what it hangs on, and the days on which nothing is switched. */
final class CalendarTable {
    private static final int BAR = 60;
    private static final char FREE = '\u00B7';
    private static final Map<Sort, Character> MARKS =
            Map.of(Sort.SWITCHED, '\u2588', Sort.QUIET, '\u2592', Sort.FROZEN, 'x');

    private CalendarTable() {}

    static Table<Row> of(ReportInput input) {
        CalendarDays days = new CalendarDays(input);
        List<Column<Row>> columns = new ArrayList<>(when(new Timetable(input.plan()), days.count()));
        columns.addAll(chain());
        for (Sort sort : Sort.values()) {
            columns.add(ofChart(sort));
        }
        return new Table<>(
                TableNames.CALENDAR,
                "Calendar",
                "When each wave is. A bar goes over the days of the whole plan: " + MARKS.get(Sort.SWITCHED) + " "
                        + Sort.SWITCHED.label() + ", " + MARKS.get(Sort.QUIET) + " " + Sort.QUIET.label() + ", "
                        + MARKS.get(Sort.FROZEN) + " " + Sort.FROZEN.label() + ".",
                columns,
                days.rows(),
                row -> row.what() + " " + row.first());
    }

    private static List<Column<Row>> when(Timetable timetable, int days) {
        return List.of(
                named("what", "Wave or freeze", "What lies in these days.")
                        .wide(40)
                        .mixed(Kind.PROSE, CalendarTable::wave),
                named("from", "From", "The first date; empty where no first day is decided.")
                        .wide(11)
                        .date(row -> timetable.date(row.first())),
                named("to", "To", "The last date.").wide(11).date(row -> timetable.date(row.last())),
                named("first_day", "First day", "Counted from 1.").wide(8).number(Kind.NUMBER, row -> row.first() + 1),
                named("last_day", "Last day", "Counted from 1.").wide(8).number(Kind.NUMBER, row -> row.last() + 1),
                named("bar", "Days", "A bar over the days of the whole plan.")
                        .wide(BAR + 4)
                        .code(row -> bar(row, days)));
    }

    private static List<Column<Row>> chain() {
        return List.of(
                named("critical", "Critical steps", "Steps of the longest chain: a delay of one delays everything.")
                        .wide(9)
                        .number(
                                Kind.NUMBER,
                                row -> row.wave() == 0 ? null : row.critical().size()),
                named("longest", "Hangs on", "The longest step of that chain, with what it takes.")
                        .wide(44)
                        .prose(row -> longest(row.longest())),
                named("why", "Waits for", "What it has to wait for.").wide(34).prose(Row::why));
    }

    private static Value wave(Row row) {
        return row.wave() == 0 ? Value.text(row.what()) : new Value.Reference(row.what(), TableNames.WAVES, row.what());
    }

    private static @Nullable String longest(@Nullable Step step) {
        return step == null ? null : step.title() + " (" + Figures.duration(step.durationMinutes()) + ")";
    }

    private static Column<Row> ofChart(Sort sort) {
        return named(
                        "days_" + sort.name().toLowerCase(java.util.Locale.ROOT),
                        "Days: " + sort.label(),
                        "How many days, for the chart.")
                .wide(10)
                .notPrinted()
                .number(Kind.NUMBER, row -> row.sort() == sort ? row.days() : null);
    }

    /** Each mark is an equal part of the days; what lies in a part of it fills it. */
    private static String bar(Row row, int days) {
        StringBuilder bar = new StringBuilder();
        int marks = Math.min(BAR, days);
        for (int mark = 0; mark < marks; mark++) {
            int from = mark * days / marks;
            int to = (mark + 1) * days / marks - 1;
            boolean lies = row.first() <= Math.max(from, to) && row.last() >= from;
            bar.append(lies ? MARKS.getOrDefault(row.sort(), FREE) : FREE);
        }
        return bar.toString();
    }
}
