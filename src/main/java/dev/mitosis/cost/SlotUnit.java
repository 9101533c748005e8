package dev.mitosis.cost;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What a series is cut into: the smallest stretch that is kept or read again as a whole. */
public enum SlotUnit {
    MONTH,
    DAY;

    /** The first day of the slot that holds the date. */
    public LocalDate floor(LocalDate date) {
        return this == MONTH ? date.withDayOfMonth(1) : date;
    }

    /** The start of the slot that lies {@code count} slots later, or earlier where negative. */
    public LocalDate plus(LocalDate slot, long count) {
        return this == MONTH ? slot.plusMonths(count) : slot.plusDays(count);
    }

    /** The number of slots from one slot to a later one. */
    public long between(LocalDate slot, LocalDate later) {
        return (this == MONTH ? ChronoUnit.MONTHS : ChronoUnit.DAYS).between(slot, later);
    }
}
