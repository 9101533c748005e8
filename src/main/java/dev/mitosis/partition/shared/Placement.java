package dev.mitosis.partition.shared;

import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.partition.evidence.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a subject before it gets its account.
 *
 * @param side whether production needs it
 * @param leftover whether it looks unused
 */
public record Placement(
        Subject subject,
        @Nullable String context,
        @Nullable String environment,
        Sides.Side side,
        Role role,
        double confidence,
        List<Reason> reasons,
        boolean leftover) {
    public boolean isWorkload() {
        return role == Role.WORKLOAD;
    }
}
