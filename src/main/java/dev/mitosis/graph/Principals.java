package dev.mitosis.graph;

import dev.mitosis.model.AccountId;
import java.util.Optional;

/** Finds who a policy's principal is. */
final class Principals {
    private Principals() {}

    /** The identity or the foreign account; empty for the scanned account itself. */
    static Optional<Entity> find(Pen pen, String principal) {
        if (AccountId.isValid(principal)) {
            return principal.equals(pen.drawing().account())
                    ? Optional.empty()
                    : Optional.of(pen.drawing().outside().account(principal));
        }
        Optional<Entity> known = pen.drawing().index().exact(principal);
        return known.isPresent() ? known : pen.missing(principal);
    }
}
