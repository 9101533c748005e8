package dev.mitosis.scan.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.call.CallFailedException;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Template;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the resources of one type in one place, page by page, and describes what the listing only names. */
final class Listing {
    private final Pages pages;
    private final CoverageBook coverage;
    private final ServiceRegion place;
    private final TypeSpec spec;
    private final Consumer<ListedResource> onFound;
    private final Consumer<NamedItem> onNamed;

    private final ConcurrentLinkedQueue<CompletableFuture<?>> work = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<AwsFailure> failures = new ConcurrentLinkedQueue<>();

    /**
     * Prepares a listing.
     *
     * @param onFound hears of every resource as soon as it is known, from any thread
     * @param onNamed hears of every name whose description could not be read
     */
    Listing(
            Pages pages,
            CoverageBook coverage,
            ServiceRegion place,
            TypeSpec spec,
            Consumer<ListedResource> onFound,
            Consumer<NamedItem> onNamed) {
        this.pages = pages;
        this.coverage = coverage;
        this.place = place;
        this.spec = spec;
        this.onFound = onFound;
        this.onNamed = onNamed;
    }

    /** Lists everything; ends with the failures, which are in the coverage already where they mean a hole. */
    CompletableFuture<List<AwsFailure>> run(List<@Nullable ListedResource> parents) {
        List<CompletableFuture<Void>> listings = new ArrayList<>();
        for (ListedResource parent : parents) {
            listings.add(list(parent));
        }
        return Futures.all(listings).thenCompose(done -> settled()).thenApply(done -> List.copyOf(failures));
    }

    /** Ends when the work has ended that the work itself gave rise to. */
    private CompletableFuture<Void> settled() {
        List<CompletableFuture<?>> open = new ArrayList<>();
        for (CompletableFuture<?> one = work.poll(); one != null; one = work.poll()) {
            open.add(one);
        }
        return open.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : Futures.all(open).thenCompose(done -> settled());
    }

