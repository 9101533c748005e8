package dev.mitosis.scan.read;

import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Coverage;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one type in one place, in two stages: first the listing with its details, then, when it is known of
 * what the tagging API tells the tags, the tags of the rest.
 */
public final class TypeRead {
    /**
     * How many of a kind are asked for their tags before the silence of the tagging API is believed. AWS says that it
     * is to be believed; of five of which as many have tags as have none, all lack them once in 32 times.
     */
    private static final int TAG_SAMPLE = 5;

    private final ServiceRegion place;
    private final TypeSpec spec;
    private final DetailReader details;
    private final CoverageBook coverage;
    private final Map<String, ListedResource> found = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<NamedItem> named = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<CompletableFuture<?>> work = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<List<AwsFailure>> listed = new CompletableFuture<>();
    private volatile String unasked = "";
    private volatile boolean quiet;
    private volatile boolean needless;
    private volatile boolean replaced;

    TypeRead(ServiceRegion place, TypeSpec spec, DetailReader details, CoverageBook coverage) {
        this.place = place;
        this.spec = spec;
        this.details = details;
        this.coverage = coverage;
    }

    /** Where it is read. */
    public ServiceRegion place() {
        return place;
    }

    /** What is read. */
    public TypeSpec spec() {
        return spec;
    }

    /** Runs the first stage: lists, unless the preconditions say that it is no use. */
    CompletableFuture<Coverage> firstStage(Pages pages, ReadPreconditions preconditions) {
        Listing listing = new Listing(pages, coverage, place, spec, this::take, named::add);
        return preconditions
                .known()
                .thenCompose(done -> listing.run(wanted(preconditions) ? asked(preconditions.parents()) : List.of()))
                .thenApply(failures -> Stream.concat(failures.stream(), inherited(preconditions.parents()))
                        .toList())
                .whenComplete((failures, defect) -> replace(preconditions.primaries(), failures))
                .thenCompose(this::listed)
                .whenComplete((row, defect) -> {
                    if (defect != null) {
                        listed.completeExceptionally(defect);
                    }
                });
    }

    private boolean wanted(ReadPreconditions preconditions) {
        if (preconditions.needless()) {
            needless = true;
            return false;
        }
        if (preconditions.pointless()) {
            unasked = CoverageReason.NO_PRECONDITION.text() + String.join(" or ", new TreeSet<>(spec.given()));
        } else if (!preconditions.used().join()) {
            unasked = CoverageReason.QUIET_REGION.text();
            quiet = true;
        }
        return unasked.isEmpty();
    }

    /** What this reading has made up for is missing no longer. */
    private void replace(List<TypeRead> primaries, @Nullable List<AwsFailure> failures) {
        if (!needless && failures != null && failures.isEmpty()) {
            primaries.forEach(this::standInFor);
        }
    }

    private void standInFor(TypeRead primary) {
        String why = primary.listed.join().stream()
                .map(AwsFailure::reason)
                .distinct()
                .collect(Collectors.joining("; "));
        unasked = CoverageReason.IN_PLACE_OF
                + place.service().qualified(primary.spec.list().operation()) + ", which failed: " + why;
        primary.replaced();
    }

    private void replaced() {
        replaced = true;
        coverage.withdraw(
                spec.type(),
                place.region(),
                place.service().qualified(spec.list().operation()));
    }

    /** The listing; ends with what failed. */
    public CompletableFuture<List<AwsFailure>> listed() {
        return listed;
    }

    /** Whether there surely is none; asked when the listing has ended. */
    boolean foundNothing() {
        return !quiet && found.isEmpty() && listed.join().isEmpty();
    }

    /** Whether what was found, or was not told, makes the region one that is used. */
    public boolean alive() {
        return found.values().stream().anyMatch(one -> !one.madeByAws())
                || listed.join().stream().anyMatch(CoverageBook::mayHide);
    }

    private List<@Nullable ListedResource> asked(List<TypeRead> parents) {
        return spec.parent() == null
                ? Collections.singletonList(null)
                : parents.stream().flatMap(parent -> parent.sorted().stream()).collect(Collectors.toList());
    }

    /** What is missing above is missing here. */
    private Stream<AwsFailure> inherited(List<TypeRead> parents) {
        List<AwsFailure> failures = parents.stream()
                .filter(parent -> !parent.replaced)
                .flatMap(parent -> parent.listed.join().stream())
                .toList();
        failures.forEach(failure -> coverage.failed(
                place.service(), spec.type(), place.region(), spec.list().operation(), failure));
        return failures.stream();
    }

