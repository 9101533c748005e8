package dev.mitosis.cost.attribute;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Resource;
import java.nio.file.Path;
import java.util.List;

/**
 * What an attribution needs.
 *
 * @param folder {@code reports/<account>/cost}
 * @param resources the resources of the snapshot that was partitioned
 */
public record CostAttributionRequest(Path folder, PartitionDocument partition, List<Resource> resources) {
    public CostAttributionRequest {
        resources = List.copyOf(resources);
    }
}
