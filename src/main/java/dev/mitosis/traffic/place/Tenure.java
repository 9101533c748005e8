package dev.mitosis.traffic.place;

/**
 * What an address stood for during some time.
 *
 * @param end an ARN, a URN, or an unknown end (see {@link Ends})
 * @param anybody whether it is an address on the internet that nothing names
 * @param from in seconds since 1970, inclusive
 * @param until inclusive
 */
public record Tenure(String end, boolean anybody, long from, long until) {
    static Tenure always(String end) {
        return new Tenure(end, false, 0, Long.MAX_VALUE);
    }
}
