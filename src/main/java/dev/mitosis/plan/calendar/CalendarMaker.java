package dev.mitosis.plan.calendar;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.Calendar.Slot;
import dev.mitosis.plan.effect.Draft;
import dev.mitosis.plan.effect.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds a day and an hour for each step: not before what it waits for, by as many hands as there are, in working hours
 * but for windows, which run through. A wave begins when the one before it is finished; holds and answers of others
 * take calendar days and no hands.
 */
final class CalendarMaker {
    private static final int DAY = 24 * 60;
    private static final int OPENING = 9 * 60;
    private static final int WORKING_DAY = 8 * 60;
    private static final int CLOSING = OPENING + WORKING_DAY;
    private static final int HANDLED = 60;
    /** What has to be done in the joining wave before the join takes two days. */
    private static final int READY_DAYS = 2;
    /** Invitations expire after fifteen days: Organizations user guide, quotas. */
    private static final int INVITED_DAYS = 7;

    private final Days days;
    private final int people;
    private final Map<String, Set<String>> contextsOfWindow;
    private final Map<Draft, Integer> starts = new HashMap<>();
    private final Map<Draft, Integer> ends = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private int now;
    private int join;

    /**
     * A maker without a step.
     *
     * @param contextsOfWindow the contexts that are down in a window, by its id
     */
    CalendarMaker(Decisions decisions, Map<String, Set<String>> contextsOfWindow) {
        this.days = new Days(Optional.ofNullable(decisions.start()), decisions.freezeWindows());
        this.people = decisions.hands();
        this.contextsOfWindow = contextsOfWindow;
    }

    /** Gives the steps of the next wave their times. */
    void add(int wave, Turn turn, List<Draft> ordered) {
        Set<String> reasons = new TreeSet<>();
        int[] hands = new int[people];
        int begin = nextMorning(now);
        join = days.firstOfMonth(begin / DAY + READY_DAYS);
        Arrays.fill(hands, begin);
        int last = begin;
        for (Draft draft : ordered) {
            int ready = begin;
            for (Draft earlier : draft.after()) {
                ready = Math.max(ready, ends.getOrDefault(earlier, begin));
            }
            int hand = free(hands);
            int start = Math.max(ready, waits(draft) ? ready : hands[hand]);
            start = allowed(draft, start, reasons);
            int end = finish(draft, start);
            starts.put(draft, start);
            ends.put(draft, end);
            if (!waits(draft)) {
                hands[hand] = end;
            } else {
                hands[hand] = Math.max(hands[hand], Math.min(end, start + HANDLED));
            }
            last = Math.max(last, end);
        }
        now = last;
        int from = begin / DAY;
        int to = Math.max(from, (last - 1) / DAY);
        slots.add(new Slot(
                wave, from, to, days.date(from).orElse(null), days.date(to).orElse(null), List.copyOf(reasons)));
    }

    /** Whether it takes time, and nobody's. */
    private static boolean waits(Draft draft) {
        return draft.action() == StepAction.HOLD || draft.minutes() > WORKING_DAY;
    }

    private static int free(int[] hands) {
        int best = 0;
        for (int i = 1; i < hands.length; i++) {
            best = hands[i] < hands[best] ? i : best;
        }
        return best;
    }

    private int allowed(Draft draft, int ready, Set<String> reasons) {
        int start = ready;
        if (draft.action() == StepAction.JOIN) {
            int day = Math.max(days.firstOfMonth(start / DAY), join);
            if (day > start / DAY) {
                reasons.add("The join waits for the first of a month.");
                start = day * DAY;
            }
            return start;
        }
        if (draft.spot().turn().equals(Turn.JOIN) && start / DAY < join) {
            return Math.max(start, beforeJoin(draft));
        }
        if (draft.spot().window() != null || draft.spot().phase() == Phase.CUTOVER) {
            Collection<String> contexts =
                    contextsOfWindow.getOrDefault(String.valueOf(draft.spot().window()), Set.of());
            int day = days.open(start / DAY, contexts);
            if (day > start / DAY) {
                days.freeze(start / DAY, contexts)
                        .ifPresent(freeze -> reasons.add("Nothing is switched between " + freeze.from() + " and "
                                + freeze.to() + (freeze.reason() == null ? "." : ": " + freeze.reason() + ".")));
                start = day * DAY + OPENING;
            }
            return start;
        }
        return waits(draft) ? start : working(start);
    }

    /** An export is fresh only on the day before, and an invitation holds for fifteen days. */
    private int beforeJoin(Draft draft) {
        boolean fresh = draft.spot().phase() == Phase.COST_EXPORT;
        int day = fresh ? join - 1 : draft.action() == StepAction.SET_UP ? join - INVITED_DAYS : 0;
        return Math.max(0, day) * DAY + OPENING;
    }

    /** The same moment, or the next morning where nobody works. */
    private static int working(int moment) {
        int minute = moment % DAY;
        if (minute < OPENING) {
            return moment - minute + OPENING;
        }
        return minute >= CLOSING ? nextMorning(moment) : moment;
    }

    private static int nextMorning(int moment) {
        return moment == 0 ? OPENING : (moment / DAY + 1) * DAY + OPENING;
    }

    private static int finish(Draft draft, int start) {
        if (waits(draft) || draft.spot().window() != null) {
            return start + draft.minutes();
        }
        int left = draft.minutes();
        int moment = start;
        int room = moment - moment % DAY + CLOSING - moment;
        while (left > room) {
            left -= Math.max(room, 0);
            moment = nextMorning(moment);
            room = WORKING_DAY;
        }
        return moment + left;
    }

    /** When the step is planned to start, as ISO date and time in UTC; empty where no first day was decided. */
    Optional<String> start(Draft draft) {
        int start = starts.getOrDefault(draft, 0);
        return days.date(start / DAY)
                .map(date -> date + String.format("T%02d:%02dZ", start % DAY / HANDLED, start % HANDLED));
    }

    /** The calendar of all waves so far. */
    Calendar calendar() {
        int count = slots.isEmpty() ? 0 : slots.get(slots.size() - 1).lastDay() + 1;
        return new Calendar(
                days.date(0).orElse(null),
                count == 0 ? null : days.date(count - 1).orElse(null),
                count,
                people,
                slots,
                List.of(
                        "A working day has " + WORKING_DAY / HANDLED + " hours, every day is one but for freezes, and "
                                + people + (people == 1 ? " person works" : " people work") + " at a time.",
                        "Windows run through, whatever the hour.",
                        "Steps that take longer than a working day are waiting: for AWS, for a hold, for a copy.",
                        "Copies take the time that their size takes at the throughput of their method; what has changed since the first copy is a tenth of it.",
                        "Times are UTC, and planning values: none was measured in this account."));
    }
}
