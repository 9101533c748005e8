package dev.mitosis.partition.questions;

import dev.mitosis.model.Decisions;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Contradiction;
import dev.mitosis.partition.shared.Placement;
import java.util.List;

/**
 * What was found, and what was decided.
 *
 * @param placements one for each subject, in their order
 * @param contradictions of those that nobody has decided
 */
public record Surveyed(
        AccountGraph graph,
        Atoms atoms,
        Lexicon lexicon,
        List<Placement> placements,
        List<Contradiction> contradictions,
        Decisions decisions) {
    Placement of(int subject) {
        return placements.get(subject);
    }
}
