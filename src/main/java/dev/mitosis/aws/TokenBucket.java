package dev.mitosis.aws;

/** Spaces calls so that they never exceed a rate with its burst. Times are nanoseconds of any steady clock. */
final class TokenBucket {
    private static final double NANOS = 1_000_000_000;
    private static final int MOST_HALVINGS = 6;

    /** Calls that were under way when the rate was halved say nothing about the new rate. */
    private static final double SETTLING_NANOS = NANOS;

    private double interval;
    private double tolerance;
    private double nextAt = Double.NEGATIVE_INFINITY;
    private double settledAt = Double.NEGATIVE_INFINITY;
    private int halvings;

    TokenBucket(double burst, double perSecond) {
        this.interval = NANOS / perSecond;
        this.tolerance = Math.max(0, burst - 1) * interval;
    }

    /** Takes a token and says how long to wait before it may be used. */
    synchronized long reserve(long now) {
        nextAt = Math.max(nextAt, (double) now);
        long wait = (long) Math.max(0, nextAt - tolerance - now);
        nextAt += interval;
        return wait;
    }

    /** Somebody was turned away: half the rate from now on, and no burst. */
    synchronized void halve(long now) {
        if (halvings < MOST_HALVINGS && now >= settledAt) {
            halvings++;
            interval *= 2;
            settledAt = now + SETTLING_NANOS;
        }
        tolerance = 0;
        nextAt = Math.max(nextAt, now + interval);
    }

    /** Calls per second. */
    synchronized double rate() {
        return NANOS / interval;
    }
}
