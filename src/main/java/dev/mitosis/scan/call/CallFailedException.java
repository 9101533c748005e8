package dev.mitosis.scan.call;

import dev.mitosis.aws.AwsFailure;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A call that got no usable answer, after all attempts. */
public final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AwsFailure failure;

    public CallFailedException(AwsFailure failure, @Nullable Throwable cause) {
        super(failure.reason(), cause);
        this.failure = failure;
    }

    /** The failure that a future ended with; anything but a failed call is a defect and goes on its way. */
    public static AwsFailure failureOf(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CallFailedException failed) {
            return failed.failure;
        }
        throw thrown instanceof RuntimeException defect ? defect : new IllegalStateException(thrown);
    }
}
