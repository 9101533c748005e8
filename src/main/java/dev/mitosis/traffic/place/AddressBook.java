package dev.mitosis.traffic.place;

import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.TrafficGap.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an address stands for, and when: an address goes from one interface to another, and the snapshot knows only the
 * last one.
 */
public final class AddressBook {
    private final NetworkPorts ports;
    private final Networks networks;
    private final Map<String, List<Sighting>> sightings = new HashMap<>();
    private final Map<String, String> services = TsvTable.loadNamed(AddressBook.class, "range-services.tsv").stream()
            .collect(Collectors.toMap(row -> row.get("name"), row -> row.get("service")));

    public AddressBook(NetworkPorts ports, Networks networks) {
        this.ports = ports;
        this.networks = networks;
    }

    /**
     * Learns that an interface was seen with an address of its own.
     *
     * @param vpc the interface's; empty where it is not known
     */
    public void seen(String vpc, Sighting sighting) {
        Cidr.parse(sighting.address())
                .flatMap(address -> networks.vpcOf(address, vpc))
                .ifPresent(home -> sightings
                        .computeIfAbsent(key(home, sighting.address()), key -> new ArrayList<>(1))
                        .add(sighting));
    }

    private static String key(String vpc, String address) {
        return vpc + " " + address;
    }

    /**
     * What the address stands for, in one or more times that may overlap; outside of them it is not known.
     *
     * @param vpc from where it is seen; empty where that is not known
     * @param service what AWS says of an address of its own; empty where it says nothing
     * @return empty where the text is no address
     */
    public List<Tenure> tenures(String vpc, String address, String service) {
        Optional<Cidr> parsed = Cidr.parse(address);
        if (parsed.isEmpty() || address.indexOf('/') >= 0) {
            return List.of();
        }
        if (networks.isOwn(parsed.get())) {
            return networks.vpcOf(parsed.get(), vpc)
                    .map(home -> held(home, address))
                    .filter(tenures -> !tenures.isEmpty())
                    .orElseGet(() -> List.of(Tenure.always(Ends.unknown(What.ADDRESS_UNKNOWN))));
        }
        List<NetworkPort> holding = ports.holding(address);
        if (!holding.isEmpty()) {
            return holding.stream().map(AddressBook::now).toList();
        }
        return List.of(outside(parsed.get(), service));
    }

    private List<Tenure> held(String home, String address) {
        List<Tenure> tenures = new ArrayList<>();
        ports.holding(address).stream()
                .filter(port -> port.vpc().equals(home))
                .map(AddressBook::now)
                .forEach(tenures::add);
        for (Sighting sighting : sightings.getOrDefault(key(home, address), List.of())) {
            String owner = ports.owner(sighting.port()).orElse(Ends.unknown(What.INTERFACE_UNKNOWN));
            tenures.add(new Tenure(owner, false, sighting.from(), sighting.until()));
        }
        return tenures;
    }

    private static Tenure now(NetworkPort port) {
        return new Tenure(port.owner(), false, port.since(), Long.MAX_VALUE);
    }

    private Tenure outside(Cidr address, String service) {
        String principal = service.isEmpty()
                ? "-"
                : services.getOrDefault(
                        service, service.toLowerCase(Locale.ROOT).replace('_', '-') + ".amazonaws.com");
        if (!principal.equals("-")) {
            return Tenure.always(Ends.service(principal));
        }
        Optional<String> named = networks.named(address);
        if (named.isPresent()) {
            return Tenure.always(Ends.network(named.get()));
        }
        return new Tenure(Ends.network(Networks.around(address)), !address.isPrivate(), 0, Long.MAX_VALUE);
    }
}
