package dev.mitosis.rehearse.source;

import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.List;

/**
 * What the account that is split is built from.
 *
 * @param snapshot what it was
 * @param design each thing once more, as it stands
 * @param stacks those of the design
 */
public record SourcePlan(Snapshot snapshot, TargetDocument design, List<SourceStack> stacks) {
    public SourcePlan {
        stacks = List.copyOf(stacks);
    }
}
