package dev.mitosis.check.invariant;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates of a plan. */
final class PlanDates {
    private PlanDates() {}

    /** The moment that a plan writes: an ISO date, with or without a time; a Z at its end is UTC as all of them are. */
    static Optional<LocalDateTime> moment(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        String plain = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        try {
            return Optional.of(
                    plain.contains("T")
                            ? LocalDateTime.parse(plain)
                            : LocalDate.parse(plain).atStartOfDay());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whole days from one moment to another. */
    static long between(String from, String to) {
        return moment(from)
                .flatMap(start -> moment(to).map(end -> ChronoUnit.DAYS.between(start, end)))
                .orElse(0L);
    }
}
