package dev.mitosis.target;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes a third of an account move, for measuring. */
public final class MovingThird {
    private MovingThird() {}

    /** The same partition with a third of the resources moving: whole accounts go on in the old one. */
    public static PartitionDocument of(PartitionDocument all) {
        Map<String, Integer> sizes = new TreeMap<>();
        all.resources().forEach(resource -> sizes.merge(resource.account(), 1, Integer::sum));
        sizes.remove(all.oldAccountName());
        Set<String> going = new HashSet<>();
        int moving = 0;
        for (Map.Entry<String, Integer> account : sizes.entrySet()) {
            if (moving + account.getValue() <= all.resources().size() / 3) {
                going.add(account.getKey());
                moving += account.getValue();
            }
        }
        List<Assignment> resources = all.resources().stream()
                .map(resource -> going.contains(resource.account())
                        ? resource
                        : new Assignment(
                                resource.id(),
                                resource.type(),
                                resource.context(),
                                resource.environment(),
                                all.oldAccountName(),
                                resource.role(),
                                resource.confidence(),
                                resource.reasons(),
                                resource.leftover()))
                .toList();
        return new PartitionDocument(
                all.formatVersion(),
                all.tool(),
                all.account(),
                all.snapshotId(),
                all.inputs(),
                all.contexts(),
                all.environments(),
                all.accounts(),
                resources,
                List.of(),
                all.shared(),
                all.couplings(),
                all.findings(),
                all.variants(),
                all.old(),
                all.retirements(),
                all.questions());
    }
}
