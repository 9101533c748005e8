package dev.mitosis.cost.fetch;

import java.time.Duration;

/** A pace at which waiting takes no time but counts. */
final class StillPace implements Pace {
    private long nanos;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        nanos += duration.toNanos();
    }

    Duration waited() {
        return Duration.ofNanos(nanos);
    }
}
