package dev.mitosis.cost.fetch;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Time as the export sees it: a steady counter and a way to wait. Tests hand in one that never waits. */
public interface SleepingStopwatch {
    /** Nanoseconds of a counter that only grows. */
    default long readNanos() {
        return System.nanoTime();
    }

    /** Waits. */
    void sleep(Duration duration);

    /** The machine's own time. */
    static SleepingStopwatch real() {
        return duration -> {
            try {
                Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while waiting");
            }
        };
    }

    /** The machine's own time without waiting: an emulator on this machine shares its rates with nobody. */
    static SleepingStopwatch unpaced() {
        return duration -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted before the next request");
            }
        };
    }
}
