package dev.mitosis.scan.read;

import static java.util.stream.Collectors.groupingBy;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.redact.Identifiers;
import dev.mitosis.scan.redact.Redactor;
import dev.mitosis.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The readings of all types in all places, and what one of them has to know of the others. */
public final class TypeReads {
    private final List<TypeRead> all;
    private final Map<String, List<TypeRead>> byType;

    private TypeReads(List<TypeRead> all) {
        this.all = all;
        this.byType = all.stream().collect(groupingBy(read -> read.spec().type()));
    }

    /** Readings that have not begun, in the order of the places. */
    public static TypeReads in(List<ServiceRegion> places, Pages pages, CoverageBook coverage) {
        DetailReader details = new DetailReader(pages, coverage);
        List<TypeRead> reads = new ArrayList<>();
        for (ServiceRegion place : places) {
            place.service().types().forEach(type -> reads.add(new TypeRead(place, type, details, coverage)));
        }
        return new TypeReads(List.copyOf(reads));
    }

    /** All of them, in the order of the catalog. */
    public List<TypeRead> all() {
        return all;
    }

    /**
     * Runs the first stage of all.
     *
     * @param used comes with whether the region of a reading is used, so that it is worth the question
     * @param finished hears of each that has ended
     */
    public List<CompletableFuture<?>> first(
            Pages pages, Function<TypeRead, CompletableFuture<Boolean>> used, BiConsumer<Coverage, TypeRead> finished) {
        List<CompletableFuture<?>> first = new ArrayList<>();
        for (TypeRead read : all) {
            ReadPreconditions preconditions =
                    new ReadPreconditions(parents(read), conditions(read), primaries(read), used.apply(read));
            first.add(read.firstStage(pages, preconditions).thenAccept(row -> finished.accept(row, read)));
        }
        return first;
    }

    private List<TypeRead> parents(TypeRead child) {
        String parent = child.spec().parent();
        if (parent == null) {
            return List.of();
        }
        ServiceRegion place = child.place();
        boolean own = place.service().reads(parent);
        return byType.getOrDefault(parent, List.of()).stream()
                .filter(read -> read != child
                        && (own
                                ? read.place().equals(place)
                                : read.place().asked().equals(place.asked())))
                .toList();
    }

    private List<TypeRead> primaries(TypeRead substitute) {
        String instead = substitute.spec().instead();
        return byType.getOrDefault(substitute.spec().type(), List.of()).stream()
                .filter(read -> read.spec().list().operation().equals(instead)
                        && read.place()
                                .service()
                                .name()
                                .equals(substitute.place().service().name())
                        && read.place().asked().equals(substitute.place().asked()))
                .toList();
    }

    /** Where only some services are read, a condition that nobody looks at does not hold anything up. */
    private List<TypeRead> conditions(TypeRead dependent) {
        return dependent.spec().given().stream()
                .flatMap(type -> byType.getOrDefault(type, List.of()).stream())
                .filter(read -> read.place().asked().equals(dependent.place().asked()))
                .toList();
    }

    /**
     * Sees to it that every ARN is written once: the first reading in the catalog's order has it.
     *
     * @param tags what the tagging API tells of an ARN
     * @return the keys of all ARNs
     */
    public Set<String> claim(Function<String, Map<String, String>> tags) {
        Set<String> known = new HashSet<>();
        for (TypeRead read : all) {
            for (ListedResource found : read.sorted()) {
                if (known.add(ArnKey.of(found.arn()))) {
                    found.swept(tags.apply(found.arn()));
                } else {
                    read.forget(found.arn());
                }
            }
        }
        return known;
    }

    /** The names of all that was found; what stands in a place that may hold secrets is nobody's name. */
    public Identifiers identifiers(Redactor strict) {
        Identifiers known = new Identifiers();
        for (TypeRead read : all) {
            for (ListedResource found : read.sorted()) {
                found.names(strict.withoutPlaces(read.spec(), found.data())).forEach(known::add);
                Endpoints.of(strict.withoutPlaces(read.spec(), found.item())).forEach(known::add);
            }
        }
        return known;
    }

    /**
     * Runs the second stage of all, and writes each operation's part as it is complete.
     *
     * @param told what the tagging API says of the tags of a resource
     */
    public CompletableFuture<Void> second(
            Function<ListedResource, TagsTold> told, Redactor redactor, SnapshotWriter writer) {
        Map<String, List<TypeRead>> parts = new LinkedHashMap<>();
        for (TypeRead read : all) {
            String part = read.place().service().qualified(read.spec().list().operation());
            parts.computeIfAbsent(part + "@" + read.place().asked(), key -> new ArrayList<>())
                    .add(read);
        }
        return Futures.all(parts.values().stream()
                .map(part -> Futures.all(part.stream()
                                .map(read -> read.secondStage(told))
                                .toList())
                        .thenRun(() -> write(part, redactor, writer)))
                .toList());
    }

    private static void write(List<TypeRead> part, Redactor redactor, SnapshotWriter writer) {
        Map<String, List<Resource>> byRegion = new TreeMap<>();
        for (TypeRead read : part) {
            for (ListedResource found : read.sorted()) {
                Resource resource = found.resource(redactor.clean(read.spec(), found.data()));
                byRegion.computeIfAbsent(resource.region(), key -> new ArrayList<>())
                        .add(resource);
            }
        }
        TypeRead first = part.get(0);
        byRegion.forEach((region, resources) -> writer.write(
                region, first.place().service().name(), first.spec().list().operation(), resources));
    }
}
