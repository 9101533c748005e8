package dev.mitosis.traffic.place;

import java.util.Set;

/**
 * A network interface of the snapshot.
 *
 * @param id {@code eni-...}, which flow logs name
 * @param owner what it belongs to: the ARN of a resource, or an unknown end (see {@link Ends})
 * @param passes whether packets only pass it
 * @param addresses all of its own, private and public, of either family
 * @param since from when it has been where it is, in seconds since 1970; 0 where that is not known
 */
public record NetworkPort(String id, String vpc, String owner, boolean passes, Set<String> addresses, long since) {
    public NetworkPort {
        addresses = Set.copyOf(addresses);
    }
}
