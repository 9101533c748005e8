package dev.mitosis.graph;

import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads a snapshot's records on a thread of their own while the ones before are worked on; their order stays.
 *
 * <p>Unpacking and parsing records costs about as much as draft them.
 */
final class ReadAhead {
    private static final int BATCH = 256;
    private static final int BATCHES_AHEAD = 4;

    private final BlockingQueue<List<Resource>> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);

    private ReadAhead() {}

    /** Hands over each record, in order, on the thread that calls; what reading throws is thrown here. */
    static void each(Snapshot snapshot, Consumer<Resource> action) {
        ReadAhead ahead = new ReadAhead();
        ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "snapshot-reader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<?> reading = reader.submit(() -> ahead.read(snapshot));
            ahead.drain(action);
            reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the snapshot", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            reader.shutdownNow();
        }
    }

    /** Fills the queue; an empty batch ends it, come what may. */
    private void read(Snapshot snapshot) {
        List<Resource> batch = new ArrayList<>(BATCH);
        try (Stream<Resource> resources = snapshot.resources()) {
            resources.forEachOrdered(resource -> {
                batch.add(resource);
                if (batch.size() == BATCH) {
                    put(List.copyOf(batch));
                    batch.clear();
                }
            });
            if (!batch.isEmpty()) {
                put(List.copyOf(batch));
            }
        } finally {
            put(List.of());
        }
    }

    private void put(List<Resource> batch) {
        try {
            queue.put(batch);
        } catch (InterruptedException e) {
            // The one that works on the records gave up: nobody waits for more.
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody reads on", e);
        }
    }

    private void drain(Consumer<Resource> action) throws InterruptedException {
        for (List<Resource> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            batch.forEach(action);
        }
    }
}
