package dev.mitosis.plan.calendar;

import dev.mitosis.model.Decisions.FreezeWindow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which days are to be had: counted from the first one, or dates where the first one is known. */
final class Days {
    private final LocalDate start;
    private final boolean known;
    private final List<FreezeWindow> freezes;

    /**
     * Days from a first one.
     *
     * @param start as ISO date; empty where nobody decided, so that no day is frozen and every one may be the first of
     *     a month
     */
    Days(Optional<String> start, List<FreezeWindow> freezes) {
        this.known = start.isPresent();
        this.start = start.map(LocalDate::parse).orElse(LocalDate.EPOCH);
        this.freezes = freezes;
    }

    /** The date of a day; empty where nobody decided. */
    Optional<String> date(int day) {
        return known ? Optional.of(start.plusDays(day).toString()) : Optional.empty();
    }

    /** The first day from this one on that is the first of a month. */
    int firstOfMonth(int day) {
        if (!known) {
            return day;
        }
        LocalDate date = start.plusDays(day);
        return date.getDayOfMonth() == 1
                ? day
                : day
                        + (int) java.time.temporal.ChronoUnit.DAYS.between(
                                date, date.plusMonths(1).withDayOfMonth(1));
    }

    /** The first day from this one on for which no freeze holds. */
    int open(int day, Collection<String> contexts) {
        int open = day;
        Optional<FreezeWindow> hit = freeze(open, contexts);
        while (hit.isPresent()) {
            open = (int) java.time.temporal.ChronoUnit.DAYS.between(
                            start, LocalDate.parse(hit.get().to()))
                    + 1;
            hit = freeze(open, contexts);
        }
        return open;
    }

    /** The freeze that holds on a day for one of the contexts. */
    Optional<FreezeWindow> freeze(int day, Collection<String> contexts) {
        if (!known) {
            return Optional.empty();
        }
        LocalDate date = start.plusDays(day);
        return freezes.stream()
                .filter(window -> window.contexts().isEmpty()
                        || window.contexts().stream().anyMatch(contexts::contains))
                .filter(window ->
                        !date.isBefore(LocalDate.parse(window.from())) && !date.isAfter(LocalDate.parse(window.to())))
                .findFirst();
    }
}
