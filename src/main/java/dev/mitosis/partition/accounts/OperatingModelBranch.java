package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Reason;
import java.util.Map;
import java.util.Optional;

/** First: whoever builds and runs a workload gets accounts of their own. */
final class OperatingModelBranch implements FlowBranch {
    @Override
    public Optional<Reason> own(Workload workload) {
        return workload.model() == Decisions.OperatingModel.DECENTRALISED
                ? Optional.of(new Reason(
                        "account.decentralised",
                        Map.of("operatingModel", "decentralised", "context", workload.context()),
                        "The team that builds " + workload.context() + " also runs it."))
                : Optional.empty();
    }

    @Override
    public String passed(Workload workload) {
        return workload.model() == null ? "nobody decided who runs it" : "it is run centrally";
    }
}
