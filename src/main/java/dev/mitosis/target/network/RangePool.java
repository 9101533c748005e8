package dev.mitosis.target.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Cuts ranges from a pool: each the first that is free, so that none overlaps another or what is taken. */
final class RangePool {
    private final List<Range> free = new ArrayList<>();

    RangePool(Range pool, Collection<Range> taken) {
        long from = pool.first();
        List<Range> sorted = new ArrayList<>(taken);
        Collections.sort(sorted);
        for (Range range : sorted) {
            if (range.overlaps(pool)) {
                between(from, Math.min(range.first(), pool.last() + 1));
                from = Math.max(from, range.last() + 1);
            }
        }
        between(from, pool.last() + 1);
    }

    /** Adds the largest aligned ranges between two addresses, the second not included. */
    private void between(long from, long to) {
        long at = from;
        while (at < to) {
            int prefix = Range.prefixFor(to - at);
            Range range = new Range(at, prefix);
            while (at % range.size() != 0 || range.last() >= to) {
                prefix++;
                range = new Range(at, prefix);
            }
            free.add(range);
            at = range.last() + 1;
        }
    }

    /** Cuts a range with this prefix out of the smallest that holds it; empty where none is left. */
    Optional<Range> cut(int prefix) {
        int best = -1;
        for (int i = 0; i < free.size(); i++) {
            int size = free.get(i).prefix();
            if (size <= prefix && (best < 0 || size > free.get(best).prefix())) {
                best = i;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        Range range = free.remove(best);
        Range cut = new Range(range.first(), prefix);
        int at = best;
        for (int rest = prefix; rest > range.prefix(); rest--) {
            Range half = new Range(range.first() + (1L << (32 - rest)), rest);
            free.add(at++, half);
        }
        return Optional.of(cut);
    }

    /** How many addresses are left. */
    long left() {
        return free.stream().mapToLong(Range::size).sum();
    }
}
