package dev.mitosis.aws;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks the few questions of connecting again where that can help; a scan has its own queue for that. */
final class ConnectRetry {
    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 100;

    /** The answer, or the last failure. */
    <T> T with(Supplier<T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.get();
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !helps(e, attempt)) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS << attempt));
            }
        }
    }

    private static boolean helps(RuntimeException thrown, int attempt) {
        return switch (AwsFailure.of(thrown).kind()) {
            case THROTTLED -> true;
            // Nobody listening at all is told at once; a connection that broke is not.
            case TRANSIENT -> !AwsFailure.caused(thrown, java.net.ConnectException.class);
            // One refusal may be an accident of a single server.
            case CREDENTIALS -> attempt == 1;
            case DENIED, NOT_OFFERED, DISABLED, ABSENT, FAILED -> false;
        };
    }
}
