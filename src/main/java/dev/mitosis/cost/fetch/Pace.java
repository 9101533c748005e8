package dev.mitosis.cost.fetch;

import java.time.Duration;

/** Time as the export sees it: a steady counter and a way to wait. Tests hand in one that never waits. */
public interface Pace {
    /** Nanoseconds of a counter that only grows. */
    long nanos();

    /** Waits. */
    void pause(Duration duration);

    /** The machine's own time. */
    static Pace real() {
        return new Pace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) {
                try {
                    Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new java.util.concurrent.CancellationException("interrupted while waiting");
                }
            }
        };
    }
}
