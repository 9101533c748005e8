package dev.mitosis.cost.fetch;

import java.time.Duration;

/** A stopwatch at which waiting takes no time but counts. */
final class StillStopwatch implements SleepingStopwatch {
    private long nanos;

    @Override
    public long readNanos() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) {
        nanos += duration.toNanos();
    }

    Duration waited() {
        return Duration.ofNanos(nanos);
    }
}
