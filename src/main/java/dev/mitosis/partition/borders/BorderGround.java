package dev.mitosis.partition.borders;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Use;
import dev.mitosis.partition.accounts.ContextOwners;
import dev.mitosis.partition.accounts.DataSizes;
import dev.mitosis.partition.accounts.QuotaWatch;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.shared.Placement;
import java.util.List;

/** What borders are judged by. */
public record BorderGround(
        AccountGraph graph,
        List<Placement> placements,
        List<Use> uses,
        Lexicon lexicon,
        Decisions decisions,
        DataSizes sizes,
        QuotaWatch quotas,
        ContextOwners owners) {}
