package dev.mitosis.partition.accounts;

import dev.mitosis.model.Reason;
import java.util.Optional;

/** Third: who competes for quotas with the others gets quotas of its own. */
final class QuotaBranch implements FlowBranch {
    @Override
    public Optional<Reason> own(Workload workload) {
        return workload.quota();
    }

    @Override
    public String passed(Workload workload) {
        return "it competes for no quota that is nearly used up";
    }
}
