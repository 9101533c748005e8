package dev.mitosis.check;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PlanDocument;
import java.util.Map;

/**
 * What the checker looks at.
 *
 * @param types the CloudFormation type of every resource of the snapshot by its ARN
 * @param inputs the SHA-256 of each input file by its name, carried into the result
 */
public record CheckRequest(
        PlanDocument plan,
        GraphDocument graph,
        PartitionDocument partition,
        Map<String, String> types,
        Map<String, String> inputs) {}
