package dev.mitosis.traffic.place;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.Snapshot;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network interfaces of a snapshot, by id and by address. */
public final class NetworkPorts {
    private static final String INTERFACE = "AWS::EC2::NetworkInterface";

    /** What gateways and mount targets call their addresses. */
    private static final List<String> OTHER_ADDRESSES = List.of("PrivateIp", "PublicIp", "IpAddress");

    private static final String ITSELF = "-";

    private final Map<String, NetworkPort> byId = new TreeMap<>();
    private final Map<String, List<NetworkPort>> byAddress = new HashMap<>();

    /** Those of the snapshot, with the owners that its graph knows. */
    public static NetworkPorts of(Snapshot snapshot, GraphDocument graph) {
        NetworkPorts ports = new NetworkPorts();
        InterfaceOwners owners = new InterfaceOwners(graph);
        Set<String> passing = TsvTable.loadNamed(NetworkPorts.class, "passing-types.tsv").stream()
                .map(row -> row.get("type"))
                .collect(Collectors.toSet());
        Map<String, List<TsvTable.TsvRow>> holders =
                TsvTable.loadNamed(NetworkPorts.class, "held-interfaces.tsv").stream()
                        .collect(Collectors.groupingBy(row -> row.get("type")));
        List<NetworkPort> held = new ArrayList<>();
        try (Stream<Resource> resources = snapshot.resources()) {
            resources.forEachOrdered(resource -> {
                for (TsvTable.TsvRow row : holders.getOrDefault(resource.type(), List.of())) {
                    held.addAll(held(resource, row.get("place"), passing.contains(resource.type())));
                }
                if (resource.type().equals(INTERFACE)) {
                    ports.add(own(resource, owners, passing));
                }
            });
        }
        held.stream().filter(port -> !ports.byId.containsKey(port.id())).forEach(ports::add);
        return ports;
    }

    private static NetworkPort own(Resource resource, InterfaceOwners owners, Set<String> passing) {
        String owner = owners.owner(resource);
        return new NetworkPort(
                resource.id(),
                resource.data().path("VpcId").asText(),
                owner,
                passing.contains(owners.type(owner)),
                addresses(resource.data()),
                since(resource.data()));
    }

    /** The interfaces that another record tells of. */
    private static List<NetworkPort> held(Resource holder, String place, boolean passes) {
        List<NetworkPort> held = new ArrayList<>();
        BiConsumer<JsonNode, String> take = (one, pointer) -> {
            String id = one.path("NetworkInterfaceId").asText();
            if (!id.isEmpty()) {
                String vpc =
                        one.path("VpcId").asText(holder.data().path("VpcId").asText());
                held.add(new NetworkPort(id, vpc, holder.arn(), passes, addresses(one), since(one)));
            }
        };
        if (place.equals(ITSELF)) {
            take.accept(holder.data(), "");
        } else {
            JsonPath.of(place).each(holder.data(), "", take);
        }
        return held;
    }

    private void add(NetworkPort port) {
        byId.put(port.id(), port);
        port.addresses()
                .forEach(address -> byAddress
                        .computeIfAbsent(address, key -> new ArrayList<>(1))
                        .add(port));
    }

    private static Set<String> addresses(JsonNode data) {
        Set<String> found = new TreeSet<>();
        found.add(data.path("PrivateIpAddress").asText());
        found.add(data.at("/Association/PublicIp").asText());
        OTHER_ADDRESSES.forEach(member -> found.add(data.path(member).asText()));
        for (JsonNode one : data.path("PrivateIpAddresses")) {
            found.add(one.path("PrivateIpAddress").asText());
            found.add(one.at("/Association/PublicIp").asText());
        }
        data.path("Ipv6Addresses")
                .forEach(one -> found.add(one.path("Ipv6Address").asText()));
        found.remove("");
        return found;
    }

    private static long since(JsonNode data) {
        try {
            return Instant.parse(data.at("/Attachment/AttachTime").asText()).getEpochSecond();
        } catch (DateTimeException e) {
            return 0; // Not every interface is attached, and not every attachment says when.
        }
    }

    public Collection<NetworkPort> all() {
        return byId.values();
    }

    /** Those that have the address now. */
    List<NetworkPort> holding(String address) {
        return byAddress.getOrDefault(address, List.of());
    }

    /** What the interface belongs to; empty where the snapshot does not hold it. */
    java.util.Optional<String> owner(String id) {
        return java.util.Optional.ofNullable(byId.get(id)).map(NetworkPort::owner);
    }
}
