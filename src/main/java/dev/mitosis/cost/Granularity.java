package dev.mitosis.cost;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** The length of a period, as Cost Explorer names it. */
public enum Granularity {
    MONTHLY,
    DAILY,
    HOURLY;

    /** A date as the service wants it in a time period of this granularity. */
    public String format(LocalDate date) {
        return this == HOURLY ? date + "T00:00:00Z" : date.toString();
    }

    /** The start of the period behind the one that starts at {@code start}. */
    public LocalDateTime next(LocalDateTime start) {
        return switch (this) {
            case MONTHLY -> start.withDayOfMonth(1).plusMonths(1);
            case DAILY -> start.plusDays(1);
            case HOURLY -> start.plusHours(1);
        };
    }

    /** Reads the date of a period's start or end. */
    public static LocalDate date(String text) {
        return LocalDate.parse(text.substring(0, 10));
    }

    /** The number of periods in a month at most, or in a day for a series that is cut by days. */
    public int periodsIn(SlotUnit unit) {
        return switch (this) {
            case MONTHLY -> 1;
            case DAILY -> unit == SlotUnit.MONTH ? 31 : 1;
            case HOURLY -> unit == SlotUnit.MONTH ? 744 : 24;
        };
    }
}