    private CompletableFuture<Void> list(@Nullable ListedResource parent) {
        Template.Scope scope = parent == null
                ? new Template.Scope(
                        JsonNodeFactory.instance.objectNode(),
                        JsonNodeFactory.instance.missingNode(),
                        place.variables())
                : new Template.Scope(parent.item(), parent.item(), place.variables());
        Optional<ObjectNode> request = spec.list().request(scope);
        if (request.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        String operation = spec.list().operation();
        Origin origin = new Origin(parent, spec.list().told(request.get()));
        return pages.each(place, operation, request.get(), page -> take(page, origin))
                .handle((done, thrown) -> {
                    if (thrown != null) {
                        AwsFailure failure = CallFailedException.failureOf(thrown);
                        note(operation, failure, parent != null && vanished(failure));
                    }
                    return null;
                });
    }

    private void take(ObjectNode page, Origin origin) {
        List<JsonNode> items = Items.at(page, spec.items());
        Describe describe = spec.describe();
        if (describe == null) {
            items.forEach(item -> found(item, origin));
            return;
        }
        List<JsonNode> names =
                items.stream().filter(item -> described(describe, item, origin)).toList();
        int size = describe.batched() ? describe.size() : 1;
        for (int from = 0; from < names.size(); from += size) {
            describe(describe, names.subList(from, Math.min(names.size(), from + size)), origin);
        }
    }

    private boolean described(Describe describe, JsonNode item, Origin origin) {
        TypeSpec.Filter except = describe.except();
        return except == null
                || !except.value()
                        .fill(new Template.Scope(item, origin.aboveItem(), place.variables()))
                        .orElse("")
                        .matches(except.pattern());
    }

    private void describe(Describe describe, List<JsonNode> names, Origin origin) {
        CallSpec call = describe.call();
        Optional<ObjectNode> request =
                call.request(new Template.Scope(names.get(0), origin.aboveItem(), place.variables()));
        if (request.isEmpty()) {
            return;
        }
        if (describe.batched()) {
            work.add(describeTogether(describe, names, request.get(), origin));
            return;
        }
        Origin described = origin.with(call.told(request.get()));
        work.add(pages.each(place, call.operation(), request.get(), page -> {
                    Items.at(page, describe.items()).forEach(item -> found(item, described));
                })
                .handle((done, thrown) -> {
                    if (thrown != null) {
                        failed(describe, names, CallFailedException.failureOf(thrown), origin);
                    }
                    return null;
                }));
    }

    private CompletableFuture<Void> describeTogether(
            Describe describe, List<JsonNode> names, ObjectNode fixed, Origin origin) {
        String operation = describe.call().operation();
        return new ManyAtOnce<JsonNode>(
                        some -> {
                            ObjectNode request = fixed.deepCopy();
                            ArrayNode list = request.putArray(describe.parameter());
                            some.forEach(list::add);
                            Set<JsonNode> told = ConcurrentHashMap.newKeySet();
                            told.add(JsonNodeFactory.instance.textNode(Describe.ANY));
                            return pages.each(
                                            place,
                                            operation,
                                            request,
                                            page -> Items.at(page, describe.items())
                                                    .forEach(item -> {
                                                        item.forEach(told::add);
                                                        found(item, origin);
                                                    }))
                                    .thenApply(done -> told);
                        },
                        (some, failure) -> failed(describe, some, failure, origin),
                        name -> {
                            coverage.lost(CoverageReason.LEFT_OUT, place, spec.type(), operation);
                            undescribed(describe, name, origin);
                        })
                .ask(names);
    }

    private void failed(Describe describe, List<JsonNode> names, AwsFailure failure, Origin origin) {
        if (note(describe.call().operation(), failure, vanished(failure))) {
            names.forEach(name -> undescribed(describe, name, origin));
        }
    }

    /** What cannot be described is there all the same, unless the listing names other things than it is about. */
    private void undescribed(Describe describe, JsonNode name, Origin origin) {
        if (describe.others()) {
            return;
        }
        Template.Scope scope = new Template.Scope(name, origin.aboveItem(), place.variables());
        Origin asked = describe.call()
                .request(scope)
                .map(request -> origin.with(describe.call().told(request)))
                .orElse(origin);
        ObjectNode item = asked.within(ListedResource.objectOf(name));
        Optional<ListedResource> known = ListedResource.of(spec, item, asked, place.variables());
        if (known.isPresent()) {
            known.filter(this::ours).ifPresent(onFound);
        } else {
            onNamed.accept(new NamedItem(identifier(describe, scope), item));
        }
    }

    /** What the description would have been asked for by, with bars between several. */
    private static String identifier(Describe describe, Template.Scope scope) {
        if (describe.batched()) {
            return scope.item().asText();
        }
        return describe.call().varying().values().stream()
                .filter(text -> !text.startsWith("["))
                .flatMap(text -> Template.of(text).fill(scope).stream())
                .collect(Collectors.joining("|"));
    }

    private void found(JsonNode item, Origin origin) {
        Optional<ListedResource> identified = ListedResource.of(spec, item, origin, place.variables())
                .or(() -> ListedResource.withBuiltArn(spec, item, origin, place));
        if (identified.isEmpty()) {
            coverage.lost(
                    CoverageReason.NAMELESS, place, spec.type(), spec.list().operation());
        }
        identified.filter(this::ours).ifPresent(one -> {
            onFound.accept(one);
            if (spec.type().equals(spec.parent())) {
                work.add(list(one));
            }
        });
    }

    private boolean ours(ListedResource found) {
        Template.Scope scope = found.scope();
        return spec.only().stream()
                        .allMatch(filter -> filter.value().fill(scope).isPresent()
                                && filter.value()
                                        .fill(scope)
                                        .equals(Template.of(filter.pattern()).fill(scope)))
                && spec.except().stream()
                        .noneMatch(
                                filter -> filter.value().fill(scope).orElse("").matches(filter.pattern()));
    }

    /** Whether a name vanished between listing and description. */
    private static boolean vanished(AwsFailure failure) {
        return failure.kind() == AwsFailure.Kind.ABSENT && !failure.code().equals(Answers.UNTOLD);
    }

    /** Whether the failure leaves a hole; then it is in the coverage. */
    private boolean note(String operation, AwsFailure failure, boolean vanished) {
        boolean hole = !vanished && !spec.absent().contains(failure.code());
        if (hole) {
            failures.add(failure);
            coverage.failed(place.service(), spec.type(), place.region(), operation, failure);
        }
        return hole;
    }
}
