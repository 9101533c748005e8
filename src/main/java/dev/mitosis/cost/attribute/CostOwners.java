package dev.mitosis.cost.attribute;

import dev.mitosis.cost.attribute.UsageTypes.Charged;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Who owns what a service charges for: the accounts of its resources in the proposed partition. */
final class CostOwners {
    private final Map<String, List<String>> prefixes;
    private final Map<String, List<Owned>> byService = new TreeMap<>();
    private final List<Owned> all = new ArrayList<>();
    private final Map<String, CostOwner> byIdentifier = new HashMap<>();

    /** A resource with its owner. */
    private record Owned(Resource resource, CostOwner owner) {}

    private CostOwners(Map<String, List<String>> prefixes) {
        this.prefixes = prefixes;
    }

    static CostOwners of(PartitionDocument partition, List<Resource> resources) {
        Map<String, Assignment> assigned = new HashMap<>();
        partition.resources().forEach(assignment -> assigned.put(assignment.id(), assignment));
        CostOwners owners = new CostOwners(table());
        for (Resource resource : resources) {
            Assignment assignment = assigned.get(resource.arn());
            if (assignment != null) {
                String context = assignment.context() == null ? "" : assignment.context();
                owners.add(new Owned(resource, new CostOwner(assignment.account(), context)));
            }
        }
        return owners;
    }

    /** The types that each service charges for. */
    static Map<String, List<String>> table() {
        Map<String, List<String>> table = new TreeMap<>();
        for (TsvTable.TsvRow row : TsvTable.load(CostOwners.class, "services.tsv", 2)) {
            if (!row.cell(1).startsWith("AWS::")) {
                throw row.error("'" + row.cell(1) + "' is no type");
            }
            table.computeIfAbsent(row.cell(0), one -> new ArrayList<>()).add(row.cell(1));
        }
        return table;
    }

    private void add(Owned owned) {
        prefixes.forEach((service, types) -> {
            if (types.stream().anyMatch(owned.resource().type()::startsWith)) {
                byService.computeIfAbsent(service, one -> new ArrayList<>()).add(owned);
            }
        });
        all.add(owned);
        byIdentifier.put(owned.resource().arn(), owned.owner());
        byIdentifier.put(owned.resource().id(), owned.owner());
    }

    /** The one account of all the service's resources, if there is one. */
    Optional<CostOwner> ofService(String service) {
        return one(service, resource -> true);
    }

    /** The one account of all the service's resources with this tag, if there is one. */
    Optional<CostOwner> ofTag(String service, String key, String value) {
        return one(service, resource -> value.equals(resource.tags().get(key)));
    }

    /** The one account of all that a usage type charges for, if there is one. */
    Optional<CostOwner> ofUsage(Charged charged) {
        return one(
                all,
                resource -> resource.type().equals(charged.type())
                        && resource.region().equals(charged.region())
                        && (charged.pointer().isEmpty()
                                || resource.data()
                                        .at(charged.pointer())
                                        .asText()
                                        .equals(charged.value())));
    }

    private Optional<CostOwner> one(String service, Predicate<Resource> wanted) {
        return one(byService.getOrDefault(service, List.of()), wanted);
    }

    private static Optional<CostOwner> one(List<Owned> among, Predicate<Resource> wanted) {
        CostOwner found = null;
        for (Owned owned : among) {
            if (wanted.test(owned.resource())) {
                if (found != null && !found.sameAccount(owned.owner())) {
                    return Optional.empty();
                }
                found = found == null ? owned.owner() : found.joined(owned.owner());
            }
        }
        return Optional.ofNullable(found);
    }

    /** The owner of a resource by ARN or id, as resource-level costs name it. */
    Optional<CostOwner> ofResource(String identifier) {
        CostOwner owner = byIdentifier.get(identifier);
        if (owner == null && identifier.contains("/")) {
            owner = byIdentifier.get(identifier.substring(identifier.lastIndexOf('/') + 1));
        }
        return Optional.ofNullable(owner);
    }
}
