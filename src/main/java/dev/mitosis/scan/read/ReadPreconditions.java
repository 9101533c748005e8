package dev.mitosis.scan.read;

import dev.mitosis.scan.call.Futures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What has to be known before a type is listed.
 *
 * @param parents the readings of the type above
 * @param conditions the readings of which one must have found something, or not know; empty for none
 * @param primaries the readings that this one is to stand in for; empty where it stands for itself
 * @param used whether the region is used, so that it is worth the question
 */
public record ReadPreconditions(
        List<TypeRead> parents, List<TypeRead> conditions, List<TypeRead> primaries, CompletableFuture<Boolean> used) {
    /** Comes when all of it is known. */
    CompletableFuture<Void> known() {
        return Futures.all(Stream.concat(
                        Stream.of(used),
                        Stream.of(parents, conditions, primaries)
                                .flatMap(List::stream)
                                .map(TypeRead::listed))
                .toList());
    }

    /** Whether the listings that this one is to stand in for have come to their ends. */
    boolean needless() {
        return !primaries.isEmpty()
                && primaries.stream().allMatch(read -> read.listed().join().isEmpty());
    }

    /** Whether the conditions themselves say that there can be none. */
    boolean pointless() {
        return !conditions.isEmpty() && conditions.stream().allMatch(TypeRead::foundNothing);
    }
}
