package dev.mitosis.target.network;

/** Compares ranges of addresses as documents write them. */
public final class Ranges {
    private Ranges() {}

    /** Whether two ranges have an address in common; what is no range of IPv4 has none. */
    public static boolean overlap(String left, String right) {
        return Range.parse(left)
                .flatMap(one -> Range.parse(right).map(one::overlaps))
                .orElse(false);
    }
}
