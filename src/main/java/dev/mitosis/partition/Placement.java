package dev.mitosis.partition;

import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a subject before it gets its account.
 *
 * @param side whether production needs it
 * @param leftover whether it looks unused
 */
record Placement(
        Subject subject,
        @Nullable String context,
        @Nullable String environment,
        Sides.Side side,
        Role role,
        double confidence,
        List<Reason> reasons,
        boolean leftover) {
    boolean isWorkload() {
        return role == Role.WORKLOAD;
    }
}
