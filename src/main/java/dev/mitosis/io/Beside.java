package dev.mitosis.io;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work on a thread of its own, beside the caller's, that shares nothing with it that either changes: the result is the
 * same as if it were done at once.
 *
 * @param <T> what comes of it
 */
public final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(FutureTask<T> task) {
        this.task = task;
    }

    /** Starts work of which nothing comes but what it does; it is over when {@link #get} returns. */
    public static Beside<Boolean> run(Runnable work) {
        return start(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Starts the work when other work beside is done, so that both do not wait for one processor; fails where that
     * does.
     */
    public static <T> Beside<T> start(Supplier<T> work, Beside<?> after) {
        return start(() -> {
            after.get();
            return work.get();
        });
    }

    /** Starts the work. */
    public static <T> Beside<T> start(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "beside");
        thread.setDaemon(true);
        thread.start();
        return new Beside<>(task);
    }

    /** Waits for the result; what the work throws is thrown here. */
    public T get() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for work beside", e);
        } catch (ExecutionException | CancellationException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }
}
