package dev.mitosis.io;

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
 * Reads records on a thread of their own while the ones before are worked on; their order stays.
 *
 * <p>Unpacking and parsing the records of a snapshot costs about as much as what is done with them. Whatever the stream
 * does to a record is done on the reader's thread.
 *
 * @param <T> a record
 */
public final class ReadAhead<T> {
    private static final int BATCH = 256;
    private static final int BATCHES_AHEAD = 4;

    private final BlockingQueue<List<T>> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);

    private ReadAhead() {}

    /**
     * Hands over each record, in order, on the thread that calls; what reading throws is thrown here. Closes the
     * stream.
     */
    public static <T> void each(Stream<T> records, Consumer<? super T> action) {
        ReadAhead<T> ahead = new ReadAhead<>();
        ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "reader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<?> reading = reader.submit(() -> ahead.read(records));
            ahead.drain(action);
            reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            reader.shutdownNow();
        }
    }

    /** Fills the queue; an empty batch ends it, come what may. */
    private void read(Stream<T> records) {
        List<T> batch = new ArrayList<>(BATCH);
        try (records) {
            records.forEachOrdered(one -> {
                batch.add(one);
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

    private void put(List<T> batch) {
        try {
            queue.put(batch);
        } catch (InterruptedException e) {
            // The one that works on the records gave up: nobody waits for more.
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody reads on", e);
        }
    }

    private void drain(Consumer<? super T> action) throws InterruptedException {
        for (List<T> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            batch.forEach(action);
        }
    }
}
