package dev.mitosis.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Follows an operation through all its pages. What several types ask in the same words is asked once. */
final class Pages {
    private final Answers answers;
    private final Map<String, CompletableFuture<List<ObjectNode>>> shared = new ConcurrentHashMap<>();

    Pages(Answers answers) {
        this.answers = answers;
    }

    /** Hands every page to the consumer as it comes; fails with {@link CallFailedException}. */
    CompletableFuture<Void> each(Place place, String operation, ObjectNode request, Consumer<ObjectNode> consumer) {
        boolean common = place.service()
                        .typesByListing()
                        .getOrDefault(operation, List.of())
                        .size()
                > 1;
        if (!common) {
            return follow(place, operation, request, consumer);
        }
        String key = place.service().qualified(operation) + "@" + place.asked() + request;
        return shared.computeIfAbsent(key, k -> collect(place, operation, request))
                .thenAccept(pages -> pages.forEach(consumer));
    }

    private CompletableFuture<List<ObjectNode>> collect(Place place, String operation, ObjectNode request) {
        List<ObjectNode> pages = new java.util.ArrayList<>();
        return follow(place, operation, request, pages::add).thenApply(done -> pages);
    }

    /** The pages as one answer. */
    CompletableFuture<ObjectNode> whole(Place place, String operation, ObjectNode request) {
        return collect(place, operation, request).thenApply(pages -> {
            ObjectNode answer = pages.get(0);
            pages.subList(1, pages.size()).forEach(page -> Items.append(answer, page));
            return answer;
        });
    }

    private CompletableFuture<Void> follow(
            Place place, String operation, ObjectNode request, Consumer<ObjectNode> consumer) {
        return answers.submit(place.service(), place.asked(), operation, request)
                .thenCompose(page -> {
                    consumer.accept(page);
                    Optional<ObjectNode> next = answers.next(place.service(), operation, request, page);
                    return next.isEmpty()
                            ? CompletableFuture.completedFuture(null)
                            : follow(place, operation, next.get(), consumer);
                });
    }
}
