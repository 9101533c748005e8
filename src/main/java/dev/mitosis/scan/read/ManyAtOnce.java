package dev.mitosis.scan.read;

import dev.mitosis.aws.AwsFailure;
import dev.mitosis.scan.call.CallFailedException;
import dev.mitosis.scan.call.Futures;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One question about many keys, so that one of them loses nothing for the others: where the question fails it is asked
 * about each half, down to the keys that it fails for, and what an answer leaves out is asked for alone.
 *
 * <p>A failure takes at most twice as many calls as there are keys. A refusal of both halves is one of the operation
 * and not of single keys.
 *
 * @param question asks, and ends with the keys that the answer tells of
 * @param failed hears of keys that cannot be told of, and why
 * @param leftOut hears of keys that no answer tells of
 */
record ManyAtOnce<K>(
        Function<List<K>, CompletableFuture<Set<K>>> question,
        BiConsumer<List<K>, AwsFailure> failed,
        Consumer<K> leftOut) {

    private record Outcome<K>(
            List<K> asked, Set<K> told, @Nullable AwsFailure failure) {
        boolean refused() {
            return failure != null
                    && (failure.kind() == AwsFailure.Kind.DENIED
                            || failure.code().equals(AwsFailure.NO_EMULATION));
        }
    }

    /** Asks about the keys; ends when nothing is left to be asked. */
    CompletableFuture<Void> ask(List<K> keys) {
        return attempt(keys).thenCompose(this::settle);
    }

    private CompletableFuture<Outcome<K>> attempt(List<K> keys) {
        return question.apply(keys)
                .handle((told, thrown) -> thrown == null
                        ? new Outcome<>(keys, told, null)
                        : new Outcome<>(keys, Set.of(), CallFailedException.failureOf(thrown)));
    }

    private CompletableFuture<Void> settle(Outcome<K> outcome) {
        AwsFailure failure = outcome.failure();
        List<K> asked = outcome.asked();
        if (failure == null) {
            return again(asked, outcome.told());
        }
        if (asked.size() == 1 || !ofSingleKeys(failure)) {
            failed.accept(asked, failure);
            return CompletableFuture.completedFuture(null);
        }
        int half = asked.size() / 2;
        return attempt(asked.subList(0, half))
                .thenCombine(attempt(asked.subList(half, asked.size())), List::of)
                .thenCompose(halves -> {
                    if (halves.stream().allMatch(Outcome::refused)) {
                        failed.accept(asked, failure);
                        return CompletableFuture.completedFuture(null);
                    }
                    return Futures.all(halves.stream().map(this::settle).toList());
                });
    }

    private CompletableFuture<Void> again(List<K> asked, Set<K> told) {
        List<K> missing = asked.stream().filter(key -> !told.contains(key)).toList();
        if (asked.size() == 1) {
            missing.forEach(leftOut);
            return CompletableFuture.completedFuture(null);
        }
        return Futures.all(missing.stream().map(key -> ask(List.of(key))).toList());
    }

    /** Whether it may be because of one key; the rest is that of the service, and no other question helps. */
    private static boolean ofSingleKeys(AwsFailure failure) {
        return switch (failure.kind()) {
            case DENIED, ABSENT, FAILED -> true;
            case THROTTLED, CREDENTIALS, NOT_OFFERED, DISABLED, TRANSIENT -> false;
        };
    }
}