    private CompletableFuture<Coverage> listed(List<AwsFailure> failures) {
        listed.complete(failures);
        Coverage row = row(failures);
        work.add(askTogether(sorted(), detail -> !detail.tagsOnly()));
        return Futures.all(work).thenApply(done -> row);
    }

    private void take(ListedResource one) {
        if (found.putIfAbsent(one.arn(), one) != null) {
            return;
        }
        CompletableFuture<?> located = Futures.all(spec.details().stream()
                .filter(detail -> detail instanceof Detail.Single single && single.locates())
                .map(detail -> details.ask(place, one, (Detail.Single) detail))
                .toList());
        work.add(located.thenCompose(done -> askSingly(one, detail -> !detail.tagsOnly())));
    }

    private CompletableFuture<Void> askSingly(ListedResource one, Predicate<Detail> wanted) {
        ServiceRegion where = spec.region() == null ? place : place.at(one.region());
        Map<Detail, CompletableFuture<Void>> asked = new LinkedHashMap<>();
        for (Detail detail : spec.details()) {
            if (wanted.test(detail) && detail instanceof Detail.Single single && !single.locates()) {
                CompletableFuture<Void> told = Futures.all(asked.entrySet().stream()
                        .filter(earlier -> single.follows(earlier.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
                asked.put(detail, told.thenCompose(done -> details.ask(where, one, single)));
            }
        }
        return Futures.all(List.copyOf(asked.values()));
    }

    private CompletableFuture<Void> askTogether(List<ListedResource> some, Predicate<Detail> wanted) {
        return Futures.all(spec.details().stream()
                .filter(detail -> detail instanceof Detail.Batch && wanted.test(detail))
                .map(detail -> details.askTogether(place, some, (Detail.Batch) detail))
                .toList());
    }

    /**
     * Runs the second stage: asks for the tags that the tagging API has not told. Of a kind that it has told nothing of
     * a few are asked, and the others only where one of these has tags.
     */
    CompletableFuture<Void> secondStage(Function<ListedResource, TagsTold> told) {
        if (spec.details().stream().noneMatch(Detail::tagsOnly)) {
            return CompletableFuture.completedFuture(null);
        }
        Map<TagsTold, List<ListedResource>> parts = sorted().stream().collect(Collectors.groupingBy(told));
        List<ListedResource> silent = parts.getOrDefault(TagsTold.NONE_OF_ITS_KIND, List.of());
        List<ListedResource> sample = spread(silent);
        List<ListedResource> asked = new ArrayList<>(parts.getOrDefault(TagsTold.NOTHING, List.of()));
        asked.addAll(sample);
        return askForTags(asked)
                .thenCompose(done -> sample.stream().allMatch(one -> one.tags().isEmpty())
                        ? CompletableFuture.completedFuture(null)
                        : askForTags(silent.stream()
                                .filter(one -> !sample.contains(one))
                                .toList()));
    }

    private CompletableFuture<Void> askForTags(List<ListedResource> some) {
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        some.forEach(one -> calls.add(askSingly(one, Detail::tagsOnly)));
        calls.add(askTogether(some, Detail::tagsOnly));
        return Futures.all(calls);
    }

    /** A few from all parts of a list; names that begin alike often belong together, and their tags, too. */
    private static List<ListedResource> spread(List<ListedResource> all) {
        int size = Math.min(TAG_SAMPLE, all.size());
        return IntStream.range(0, size)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / size)))
                .toList();
    }

    /** Leaves out a resource that another reading has already. */
    void forget(String arn) {
        found.remove(arn);
    }

    /** What was found so far, by ARN. */
    public List<ListedResource> sorted() {
        return found.values().stream()
                .sorted(Comparator.comparing(ListedResource::arn))
                .toList();
    }

    /** What is there, but could not be described. */
    public List<NamedItem> named() {
        return List.copyOf(named);
    }

    private CoverageReason reason() {
        if (quiet) {
            return CoverageReason.QUIET_REGION;
        }
        return unasked.isEmpty() || unasked.startsWith(CoverageReason.IN_PLACE_OF)
                ? CoverageReason.counted(found.size())
                : CoverageReason.NO_PRECONDITION;
    }

    private Coverage row(List<AwsFailure> failures) {
        CoverageReason reason = reason();
        Coverage row = new Coverage(
                place.service().name(),
                spec.type(),
                place.region(),
                place.service().qualified(spec.list().operation()),
                reason.status(),
                found.size(),
                unasked);
        boolean nothingRead = found.isEmpty() && !failures.isEmpty();
        if (!nothingRead && !needless) {
            coverage.listed(reason, row);
        }
        return row;
    }
}
