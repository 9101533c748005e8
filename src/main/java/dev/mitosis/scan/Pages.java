package dev.mitosis.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.scan.sdk.Paging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Follows an operation through all its pages. What several types ask in the same words is asked once. Where a later
 * page is refused, it begins anew, once: the place in the list may have expired since an interrupted scan was given it.
 */
final class Pages {
    private final Answers answers;
    private final Map<String, CompletableFuture<List<ObjectNode>>> shared = new ConcurrentHashMap<>();

    Pages(Answers answers) {
        this.answers = answers;
    }

    /**
     * Hands every page to the consumer as it comes, after a new beginning once more; fails with
     * {@link CallFailedException}.
     */
    CompletableFuture<Void> each(Place place, String operation, ObjectNode request, Consumer<ObjectNode> consumer) {
        boolean common = place.service()
                        .typesByListing()
                        .getOrDefault(operation, List.of())
                        .size()
                > 1;
        if (!common) {
            return follow(new Walk(place, operation, request, consumer, () -> {}));
        }
        String key = place.service().qualified(operation) + "@" + place.asked() + request;
        return shared.computeIfAbsent(key, k -> collect(place, operation, request))
                .thenAccept(pages -> pages.forEach(consumer));
    }

    private CompletableFuture<List<ObjectNode>> collect(Place place, String operation, ObjectNode request) {
        List<ObjectNode> pages = new java.util.ArrayList<>();
        return follow(new Walk(place, operation, request, pages::add, pages::clear))
                .thenApply(done -> pages);
    }

    /** The pages as one answer. */
    CompletableFuture<ObjectNode> whole(Place place, String operation, ObjectNode request) {
        return collect(place, operation, request).thenApply(pages -> {
            ObjectNode answer = pages.get(0);
            pages.subList(1, pages.size()).forEach(page -> Items.append(answer, page));
            return answer;
        });
    }

    /**
     * One operation's way through its pages.
     *
     * @param restarted hears of a new beginning
     */
    private record Walk(
            Place place, String operation, ObjectNode first, Consumer<ObjectNode> consumer, Runnable restarted) {}

    private CompletableFuture<Void> follow(Walk walk) {
        return step(walk, walk.first(), false);
    }

    private CompletableFuture<Void> step(Walk walk, ObjectNode request, boolean anew) {
        return ask(walk, request, anew)
                .handle((page, thrown) -> {
                    if (thrown == null) {
                        return taken(walk, request, page, anew);
                    }
                    if (anew || request == walk.first() || !mayHaveExpired(thrown)) {
                        return CompletableFuture.<Void>failedFuture(thrown);
                    }
                    walk.restarted().run();
                    return step(walk, walk.first(), true);
                })
                .thenCompose(rest -> rest);
    }

    private CompletableFuture<ObjectNode> ask(Walk walk, ObjectNode request, boolean anew) {
        Place place = walk.place();
        return anew
                ? answers.submitAnew(place.service(), place.asked(), walk.operation(), request)
                : answers.submit(place.service(), place.asked(), walk.operation(), request);
    }

    private CompletableFuture<Void> taken(Walk walk, ObjectNode request, ObjectNode page, boolean anew) {
        walk.consumer().accept(page);
        Optional<ObjectNode> next = answers.next(walk.place().service(), walk.operation(), request, page);
        if (next.isEmpty()) {
            return Paging.endsEarly(page) ? CompletableFuture.failedFuture(endsEarly()) : done();
        }
        return step(walk, next.get(), anew);
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private static CallFailedException endsEarly() {
        String reason = "the service has more than it hands out in one answer, and no way to ask for the rest";
        return new CallFailedException(new AwsFailure(AwsFailure.Kind.FAILED, "EndsEarly", reason), null);
    }

    private static boolean mayHaveExpired(Throwable thrown) {
        return switch (CallFailedException.failureOf(thrown).kind()) {
            case FAILED, ABSENT -> true;
            case DENIED, NOT_OFFERED, DISABLED, THROTTLED, CREDENTIALS, TRANSIENT -> false;
        };
    }
}
