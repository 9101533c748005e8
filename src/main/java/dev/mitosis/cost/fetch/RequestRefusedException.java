package dev.mitosis.cost.fetch;

import dev.mitosis.cost.Outcome;
import org.jspecify.annotations.Nullable;

/** A request that did not give an answer and will not give one now. */
final class RequestRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    RequestRefusedException(Outcome outcome, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
