package dev.mitosis.cost.fetch;

import java.time.Duration;

/** Spaces requests evenly and counts the paid ones. */
final class RequestBudget {
    private final SleepingStopwatch stopwatch;
    private final long gapNanos;
    private final int allowed;
    private long next;
    private int made;

    /**
     * A budget.
     *
     * @param allowed the number of paid requests that may be made
     */
    RequestBudget(SleepingStopwatch stopwatch, double requestsPerSecond, int allowed) {
        this.stopwatch = stopwatch;
        this.gapNanos = (long) (1_000_000_000 / requestsPerSecond);
        this.allowed = allowed;
        this.next = stopwatch.readNanos();
    }

    /** Waits for the next request's turn. */
    void acquire(boolean paid) {
        if (paid && made >= allowed) {
            throw new RequestsSpentException(allowed);
        }
        long now = stopwatch.readNanos();
        if (next > now) {
            stopwatch.sleep(Duration.ofNanos(next - now));
        }
        next = Math.max(next, now) + gapNanos;
        if (paid) {
            made++;
        }
    }

    /** The paid requests so far. */
    int made() {
        return made;
    }
}
