package dev.mitosis.aws;

import java.io.IOException;

/**
 * An answer that says that all went well and does not have the form of its operation's output. It is the cause of what
 * the SDK throws, which does not keep exceptions of other kinds than its own.
 */
final class TornAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    TornAnswerException(String flaw) {
        super(flaw);
    }

    TornAnswerException(String flaw, IOException cause) {
        super(flaw, cause);
    }
}
