package dev.mitosis.target.connection;

import dev.mitosis.target.network.Placed;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transit gateways of the estate, by region, and what is attached to them already. */
final class Hubs {
    private final String home;
    private final Map<String, Placed> gateways = new HashMap<>();
    private final Map<String, String> attachments = new HashMap<>();

    /** Where a gateway is, or shall be; {@code gateway} is null where it has to be made. */
    record Hub(String account, @Nullable String gateway) {}

    /**
     * The hubs of an estate.
     *
     * @param home the account in which a new gateway would stand
     */
    Hubs(Collection<Placed> things, Homes homes, String home) {
        this.home = home;
        for (Placed thing : things) {
            if (thing.stands() && thing.type().equals("AWS::EC2::TransitGateway")) {
                gateways.merge(
                        thing.region(), thing, (left, right) -> left.id().compareTo(right.id()) <= 0 ? left : right);
            } else if (thing.stands() && thing.type().equals("AWS::EC2::TransitGatewayAttachment")) {
                String vpc = homes.of(thing.id());
                if (vpc != null) {
                    attachments.put(vpc, thing.id());
                }
            }
        }
    }

    Hub in(String region) {
        Placed gateway = gateways.get(region);
        return gateway == null ? new Hub(home, null) : new Hub(gateway.account(), gateway.id());
    }

    /** The planned id of what attaches the VPC to a gateway; null where it is attached to none. */
    @Nullable
    String attachment(String vpc) {
        return attachments.get(vpc);
    }
}
