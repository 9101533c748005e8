package dev.mitosis.scan.call;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tells credentials that have expired from a region or service that does not know them. Many calls fail at once when
 * credentials expire; the question is asked once for all of them.
 */
final class CredentialCheck {
    private static final long FRESH_NANOS = 2_000_000_000L;

    private final BooleanSupplier accepted;
    private final LongSupplier nanos;
    private boolean known;
    private boolean good;
    private long askedAt;

    /**
     * Prepares the check.
     *
     * @param accepted asks the token service
     * @param nanos a steady clock
     */
    CredentialCheck(BooleanSupplier accepted, LongSupplier nanos) {
        this.accepted = accepted;
        this.nanos = nanos;
    }

    /** Whether the token service accepts the credentials, now or a moment ago; once refused, they stay bad. */
    synchronized boolean stillGood() {
        boolean stale = !known || nanos.getAsLong() - askedAt > FRESH_NANOS;
        if (stale && (good || !known)) {
            good = accepted.getAsBoolean();
            known = true;
            askedAt = nanos.getAsLong();
        }
        return good;
    }
}
