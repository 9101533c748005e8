package dev.mitosis.aws;

import dev.mitosis.io.TsvTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps a scan within its share of the published API rates. Nobody blocks in here: callers learn how long to wait and
 * do something else meanwhile. Thread-safe.
 */
public final class RateLimiter {
    private static final String TABLE = "rates.tsv";

    private final List<ApiRate> rates;
    private final double share;
    private final LongSupplier nanos;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    private RateLimiter(List<ApiRate> rates, double share, LongSupplier nanos) {
        this.rates = rates;
        this.share = share;
        this.nanos = nanos;
    }

    /**
     * A limiter for the settings. An emulator on this machine shares its rates with nobody, and only the answer to a
     * throttle counts there.
     *
     * @param nanos a steady clock
     */
    public static RateLimiter of(AwsSettings settings, LongSupplier nanos) {
        List<ApiRate> rates = settings.local() ? List.of(ApiRate.everywhere(1_000_000, "local")) : load();
        return new RateLimiter(rates, settings.rateShare(), nanos);
    }

    /** Reads the table of published rates. */
    static List<ApiRate> load() {
        return TsvTable.loadNamed(RateLimiter.class, TABLE).stream()
                .map(ApiRate::of)
                .toList();
    }

    /**
     * Takes a place in the queue of an operation.
     *
     * @param prefix the service's IAM prefix
     * @return nanoseconds to wait before the call may be made
     */
    public long reserve(String prefix, String region, String operation) {
        return bucket(prefix, region, operation).reserve(nanos.getAsLong());
    }

    /** The call was turned away. */
    public void throttled(String prefix, String region, String operation) {
        bucket(prefix, region, operation).halve(nanos.getAsLong());
    }

    /** The calls per second that a scan may make of an operation. */
    public double rate(String prefix, String region, String operation) {
        return bucket(prefix, region, operation).rate();
    }

    private TokenBucket bucket(String prefix, String region, String operation) {
        ApiRate rate = rates.stream()
                .filter(row -> row.covers(prefix, operation))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the last row of the rates covers everything"));
        return buckets.computeIfAbsent(
                rate.bucketName(prefix, region, operation),
                key -> new TokenBucket(Math.max(1, rate.bucket() * share), rate.refill() * share));
    }
}
