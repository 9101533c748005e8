package dev.mitosis.check.state;

/**
 * IPv4 addresses from the first to the last; none where the text is no range.
 *
 * @param last smaller than {@code first} where there are none
 */
public record AddressRange(long first, long last) {
    private static final int PARTS = 5;
    private static final int BITS = 32;

    /** The addresses of a range such as {@code 10.0.0.0/16}. */
    public static AddressRange of(String cidr) {
        String[] parts = cidr.split("[./]", -1);
        if (parts.length != PARTS) {
            return new AddressRange(0, -1);
        }
        long address = 0;
        for (int i = 0; i < PARTS - 1; i++) {
            address = address * 256 + Long.parseLong(parts[i]);
        }
        long size = 1L << (BITS - Integer.parseInt(parts[PARTS - 1]));
        long first = address - address % size;
        return new AddressRange(first, first + size - 1);
    }

    /** Whether both have an address in common. */
    public boolean overlaps(AddressRange other) {
        return first <= other.last && other.first <= last;
    }

    /** Whether it has all addresses of the other one; so it is where one of them has none. */
    public boolean holds(AddressRange other) {
        return last < first || other.last < other.first || (first <= other.first && other.last <= last);
    }
}
