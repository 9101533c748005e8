package dev.mitosis.rehearse;

import dev.mitosis.model.plan.PlanDocument.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far the time of the rehearsal is ahead of the machine's, because nobody waits for what steps wait for. */
final class RehearsalClock {
    private static final Pattern HELD = Pattern.compile("(?m)^held \\S+ (\\d+)$");
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Clock clock;
    private Duration ahead = Duration.ZERO;

    RehearsalClock(Clock clock) {
        this.clock = clock;
    }

    /** Moves on to when the step may be done. */
    void reach(Step step) {
        step.commands().forEach(command -> {
            Matcher held = HELD.matcher(command);
            while (held.find()) {
                ahead = ahead.plusDays(Long.parseLong(held.group(1))).plus(MARGIN);
            }
        });
        String earliest = step.notBefore();
        if (earliest != null) {
            Duration needed =
                    Duration.between(clock.instant(), moment(earliest)).plus(MARGIN);
            ahead = needed.compareTo(ahead) > 0 ? needed : ahead;
        }
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
    }

    long secondsAhead() {
        return ahead.toSeconds();
    }

    /** What time it is in the rehearsal. */
    Instant now() {
        return clock.instant().plus(ahead);
    }
}
