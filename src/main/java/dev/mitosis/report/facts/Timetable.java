package dev.mitosis.report.facts;

import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When waves are, in days and dates, and how much work is in them. */
public final class Timetable {
    private static final int HOUR = 60;
    private static final int WORKING_DAY = 8 * HOUR;

    private final Calendar calendar;
    private final Map<Integer, Calendar.Slot> slots = new HashMap<>();

    /** The timetable of a plan. */
    public Timetable(PlanDocument plan) {
        this.calendar = plan.calendar();
        calendar.waves().forEach(slot -> slots.put(slot.wave(), slot));
    }

    /** When the wave is; empty where the calendar does not say. */
    public Optional<Calendar.Slot> slot(int wave) {
        return Optional.ofNullable(slots.get(wave));
    }

    /** The first day of all; null where nobody decided. */
    public @Nullable LocalDate start() {
        return calendar.start() == null ? null : LocalDate.parse(calendar.start());
    }

    /** The date of a day that is counted from 0; null where nobody decided when the first one is. */
    public @Nullable LocalDate date(int day) {
        LocalDate start = start();
        return start == null ? null : start.plusDays(day);
    }

    /** The day as people read it: a date, or the number of the day, counted from 1. */
    public String day(int day) {
        LocalDate date = date(day);
        return date == null ? "day " + (day + 1) : date.toString();
    }

    /** From when to when, as people read it. */
    public String span(int first, int last) {
        if (first == last) {
            return day(first);
        }
        return start() == null ? "days " + (first + 1) + " to " + (last + 1) : day(first) + " to " + day(last);
    }

    /** The span of a wave; says so where the calendar has none. */
    public String span(int wave) {
        return slot(wave).map(slot -> span(slot.firstDay(), slot.lastDay())).orElse("not in the calendar");
    }

    /** How many days of one person steps take: what waits for a hold, a copy or AWS takes an hour of them at most. */
    public static double peopleDays(Collection<Step> steps) {
        return Math.round(10.0 * steps.stream().mapToInt(Timetable::attended).sum() / WORKING_DAY) / 10.0;
    }

    private static int attended(Step step) {
        boolean waits = step.action() == StepAction.HOLD || step.durationMinutes() > WORKING_DAY;
        return waits ? Math.min(step.durationMinutes(), HOUR) : step.durationMinutes();
    }
}
