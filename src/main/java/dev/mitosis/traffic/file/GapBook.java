package dev.mitosis.traffic.file;

import dev.mitosis.model.TrafficGap;
import dev.mitosis.model.TrafficGap.What;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts what could not be used, with the first few examples by their order as texts. */
public final class GapBook {
    private static final int EXAMPLES = 5;

    private static final class Entry {
        private long count;
        private long bytes;
        private final TreeSet<String> examples = new TreeSet<>();
    }

    private final Map<What, Entry> entries = new EnumMap<>(What.class);

    /** Counts so many more; none is nothing. */
    public void add(What what, long count, String example) {
        add(what, count, 0, List.of(example));
    }

    /** Counts so many more, with the bytes that they moved. */
    public void add(What what, long count, long bytes, List<String> examples) {
        if (count > 0) {
            Entry entry = entries.computeIfAbsent(what, key -> new Entry());
            entry.count += count;
            entry.bytes += bytes;
            entry.examples.addAll(examples);
            while (entry.examples.size() > EXAMPLES) {
                entry.examples.pollLast();
            }
        }
    }

    /** Everything counted, in the order of {@link What}. */
    public List<TrafficGap> all() {
        return entries.entrySet().stream()
                .map(entry -> new TrafficGap(
                        entry.getKey(),
                        entry.getValue().count,
                        entry.getValue().bytes,
                        List.copyOf(entry.getValue().examples)))
                .toList();
    }

    /** A sum as a number; what no number holds, as only damaged logs count, is the largest. */
    public static long capped(BigInteger sum) {
        return sum.bitLength() < Long.SIZE ? sum.longValue() : Long.MAX_VALUE;
    }
}
