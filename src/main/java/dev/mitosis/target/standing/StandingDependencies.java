package dev.mitosis.target.standing;

import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import java.util.List;
import java.util.Map;

/**
 * The dependencies of the target of which both ends stand.
 *
 * @param planned how many there are, by kind
 * @param alive how many of them what stands is configured for, by kind
 * @param unsaid how many others come from things of which the scan does not read all that is planned
 * @param missing the rest
 */
public record StandingDependencies(
        Map<String, Integer> planned, Map<String, Integer> alive, int unsaid, List<PlannedEdge> missing) {
    public StandingDependencies {
        missing = List.copyOf(missing);
    }
}
