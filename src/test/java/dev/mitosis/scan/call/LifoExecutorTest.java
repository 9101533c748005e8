package dev.mitosis.scan.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifoExecutorTest {
    @Test
    void what_came_last_runs_first() throws InterruptedException {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(3);
        try (LifoExecutor executor = new LifoExecutor(1, Thread::new)) {
            executor.execute(() -> await(gate));
            IntStream.of(1, 2, 3)
                    .forEach(number -> executor.execute(() -> {
                        order.add(number);
                        done.countDown();
                    }));
            gate.countDown();

            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(order).containsExactly(3, 2, 1);
    }

    @ParameterizedTest
    @CsvSource({"64, 100, 12", "64, 2000, 31", "64, 6400, 64", "4, 6400, 4"})
    void so_many_are_under_way_as_a_small_part_of_all(int most, int tasks, int underWay) throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(underWay);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(tasks);
        try (LifoExecutor executor = new LifoExecutor(most, Thread::new)) {
            for (int i = 0; i < tasks; i++) {
                executor.execute(() -> {
                    now.incrementAndGet();
                    full.countDown();
                    await(gate);
                    done.countDown();
                });
            }
            assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(now).hasValue(underWay);
            gate.countDown();
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_task_that_dies_takes_nothing_with_it() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2);
        try (LifoExecutor executor = new LifoExecutor(1, task -> {
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((dead, thrown) -> done.countDown());
            return thread;
        })) {
            CountDownLatch gate = new CountDownLatch(1);
            executor.execute(() -> await(gate));
            executor.execute(done::countDown);
            executor.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
            gate.countDown();

            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
