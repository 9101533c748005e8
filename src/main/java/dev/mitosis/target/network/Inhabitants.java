package dev.mitosis.target.network;

import dev.mitosis.model.target.PlannedNetwork.Participant;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many addresses what lives in each subnet of each account uses. */
final class Inhabitants {
    private final Map<String, Integer> addresses = new HashMap<>();
    private final Map<String, Set<String>> guests = new HashMap<>();

    Inhabitants(Collection<Placed> things, NetworkGround ground) {
        AddressUse table = AddressUse.load();
        for (Placed thing : things) {
            int each = table.of(thing.type());
            if (each > 0 && thing.stands()) {
                for (String host : ground.attachedTo(thing.old())) {
                    Placed subnet = ground.isSubnet(host) ? ground.usedIn(thing.account(), host) : null;
                    if (subnet != null) {
                        addresses.merge(subnet.id(), each, Integer::sum);
                        if (!subnet.account().equals(thing.account())) {
                            guests.computeIfAbsent(subnet.id(), unseen -> new TreeSet<>())
                                    .add(thing.account());
                        }
                    }
                }
            }
        }
    }

    /** Who lives in subnets of a network, by account. */
    List<Participant> participants(List<PlannedSubnet> subnets) {
        Map<String, List<String>> byAccount = new TreeMap<>();
        for (PlannedSubnet subnet : subnets) {
            guests.getOrDefault(subnet.id(), Set.of())
                    .forEach(account -> byAccount
                            .computeIfAbsent(account, unseen -> new ArrayList<>())
                            .add(subnet.id()));
        }
        return byAccount.entrySet().stream()
                .map(entry -> new Participant(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    int of(Placed subnet) {
        return addresses.getOrDefault(subnet.id(), 0);
    }
}
