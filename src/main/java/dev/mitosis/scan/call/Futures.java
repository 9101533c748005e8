package dev.mitosis.scan.call;

import dev.mitosis.model.MitosisException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for many. */
public final class Futures {
    private Futures() {}

    /**
     * Waits to the end.
     *
     * @throws MitosisException what ended the work as a whole, such as expired credentials or a full disk
     */
    public static void await(CompletableFuture<?> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof MitosisException end ? end : e;
        }
    }

    /** Completes when all have completed. */
    public static CompletableFuture<Void> all(Collection<? extends CompletableFuture<?>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }
}
