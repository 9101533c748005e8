package dev.mitosis.scoring;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.generated.ground.Standing;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How right it is what is called shared: listed as such, or without a context in the role of a shared or foundation
 * thing.
 *
 * @param precision the share of those so called that two contexts need; what AWS made and nobody needs is not counted
 * @param recall the share of what several need and none owns that is so called
 */
public record SharedScore(int called, double precision, double recall) {
    static SharedScore of(List<Fact> facts, PartitionDocument document) {
        Set<String> called = new HashSet<>();
        document.shared().stream().map(SharedResource::id).forEach(called::add);
        document.resources().stream()
                .filter(row -> row.context() == null && (row.role() == Role.SHARED || row.role() == Role.FOUNDATION))
                .map(Assignment::id)
                .forEach(called::add);
        int counted = 0;
        int needed = 0;
        int shared = 0;
        int recalled = 0;
        for (Fact fact : facts) {
            boolean so = called.contains(fact.resource());
            if (so && fact.standing() != Standing.NOBODY && fact.standing() != Standing.LEFTOVER) {
                counted++;
                needed += fact.users().size() > 1 ? 1 : 0;
            }
            if (fact.standing() == Standing.SHARED) {
                shared++;
                recalled += so ? 1 : 0;
            }
        }
        return new SharedScore(
                counted, counted == 0 ? 1 : (double) needed / counted, shared == 0 ? 1 : (double) recalled / shared);
    }
}
