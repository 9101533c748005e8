package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Reason;
import java.util.Map;
import java.util.Optional;

/** Second: what is critical, holds sensitive data or stands in public with its data needs a smaller blast radius. */
final class BlastRadiusBranch implements FlowBranch {
    @Override
    public Optional<Reason> own(Workload workload) {
        if (workload.radius() == Decisions.BlastRadius.SMALL) {
            return Optional.of(new Reason(
                    "account.blast-radius",
                    Map.of("blastRadius", "small", "context", workload.context()),
                    workload.context() + " needs a border of its own: a small blast radius was decided."));
        }
        return workload.radius() == Decisions.BlastRadius.NORMAL
                ? Optional.empty()
                : workload.sensitive().stream().findFirst();
    }

    @Override
    public String passed(Workload workload) {
        return workload.radius() == Decisions.BlastRadius.NORMAL
                ? "a normal blast radius was decided"
                : "nothing says that it is critical, sensitive or public with its data";
    }
}
