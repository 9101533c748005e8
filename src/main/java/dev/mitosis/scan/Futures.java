package dev.mitosis.scan;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/** Waits for many. */
final class Futures {
    private Futures() {}

    /** Completes when all have completed. */
    static CompletableFuture<Void> all(Collection<? extends CompletableFuture<?>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }
}
