package dev.mitosis.scan.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.scan.call.CallFailedException;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.Template;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks for the details of resources that have been listed. */
public final class DetailReader {
    private final Pages pages;
    private final CoverageBook coverage;

    DetailReader(Pages pages, CoverageBook coverage) {
        this.pages = pages;
        this.coverage = coverage;
    }

    /** Asks one detail about one resource; failures are in the coverage. */
    CompletableFuture<Void> ask(ServiceRegion place, ListedResource found, Detail.Single detail) {
        if (skipped(found, detail)) {
            return CompletableFuture.completedFuture(null);
        }
        String path = detail.each();
        return path == null ? askOnce(place, found, detail) : askEach(place, found, detail, path);
    }

    private static boolean skipped(ListedResource found, Detail.Single detail) {
        Template when = detail.when();
        return unwanted(found, detail)
                || (when != null && when.fill(found.scope()).isPresent() == detail.locates());
    }

    private static boolean unwanted(ListedResource found, Detail detail) {
        TypeSpec.Filter unless = detail.unless();
        return unless != null && unless.value().fill(found.scope()).orElse("").equals(unless.pattern());
    }

    private CompletableFuture<Void> askOnce(ServiceRegion place, ListedResource found, Detail.Single detail) {
        Optional<ObjectNode> request = detail.call().request(found.scope());
        if (request.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        String operation = detail.call().operation();
        return pages.whole(place, operation, request.get()).handle((answer, thrown) -> {
            if (thrown == null) {
                found.answer(detail.member(), placed(kept(answer, detail.keep()), detail.as()));
            } else {
                note(place, found.spec().type(), detail, thrown);
            }
            return null;
        });
    }

    private static ObjectNode kept(ObjectNode answer, List<String> keep) {
        return keep.isEmpty() ? answer : answer.deepCopy().retain(keep);
    }

    private static JsonNode placed(JsonNode answer, Detail.@Nullable As as) {
        if (as == null || as.path().isEmpty()) {
            return answer;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Items.at(answer, as.path()).forEach(list::add);
        return list;
    }

    private CompletableFuture<Void> askEach(
            ServiceRegion place, ListedResource found, Detail.Single detail, String path) {
        String operation = detail.call().operation();
        List<CompletableFuture<Optional<ObjectNode>>> calls = new ArrayList<>();
        for (JsonNode item : Items.named(found.data(), path)) {
            Template.Scope scope =
                    new Template.Scope(item, found.item(), found.scope().variables());
            detail.call()
                    .request(scope)
                    .ifPresent(request ->
                            calls.add(pages.whole(place, operation, request).handle((answer, thrown) -> {
                                if (thrown != null) {
                                    note(place, found.spec().type(), detail, thrown);
                                    return Optional.empty();
                                }
                                ObjectNode joined = request.deepCopy();
                                joined.setAll(kept(answer, detail.keep()));
                                return Optional.of(joined);
                            })));
        }
        return Futures.all(calls).thenRun(() -> {
            ArrayNode answers = JsonNodeFactory.instance.arrayNode();
            calls.forEach(call -> call.join().ifPresent(answers::add));
            if (!answers.isEmpty()) {
                found.answer(detail.member(), answers);
            }
        });
    }

    /** Asks one detail about many resources of one type and place. */
    CompletableFuture<Void> askTogether(ServiceRegion place, Collection<ListedResource> all, Detail.Batch detail) {
        Map<ObjectNode, Map<String, List<ListedResource>>> byRequest = new LinkedHashMap<>();
        for (ListedResource found : all) {
            Template when = detail.when();
            boolean wanted = when == null || when.fill(found.scope()).isPresent();
            Optional<ObjectNode> request = detail.call().request(found.scope());
            Optional<String> key = detail.key().fill(found.scope());
            if (wanted && !unwanted(found, detail) && request.isPresent() && key.isPresent()) {
                byRequest
                        .computeIfAbsent(request.get(), r -> new LinkedHashMap<>())
                        .computeIfAbsent(key.get(), k -> new ArrayList<>())
                        .add(found);
            }
        }
        return Futures.all(byRequest.entrySet().stream()
                .map(part -> askTogether(place, part.getKey(), part.getValue(), detail))
                .toList());
    }

    /** Asks about those of which everything but the key is asked alike. */
    private CompletableFuture<Void> askTogether(
            ServiceRegion place, ObjectNode fixed, Map<String, List<ListedResource>> byKey, Detail.Batch detail) {
        List<String> keys = List.copyOf(byKey.keySet());
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += detail.size()) {
            int to = (int) Math.min(keys.size(), (long) from + detail.size());
            calls.add(askBatch(place, fixed, keys.subList(from, to), byKey, detail));
            if (to == keys.size()) {
                break;
            }
        }
        return Futures.all(calls);
    }

    private CompletableFuture<Void> askBatch(
            ServiceRegion place,
            ObjectNode fixed,
            List<String> keys,
            Map<String, List<ListedResource>> byKey,
            Detail.Batch detail) {
        ListedResource first = byKey.getOrDefault(keys.get(0), List.of()).get(0);
        String type = first.spec().type();
        String operation = detail.call().operation();
        if (!detail.divisible()) {
            return pages.whole(place, operation, fixed).handle((answer, thrown) -> {
                if (thrown == null) {
                    share(answer, byKey, detail);
                } else {
                    note(place, type, detail, thrown);
                }
                return null;
            });
        }
        return new ManyAtOnce<String>(
                        some -> pages.whole(place, operation, about(fixed, detail.parameter(), some))
                                .thenApply(answer -> told(share(answer, byKey, detail), some, detail)),
                        (some, failure) -> note(place, type, detail, failure),
                        key -> coverage.lost(CoverageReason.LEFT_OUT, place, type, operation))
                .ask(keys);
    }

    private static ObjectNode about(ObjectNode fixed, String parameter, List<String> keys) {
        ObjectNode request = fixed.deepCopy();
        ArrayNode list = request.putArray(parameter);
        keys.forEach(list::add);
        return request;
    }

    /** Where a key may have nothing, silence tells of it, too. */
    private static Set<String> told(Set<String> named, List<String> asked, Detail.Batch detail) {
        return detail.each() ? named : Set.copyOf(asked);
    }

    /** Hands each resource its elements; ends with the keys that had any. */
    private static Set<String> share(ObjectNode answer, Map<String, List<ListedResource>> byKey, Detail.Batch detail) {
        Map<String, ArrayNode> elements = new LinkedHashMap<>();
        for (JsonNode element : Items.at(answer, detail.items())) {
            JsonNode kept = element instanceof ObjectNode object ? kept(object, detail.keep()) : element;
            for (String key : detail.keys(element)) {
                elements.computeIfAbsent(key, k -> JsonNodeFactory.instance.arrayNode())
                        .add(kept);
            }
        }
        Set<String> named = Set.copyOf(elements.keySet());
        if (detail.as() != null && !detail.divisible()) {
            // Where a list stands for all of a type, one that has nothing has an empty one.
            byKey.keySet().forEach(key -> elements.computeIfAbsent(key, k -> JsonNodeFactory.instance.arrayNode()));
        }
        elements.forEach((key, own) -> byKey.getOrDefault(key, List.of()).forEach(found -> {
            ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
            wrapped.set(detail.items(), own);
            found.answer(detail.member(), placed(wrapped, detail.as()));
        }));
        return named;
    }

    private void note(ServiceRegion place, String type, Detail detail, Throwable thrown) {
        note(place, type, detail, CallFailedException.failureOf(thrown));
    }

    private void note(ServiceRegion place, String type, Detail detail, AwsFailure failure) {
        if (failure.kind() != AwsFailure.Kind.ABSENT && !detail.absent().contains(failure.code())) {
            coverage.failed(place.service(), type, place.region(), detail.call().operation(), failure);
        }
    }
}
