package dev.mitosis.cost.fetch;

import java.time.Duration;

/** Time as the export sees it: a steady counter and a way to wait. Tests hand in one that never waits. */
public interface SleepingStopwatch {
    /** Nanoseconds of a counter that only grows. */
    long readNanos();

    /** Waits. */
    void sleep(Duration duration);

    /** The machine's own time. */
    static SleepingStopwatch real() {
        return new SleepingStopwatch() {
            @Override
            public long readNanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) {
                try {
                    Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new java.util.concurrent.CancellationException("interrupted while waiting");
                }
            }
        };
    }

    /** The machine's own time without waiting: an emulator on this machine shares its rates with nobody. */
    static SleepingStopwatch unpaced() {
        return new SleepingStopwatch() {
            @Override
            public long readNanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new java.util.concurrent.CancellationException("interrupted before the next request");
                }
            }
        };
    }
}
