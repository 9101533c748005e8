package dev.mitosis.partition.accounts;

import dev.mitosis.model.Reason;
import java.util.Optional;

/** One question of the decision flow. */
interface FlowBranch {
    /** Why the workload gets an account of its own here; empty where the flow goes on. */
    Optional<Reason> own(Workload workload);

    /** What the question found, in a few words, where the flow went on. */
    String passed(Workload workload);
}
