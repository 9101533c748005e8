package dev.mitosis.model.target;

import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Set;

/**
 * How things of one account reach what stands in another, once for all edges that it serves; lists are sorted.
 *
 * @param id readable: means, provider, account of the consumers
 * @param provider the planned id of what is reached; of its VPC where the means joins networks
 * @param account the account of the consumers
 * @param consumers their planned ids
 * @param parts the planned ids of what makes it up, on both sides
 * @param options what else was possible, and what was not
 * @param price in US dollars a month, without what traffic costs
 */
public record PlannedConnection(
        String id,
        Means means,
        String provider,
        String account,
        List<String> consumers,
        List<String> parts,
        List<Option> options,
        double price,
        Reason reason) {

    /** The same connection without parts that are not planned. */
    public PlannedConnection without(Set<String> unplanned) {
        return new PlannedConnection(
                id,
                means,
                provider,
                account,
                consumers,
                parts.stream().filter(part -> !unplanned.contains(part)).toList(),
                options,
                price,
                reason);
    }

    /**
     * A way that was looked at.
     *
     * @param feasible whether it would do
     * @param why why it was not taken, in one sentence; why it was, for the one that is
     */
    public record Option(Means means, boolean feasible, double price, String why) {}
}
