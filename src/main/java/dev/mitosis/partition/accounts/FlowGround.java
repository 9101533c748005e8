package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.shared.Placement;
import java.util.List;

/** What accounts are designed from. */
public record FlowGround(
        Lexicon lexicon,
        Decisions decisions,
        List<Placement> placements,
        QuotaWatch quotas,
        ContextOwners owners,
        GraphDocument graph) {}
