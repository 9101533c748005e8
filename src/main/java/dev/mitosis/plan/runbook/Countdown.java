package dev.mitosis.plan.runbook;

import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long before the moment that a wave is about its steps begin: {@code T-3 d}. That moment is the join, else the
 * first stop in a window; without dates there is none.
 */
final class Countdown {
    private static final int MINUTES = 60;

    private final @Nullable Instant zero;
    private final boolean join;

    Countdown(Collection<Step> steps) {
        join = steps.stream().anyMatch(step -> step.action() == StepAction.JOIN);
        zero = steps.stream()
                .filter(step -> step.action() == StepAction.JOIN)
                .flatMap(step -> moment(step).stream())
                .findFirst()
                .or(() -> steps.stream()
                        .filter(step -> step.window() != null)
                        .flatMap(step -> moment(step).stream())
                        .min(Comparator.naturalOrder()))
                .orElse(null);
    }

    /** What the moment is that is counted down to. */
    Optional<String> zero() {
        return Optional.ofNullable(zero)
                .map(moment ->
                        "T is " + moment + ", when " + (join ? "the old account joins" : "the first window begins"));
    }

    /** {@code T-3 d}, {@code T-45 min}, {@code T+2 h}; empty where nothing tells. */
    String of(Step step) {
        Optional<Instant> moment = moment(step);
        if (zero == null || moment.isEmpty()) {
            return "";
        }
        long minutes = Duration.between(moment.get(), zero).toMinutes();
        return "T" + (minutes < 0 ? "+" : "-") + rounded(Math.abs(minutes));
    }

    private static String rounded(long minutes) {
        long hours = minutes / MINUTES;
        if (hours >= 48) {
            return hours / 24 + " d";
        }
        return hours >= 2 ? hours + " h" : minutes + " min";
    }

    private static Optional<Instant> moment(Step step) {
        return Optional.ofNullable(step.start())
                .map(start -> OffsetDateTime.parse(start).toInstant());
    }
}
