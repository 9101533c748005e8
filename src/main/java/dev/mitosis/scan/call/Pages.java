package dev.mitosis.scan.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.aws.PageTrail;
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
public final class Pages {
    /** A service that filters may give many empty pages in a row; one that gives more than this never ends. */
    private static final int MOST_REPEATED = 200;

    private static final AwsFailure ENDS_EARLY = new AwsFailure(
            AwsFailure.Kind.FAILED,
            "EndsEarly",
            "the service has more than it hands out in one answer, and no way to ask for the rest");

    private final Answers answers;
    private final Map<String, CompletableFuture<List<ObjectNode>>> shared = new ConcurrentHashMap<>();

    /** Pages of what is asked there. */
    public Pages(Answers answers) {
        this.answers = answers;
    }

    /**
     * Hands every page to the consumer as it comes, after a new beginning once more; fails with
     * {@link CallFailedException}.
     */
    public CompletableFuture<Void> each(
            ServiceRegion place, String operation, ObjectNode request, Consumer<ObjectNode> consumer) {
        boolean common = place.service()
                        .typesByListing()
                        .getOrDefault(operation, List.of())
                        .size()
                > 1;
        if (!common) {
            return step(new Walk(place, operation, request, consumer, () -> {}), request);
        }
        String key = place.service().qualified(operation) + "@" + place.asked() + request;
        return shared.computeIfAbsent(key, k -> collect(place, operation, request))
                .thenAccept(pages -> pages.forEach(consumer));
    }

    private CompletableFuture<List<ObjectNode>> collect(ServiceRegion place, String operation, ObjectNode request) {
        List<ObjectNode> pages = new java.util.ArrayList<>();
        return step(new Walk(place, operation, request, pages::add, pages::clear), request)
                .thenApply(done -> pages);
    }

    /** The pages as one answer. */
    public CompletableFuture<ObjectNode> whole(ServiceRegion place, String operation, ObjectNode request) {
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
     * @param anew whether this is one
     */
    private record Walk(
            ServiceRegion place,
            String operation,
            ObjectNode first,
            Consumer<ObjectNode> consumer,
            Runnable restarted,
            PageTrail trail,
            boolean anew) {
        Walk(
                ServiceRegion place,
                String operation,
                ObjectNode first,
                Consumer<ObjectNode> consumer,
                Runnable restarted) {
            this(place, operation, first, consumer, restarted, new PageTrail(first, MOST_REPEATED), false);
        }

        Walk again() {
            return new Walk(place, operation, first, consumer, restarted, new PageTrail(first, MOST_REPEATED), true);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the step that follows is composed into the answer
    private CompletableFuture<Void> step(Walk walk, ObjectNode request) {
        return ask(walk, request)
                .handle((page, thrown) -> {
                    if (thrown == null) {
                        return taken(walk, request, page);
                    }
                    if (walk.anew() || request.equals(walk.first()) || !mayHaveExpired(thrown)) {
                        return CompletableFuture.<Void>failedFuture(thrown);
                    }
                    walk.restarted().run();
                    return step(walk.again(), walk.first());
                })
                .thenCompose(rest -> rest);
    }

    private CompletableFuture<ObjectNode> ask(Walk walk, ObjectNode request) {
        ServiceRegion place = walk.place();
        return walk.anew()
                ? answers.submitAnew(place.service(), place.asked(), walk.operation(), request)
                : answers.submit(place.service(), place.asked(), walk.operation(), request);
    }

    private CompletableFuture<Void> taken(Walk walk, ObjectNode request, ObjectNode page) {
        walk.consumer().accept(page);
        Optional<ObjectNode> next = answers.next(walk.place().service(), walk.operation(), request, page);
        Optional<AwsFailure> failure = next.isPresent()
                ? walk.trail().follow(page, next.get())
                : Optional.of(ENDS_EARLY).filter(early -> Paging.endsEarly(page));
        if (failure.isPresent()) {
            return unfinished(walk, failure.get());
        }
        return next.isPresent() ? step(walk, next.get()) : done();
    }

    /** Nobody is to remember the pages of a list that was not handed out whole: it may be the next time. */
    private CompletableFuture<Void> unfinished(Walk walk, AwsFailure failure) {
        ServiceRegion place = walk.place();
        walk.trail()
                .requests()
                .forEach(request -> answers.forget(place.service(), place.asked(), walk.operation(), request));
        return CompletableFuture.failedFuture(new CallFailedException(failure, null));
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private static boolean mayHaveExpired(Throwable thrown) {
        return switch (CallFailedException.failureOf(thrown).kind()) {
            case FAILED, ABSENT -> true;
            case DENIED, NOT_OFFERED, DISABLED, THROTTLED, CREDENTIALS, TRANSIENT -> false;
        };
    }
}
