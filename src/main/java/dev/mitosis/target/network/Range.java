package dev.mitosis.target.network;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses.
 *
 * @param first its first address as a number, a multiple of its size
 * @param prefix how many leading bits all of its addresses share, 0 to 32
 */
record Range(long first, int prefix) implements Comparable<Range> {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final int BITS = 32;
    private static final int OCTET = 255;
    private static final Comparator<Range> ORDER =
            Comparator.comparingLong(Range::first).thenComparingInt(Range::prefix);

    /** Parses {@code 10.0.0.0/16} or a single address; empty for all else, IPv6 among it. */
    static Optional<Range> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int octet = Integer.parseInt(parts.group(i));
            if (octet > OCTET) {
                return Optional.empty();
            }
            address = address * (OCTET + 1) + octet;
        }
        int prefix = parts.group(5) == null ? BITS : Integer.parseInt(parts.group(5));
        return prefix > BITS ? Optional.empty() : Optional.of(around(address, prefix));
    }

    static Range of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no range of IPv4"));
    }

    private static Range around(long address, int prefix) {
        long size = 1L << (BITS - prefix);
        return new Range(address / size * size, prefix);
    }

    /** The longest prefix whose ranges hold so many addresses. */
    static int prefixFor(long addresses) {
        int prefix = BITS;
        while (prefix > 0 && 1L << (BITS - prefix) < addresses) {
            prefix--;
        }
        return prefix;
    }

    long size() {
        return 1L << (BITS - prefix);
    }

    long last() {
        return first + size() - 1;
    }

    boolean overlaps(Range other) {
        return first <= other.last() && other.first <= last();
    }

    boolean contains(Range other) {
        return first <= other.first && other.last() <= last();
    }

    @Override
    public int compareTo(Range other) {
        return ORDER.compare(this, other);
    }

    /** As records have it, for example {@code 10.0.0.0/16}. */
    String text() {
        return (first >> 24) + "." + (first >> 16 & OCTET) + "." + (first >> 8 & OCTET) + "." + (first & OCTET) + "/"
                + prefix;
    }
}
