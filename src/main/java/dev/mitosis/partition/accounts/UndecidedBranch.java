package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Reason;
import java.util.Map;
import java.util.Optional;

/** Last: where nobody decided who runs it, a product of some size gets an account, as product and environment teach. */
final class UndecidedBranch implements FlowBranch {
    /** A context with fewer resources in an environment does not earn the cost of an account by itself. */
    static final int WORTH_AN_ACCOUNT = 5;

    @Override
    public Optional<Reason> own(Workload workload) {
        boolean open = workload.model() == null && workload.radius() != Decisions.BlastRadius.NORMAL;
        return open && workload.size() >= WORTH_AN_ACCOUNT
                ? Optional.of(new Reason(
                        "account.undecided",
                        Map.of("resources", String.valueOf(workload.size())),
                        "Nobody decided who runs " + workload.context()
                                + ", so the border follows product and environment (" + workload.size()
                                + " resources); write operatingModel in decisions.yaml to change that."))
                : Optional.empty();
    }

    @Override
    public String passed(Workload workload) {
        return workload.size() < WORTH_AN_ACCOUNT
                ? "its size (" + workload.size() + ") does not earn the cost of an account"
                : "its size alone asks for nothing";
    }
}
