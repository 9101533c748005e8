package dev.mitosis.scan.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.AwsFailure;
import dev.mitosis.scan.call.CallFailedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One question about many keys, some of which cannot be told of. */
class ManyAtOnceTest {
    private final List<List<Integer>> asked = new ArrayList<>();
    private final Set<Integer> told = new TreeSet<>();
    private final Set<Integer> failed = new TreeSet<>();
    private final Set<Integer> leftOut = new TreeSet<>();

    private static List<Integer> keys(int number) {
        return IntStream.range(0, number).boxed().toList();
    }

    /** Asks a service that fails where a key is bad, and keeps silent about some others. */
    private void ask(int number, AwsFailure.Kind kind, Predicate<Integer> bad, Predicate<Integer> silent) {
        new ManyAtOnce<Integer>(
                        some -> {
                            asked.add(some);
                            if (some.stream().anyMatch(bad)) {
                                return CompletableFuture.failedFuture(
                                        new CallFailedException(new AwsFailure(kind, "Code", ""), null));
                            }
                            Set<Integer> answered = some.stream()
                                    .filter(silent.negate())
                                    .collect(Collectors.toCollection(HashSet::new));
                            told.addAll(answered);
                            return CompletableFuture.completedFuture(answered);
                        },
                        (some, failure) -> failed.addAll(some),
                        leftOut::add)
                .ask(keys(number))
                .join();
    }

    @Test
    void what_can_be_told_at_once_takes_one_call() {
        ask(100, AwsFailure.Kind.FAILED, key -> false, key -> false);

        assertThat(asked).hasSize(1);
        assertThat(told).hasSize(100);
    }

    @Test
    void one_key_that_fails_loses_none_of_the_others() {
        ask(100, AwsFailure.Kind.FAILED, key -> key == 37, key -> false);

        assertThat(told).hasSize(99);
        assertThat(failed).containsExactly(37);
        assertThat(asked.size()).isLessThan(20);
    }

    @Test
    void two_keys_that_are_gone_in_both_halves_lose_none_of_the_others() {
        ask(16, AwsFailure.Kind.ABSENT, key -> key == 0 || key == 15, key -> false);

        assertThat(told).hasSize(14);
        assertThat(failed).containsExactly(0, 15);
    }

    @Test
    void one_key_that_is_refused_loses_none_of_the_others() {
        ask(16, AwsFailure.Kind.DENIED, key -> key == 3, key -> false);

        assertThat(told).hasSize(15);
        assertThat(failed).containsExactly(3);
    }

    @Test
    void an_operation_that_is_refused_is_asked_three_times_and_not_for_each_key() {
        ask(100, AwsFailure.Kind.DENIED, key -> true, key -> false);

        assertThat(asked).hasSize(3);
        assertThat(failed).hasSize(100);
    }

    @Test
    void a_service_that_is_too_busy_is_not_asked_for_halves() {
        ask(100, AwsFailure.Kind.THROTTLED, key -> true, key -> false);

        assertThat(asked).hasSize(1);
        assertThat(failed).hasSize(100);
    }

    @Test
    void what_an_answer_leaves_out_is_asked_for_alone_and_then_said_to_be_left_out() {
        ask(10, AwsFailure.Kind.FAILED, key -> false, key -> key == 4);

        assertThat(asked).hasSize(2).element(1).isEqualTo(List.of(4));
        assertThat(leftOut).containsExactly(4);
        assertThat(told).hasSize(9);
    }
}
