package dev.mitosis.cost.fetch;

/** The run has made as many paid requests as it was allowed to. */
final class RequestsSpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RequestsSpentException(int allowed) {
        super("all " + allowed + " allowed requests have been made");
    }
}
