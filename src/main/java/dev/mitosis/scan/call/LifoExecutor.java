package dev.mitosis.scan.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks, the last that came first: what follows from an answer then overlaps with the first questions to other
 * services, rather than waiting behind all of them. What is under way is lost when the process is killed and has to be
 * done again; so it is no more than a small part of all tasks, but for the least that keeps a scan going.
 */
final class LifoExecutor implements Executor, AutoCloseable {
    /** Small enough for two in a hundred of the tasks, with room for those that end while others begin. */
    private static final int PART = 64;

    private static final int LEAST = 12;

    private final int most;
    private final ExecutorService threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long known;
    private int underWay;

    /**
     * Makes an executor without threads.
     *
     * @param most how many tasks are under way at most, however many are known
     */
    LifoExecutor(int most, ThreadFactory threads) {
        this.most = most;
        this.threads = Executors.newCachedThreadPool(threads);
    }

    @Override
    public synchronized void execute(Runnable task) {
        known++;
        waiting.push(task);
        fill();
    }

    private void fill() {
        if (!waiting.isEmpty() && underWay < bound(known, most)) {
            underWay++;
            threads.execute(this::work);
        }
    }

    private void work() {
        try {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
        } finally {
            ended();
        }
    }

    private synchronized @Nullable Runnable next() {
        return waiting.poll();
    }

    private synchronized void ended() {
        underWay--;
        fill();
    }

    /**
     * How many tasks are under way at once.
     *
     * @param known how many tasks have come so far
     */
    static long bound(long known, int most) {
        return Math.min(most, Math.max(LEAST, known / PART));
    }

    @Override
    public synchronized void close() {
        waiting.clear();
        threads.shutdownNow();
    }
}
