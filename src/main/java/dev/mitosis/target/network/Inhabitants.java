package dev.mitosis.target.network;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How many addresses what lives in each subnet of each account uses. */
final class Inhabitants {
    private final Map<String, Integer> addresses = new HashMap<>();

    Inhabitants(Collection<Placed> things, NetworkGround ground) {
        AddressUse table = AddressUse.load();
        for (Placed thing : things) {
            int each = table.of(thing.type());
            if (each > 0 && thing.stands()) {
                for (String host : ground.attachedTo(thing.old())) {
                    Placed subnet = ground.isSubnet(host) ? ground.in(thing.account(), host) : null;
                    if (subnet != null) {
                        addresses.merge(subnet.id(), each, Integer::sum);
                    }
                }
            }
        }
    }

    int of(Placed subnet) {
        return addresses.getOrDefault(subnet.id(), 0);
    }
}
