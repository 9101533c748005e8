package dev.mitosis.cost.fetch;

import dev.mitosis.cost.FetchStatus;
import org.jspecify.annotations.Nullable;

/** A request that did not give an answer and will not give one now. */
final class RequestRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FetchStatus outcome;

    RequestRefusedException(FetchStatus outcome, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.outcome = outcome;
    }

    FetchStatus outcome() {
        return outcome;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
