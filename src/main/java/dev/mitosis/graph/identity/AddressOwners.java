package dev.mitosis.graph.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Who owns which address range: subnets and VPCs, learned in the first pass. */
public final class AddressOwners {
    /** More subnets than this are folded into their VPC. */
    private static final int SUBNETS_SHOWN = 4;

    private record RangeOwner(Cidr range, Entity entity) {}

    private final Map<String, Set<RangeOwner>> subnets = new HashMap<>();
    private final Map<String, Set<RangeOwner>> vpcs = new HashMap<>();
    private final List<Cidr> owned = new ArrayList<>();
    private final Map<String, List<Cidr>> prefixLists = new HashMap<>();
    private final Map<String, Set<String>> peers = new TreeMap<>();

    void learn(Resource resource, Entity entity) {
        if (resource.data() == null) {
            return;
        }
        if (resource.type().equals("AWS::EC2::Subnet")) {
            learn(resource.data(), entity, subnets);
        } else if (resource.type().equals("AWS::EC2::VPC")) {
            learn(resource.data(), entity, vpcs);
            for (JsonNode more : resource.data().path("CidrBlockAssociationSet")) {
                learn(more, entity, vpcs);
            }
        } else if (resource.type().equals("AWS::EC2::PrefixList")) {
            List<Cidr> ranges = new ArrayList<>();
            for (JsonNode entry : resource.data().at("/GetManagedPrefixListEntries/Entries")) {
                Cidr.parse(entry.path("Cidr").asText()).ifPresent(ranges::add);
            }
            prefixLists.put(entity.id(), ranges);
        } else if (resource.type().equals("AWS::EC2::VPCPeeringConnection")) {
            peer(
                    resource.data().at("/RequesterVpcInfo/VpcId").asText(),
                    resource.data().at("/AccepterVpcInfo/VpcId").asText());
        }
    }

    private void peer(String left, String right) {
        peers.computeIfAbsent(left, id -> new TreeSet<>()).add(right);
        peers.computeIfAbsent(right, id -> new TreeSet<>()).add(left);
    }

    private void learn(JsonNode data, Entity entity, Map<String, Set<RangeOwner>> owners) {
        Optional<Cidr> range = Cidr.parse(data.path("CidrBlock").asText());
        String vpc = owners == vpcs ? entity.id() : data.path("VpcId").asText();
        range.map(r -> new RangeOwner(r, entity))
                .ifPresent(owner ->
                        owners.computeIfAbsent(vpc, id -> new LinkedHashSet<>()).add(owner));
        if (owners == vpcs) {
            range.ifPresent(owned::add);
        }
    }

    /**
     * The networks that own the range: the subnets where it is smaller than a VPC, else the VPCs.
     *
     * @param vpc the id of the VPC from which the range is seen; only it and its peers can be meant, because ranges
     *     repeat elsewhere
     */
    public List<Entity> owners(Cidr range, String vpc) {
        Set<String> vpcsInReach = new TreeSet<>(peers.getOrDefault(vpc, Set.of()));
        vpcsInReach.add(vpc);
        List<Entity> whole = found(vpcs, vpcsInReach, owner -> range.contains(owner.range()));
        if (!whole.isEmpty()) {
            return whole;
        }
        List<Entity> parts = found(subnets, vpcsInReach, owner -> owner.range().overlaps(range));
        if (!parts.isEmpty() && parts.size() <= SUBNETS_SHOWN) {
            return parts;
        }
        return found(vpcs, vpcsInReach, owner -> owner.range().overlaps(range));
    }

    /** The ranges of the prefix list; none where its entries are not known. */
    public List<Cidr> prefixList(String id) {
        return prefixLists.getOrDefault(id, List.of());
    }

    /** The one VPC that owns the whole range, seen from nowhere in particular; of several none. */
    public Optional<Entity> onlyOwner(Cidr range) {
        List<Entity> found = found(vpcs, vpcs.keySet(), owner -> owner.range().contains(range));
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static List<Entity> found(
            Map<String, Set<RangeOwner>> owners, Set<String> vpcsInReach, Predicate<RangeOwner> isMeant) {
        return vpcsInReach.stream()
                .flatMap(id -> owners.getOrDefault(id, Set.of()).stream())
                .filter(isMeant)
                .map(RangeOwner::entity)
                .distinct()
                .sorted(Comparator.comparing(Entity::arn))
                .toList();
    }

    /** Whether some VPC of the account owns part of the range. */
    public boolean isOwned(Cidr range) {
        return owned.stream().anyMatch(own -> own.overlaps(range));
    }
}
