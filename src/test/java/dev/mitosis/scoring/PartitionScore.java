package dev.mitosis.scoring;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How right a partition is about an account of which the truth is known. */
public record PartitionScore(
        ContextScore contexts, EnvironmentScore environments, SharedScore shared, Calibration calibration) {

    /** Scores the document, as people and programs read it, against one fact for each resource. */
    public static PartitionScore of(List<Fact> facts, PartitionDocument document) {
        Map<String, String> labels = new HashMap<>();
        for (Assignment row : document.resources()) {
            if (row.context() != null) {
                labels.put(row.id(), row.context());
            }
        }
        return new PartitionScore(
                ContextScore.of(facts, labels),
                EnvironmentScore.of(facts, document),
                SharedScore.of(facts, document),
                Calibration.of(facts, document));
    }
}
