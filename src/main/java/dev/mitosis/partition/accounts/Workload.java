package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the decision flow asks about one context in one environment.
 *
 * @param model who runs it; null where nobody decided
 * @param radius what was decided about its blast radius; null where nothing was
 * @param sensitive what asks for a small blast radius by itself: criticality, data, exposure
 * @param quota the quota for which it competes with the others of the environment
 * @param cost why its costs have to be told apart
 * @param size how many resources it has; what one resource says earns no account
 */
record Workload(
        String context,
        String environment,
        Decisions.@Nullable OperatingModel model,
        Decisions.@Nullable BlastRadius radius,
        List<Reason> sensitive,
        Optional<Reason> quota,
        Optional<Reason> cost,
        int size) {}
