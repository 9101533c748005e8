package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Work on a thread beside, and records that are read ahead. */
class BesideTest {
    @Test
    void work_beside_is_done_on_another_thread_and_its_result_is_asked_for() {
        Beside<Thread> beside = Beside.start(Thread::currentThread);

        assertThat(beside.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void what_work_beside_throws_is_thrown_where_it_is_asked_for() {
        Beside<String> beside = Beside.start(() -> {
            throw new IllegalArgumentException("no");
        });

        assertThatThrownBy(beside::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
    }

    @Test
    void work_after_other_work_sees_what_that_did_and_fails_where_it_fails() {
        List<String> done = new ArrayList<>();
        Beside<Boolean> first = Beside.run(() -> done.add("first"));
        Beside<Boolean> failing = Beside.start(
                () -> {
                    done.add("second");
                    throw new IllegalArgumentException("no");
                },
                first);
        Beside<Boolean> third = Beside.start(() -> done.add("third"), failing);

        assertThatThrownBy(third::get).isInstanceOf(IllegalArgumentException.class);
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void records_that_are_read_ahead_keep_their_order_and_the_stream_is_closed() {
        List<Integer> seen = new ArrayList<>();
        AtomicBoolean closed = new AtomicBoolean();
        ReadAhead.each(IntStream.range(0, 1000).boxed().onClose(() -> closed.set(true)), seen::add);

        assertThat(seen).hasSize(1000).isSorted();
        assertThat(closed).isTrue();
    }

    @Test
    void what_reading_and_what_working_throws_ends_both() {
        Stream<Integer> torn = IntStream.range(0, 1000).boxed().map(one -> 1 / (500 - one));
        List<Integer> seen = new ArrayList<>();

        assertThatThrownBy(() -> ReadAhead.each(torn, seen::add)).isInstanceOf(ArithmeticException.class);
        assertThat(seen).hasSizeLessThan(501);
        assertThatThrownBy(() -> ReadAhead.each(IntStream.range(0, 5000).boxed(), one -> {
                    throw new IllegalStateException("at " + one);
                }))
                .hasMessage("at 0");
    }
}
