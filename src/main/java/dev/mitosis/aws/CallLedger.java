package dev.mitosis.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts every request that leaves this process, by operation. Thread-safe. */
public final class CallLedger {
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

    /**
     * The sums of one operation.
     *
     * @param operation service and operation, for example {@code ec2:DescribeInstances}
     * @param calls requests sent, repeated ones included
     * @param throttles how many of them were turned away
     * @param failures how many got no usable answer for another reason
     * @param millis time spent waiting for answers, summed over all threads
     */
    public record Line(String operation, long calls, long throttles, long failures, long millis) {}

    private static final class Tally {
        private final LongAdder calls = new LongAdder();
        private final LongAdder throttles = new LongAdder();
        private final LongAdder failures = new LongAdder();
        private final LongAdder nanos = new LongAdder();
    }

    /** Notes one answer. */
    void answered(String operation, long nanos) {
        Tally tally = tally(operation);
        tally.calls.increment();
        tally.nanos.add(nanos);
    }

    /** Notes one failure; it counts as a call, too. */
    void failed(String operation, long nanos, boolean throttled) {
        answered(operation, nanos);
        (throttled ? tally(operation).throttles : tally(operation).failures).increment();
    }

    private Tally tally(String operation) {
        return tallies.computeIfAbsent(operation, key -> new Tally());
    }

    /** All requests so far. */
    public long calls() {
        return tallies.values().stream().mapToLong(t -> t.calls.sum()).sum();
    }

    /** The sums by operation, in alphabetical order. */
    public List<Line> lines() {
        return tallies.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> line(e.getKey(), e.getValue()))
                .toList();
    }

    private static Line line(String operation, Tally tally) {
        return new Line(
                operation,
                tally.calls.sum(),
                tally.throttles.sum(),
                tally.failures.sum(),
                tally.nanos.sum() / 1_000_000);
    }
}
