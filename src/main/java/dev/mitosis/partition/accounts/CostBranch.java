package dev.mitosis.partition.accounts;

import dev.mitosis.model.Reason;
import java.util.Optional;

/** Fourth: costs that somebody else bears are told apart without tags. */
final class CostBranch implements FlowBranch {
    @Override
    public Optional<Reason> own(Workload workload) {
        return workload.cost();
    }

    @Override
    public String passed(Workload workload) {
        return "nobody asks for its costs apart from those of the others";
    }
}
