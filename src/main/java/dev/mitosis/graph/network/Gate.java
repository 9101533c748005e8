package dev.mitosis.graph.network;

/**
 * One gate on the way of a packet: a rule, an ACL, a route, an address.
 *
 * @param passes whether it lets the packet through; unknown where the snapshot lacks it
 * @param text what lets the traffic pass, what blocks it, or what is not known
 */
public record Gate(Reach passes, String text) {
    public static Gate open(String text) {
        return new Gate(Reach.YES, text);
    }

    public static Gate closed(String text) {
        return new Gate(Reach.NO, text);
    }

    public static Gate unknown(String text) {
        return new Gate(Reach.UNKNOWN, text);
    }

    public static Gate of(boolean passes, String text) {
        return new Gate(Reach.of(passes), text);
    }
}
