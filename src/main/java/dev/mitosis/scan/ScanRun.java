package dev.mitosis.scan;

import static java.util.stream.Collectors.groupingBy;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.redact.Identifiers;
import dev.mitosis.scan.redact.Redactor;
import dev.mitosis.scan.secrecy.ResourceShapes;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import dev.mitosis.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One scan under way. First everything is listed, in all regions at once; then, when the names of everything are known
 * and a text can be told from a secret, the missing tags are asked and each operation's part is written as it is
 * complete.
 */
final class ScanRun {
    private final CallerIdentity identity;
    private final List<String> regions;
    private final Chosen chosen;
    private final SnapshotWriter writer;
    private final Progress progress;
    private final CoverageBook coverage = new CoverageBook();
    private final ResourceShapes shapes = ResourceShapes.of(Collectors.all());

    ScanRun(CallerIdentity identity, List<String> regions, Chosen chosen, SnapshotWriter writer, Progress progress) {
        this.identity = identity;
        this.regions = regions;
        this.chosen = chosen;
        this.writer = writer;
        this.progress = progress;
    }

    /**
     * What is read.
     *
     * @param cloudControl types to fetch through Cloud Control
     * @param whole whether these are all services, so that what others name and they do not is missing
     * @param everywhere whether regions without a sign of use are asked like the others
     */
    record Chosen(List<ServiceSpec> services, Set<String> cloudControl, boolean whole, boolean everywhere) {
        static Chosen of(List<ServiceSpec> services) {
            return new Chosen(services, Set.of(), false, true);
        }
    }

    /** Runs to the end and says what is to be known beside the resources. */
    List<Finding> run(Answers answers) {
        Pages pages = new Pages(answers);
        List<TypeRead> reads = plan(new Details(pages, coverage));
        progress.started(reads.size(), regions.size());
        Sweeps sweeps = new Sweeps(pages, coverage, this::place);
        SignsOfLife life = firstStage(answers, pages, sweeps, reads);
        Set<String> known = claim(reads, sweeps.tags());
        Redactor redactor = new Redactor(shapes, identifiers(reads));
        Futures.await(Futures.all(List.of(
                secondStage(reads, redactor, sweeps.tags().kindsSeen()), sweeps.second(reads, chosen.whole()))));
        String account = identity.account().value();
        List<Finding> unread = sweeps.write(writer, account, reads, known, redactor);
        return Stream.concat(unread.stream(), life.findings().stream()).toList();
    }

    private SignsOfLife firstStage(Answers answers, Pages pages, Sweeps sweeps, List<TypeRead> reads) {
        Map<String, CompletableFuture<Boolean>> swept = sweeps.tags(regions, globalRegion());
        SignsOfLife life = new SignsOfLife();
        if (!chosen.everywhere()) {
            look(life, swept, answers, reads);
        }
        Map<String, List<TypeRead>> byType =
                reads.stream().collect(groupingBy(read -> read.spec().type()));
        List<CompletableFuture<?>> first = new ArrayList<>(swept.values());
        first.addAll(sweeps.first(regions, chosen.whole(), chosen.cloudControl()));
        for (TypeRead read : reads) {
            Circumstances circumstances =
                    new Circumstances(parents(byType, read), conditions(byType, read), used(life, read));
            first.add(read.firstStage(pages, circumstances).thenAccept(row -> progress.finished(row, read)));
        }
        first.add(life.told());
        Futures.await(Futures.all(first));
        return life;
    }

    private void look(
            SignsOfLife life, Map<String, CompletableFuture<Boolean>> swept, Answers answers, List<TypeRead> reads) {
        for (String region : regions) {
            life.add(region, swept.getOrDefault(region, CompletableFuture.completedFuture(false)));
            for (Activity activity : Activity.ALL) {
                life.add(region, activity.ask(answers, coverage, place(activity.service(), region)));
            }
        }
        reads.stream()
                .filter(ScanRun::probes)
                .forEach(read -> life.add(read.place().asked(), read.listed().thenApply(failures -> read.alive())));
    }

    private CompletableFuture<Boolean> used(SignsOfLife life, TypeRead read) {
        boolean asked = chosen.everywhere() || read.place().service().global() || probes(read);
        return asked
                ? CompletableFuture.completedFuture(true)
                : life.used(read.place().asked());
    }

    private static boolean probes(TypeRead read) {
        ServiceSpec service = read.place().service();
        return !service.global() && service.probes(read.spec());
    }

    CoverageBook coverage() {
        return coverage;
    }

    private List<TypeRead> plan(Details details) {
        List<TypeRead> reads = new ArrayList<>();
        for (ServiceSpec service : chosen.services()) {
            for (String region : service.global() ? List.of(globalRegion()) : regions) {
                Place place = place(service, region);
                service.types().forEach(type -> reads.add(new TypeRead(place, type, details, coverage)));
            }
        }
        return reads;
    }

    private String globalRegion() {
        return AwsClients.globalRegion(identity.partition());
    }

    private Place place(ServiceSpec service, String region) {
        return Place.of(
                service, region, identity.partition(), identity.account().value());
    }

    private static List<TypeRead> parents(Map<String, List<TypeRead>> byType, TypeRead child) {
        String parent = child.spec().parent();
        if (parent == null) {
            return List.of();
        }
        Place place = child.place();
        boolean own = place.service().reads(parent);
        return byType.getOrDefault(parent, List.of()).stream()
                .filter(read -> read != child
                        && (own
                                ? read.place().equals(place)
                                : read.place().asked().equals(place.asked())))
                .toList();
    }

    /** Where only some services are read, a condition that nobody looks at does not hold anything up. */
    private static List<TypeRead> conditions(Map<String, List<TypeRead>> byType, TypeRead dependent) {
        return dependent.spec().given().stream()
                .flatMap(type -> byType.getOrDefault(type, List.of()).stream())
                .filter(read -> read.place().asked().equals(dependent.place().asked()))
                .toList();
    }

    /** Sees to it that every ARN is written once: the first reading in the catalog's order has it. */
    private static Set<String> claim(List<TypeRead> reads, TagSweep sweep) {
        Set<String> known = new HashSet<>();
        for (TypeRead read : reads) {
            for (Found found : read.sorted()) {
                if (known.add(TagSweep.key(found.arn()))) {
                    found.swept(sweep.tagsOf(found.arn()));
                } else {
                    read.forget(found.arn());
                }
            }
        }
        return known;
    }

    private CompletableFuture<Void> secondStage(List<TypeRead> reads, Redactor redactor, Set<String> kinds) {
        Map<String, List<TypeRead>> parts = new LinkedHashMap<>();
        for (TypeRead read : reads) {
            String part = read.place().service().qualified(read.spec().list().operation());
            parts.computeIfAbsent(part + "@" + read.place().asked(), key -> new ArrayList<>())
                    .add(read);
        }
        return Futures.all(parts.values().stream()
                .map(part -> Futures.all(part.stream()
                                .map(read -> read.secondStage(tagsKnown(read, kinds)))
                                .toList())
                        .thenRun(() -> write(part, redactor)))
                .toList());
    }

    private static boolean tagsKnown(TypeRead read, Set<String> kinds) {
        return read.sorted().stream()
                .findFirst()
                .flatMap(found -> Arn.parse(found.arn()))
                .map(arn -> kinds.contains(TagSweep.kind(arn)))
                .orElse(true);
    }

    private void write(List<TypeRead> part, Redactor redactor) {
        Map<String, List<Resource>> byRegion = new TreeMap<>();
        for (TypeRead read : part) {
            TypeSpec spec = read.spec();
            for (Found found : read.sorted()) {
                Resource resource = found.resource(redactor.clean(spec, found.data()));
                byRegion.computeIfAbsent(resource.region(), key -> new ArrayList<>())
                        .add(resource);
            }
        }
        TypeRead first = part.get(0);
        byRegion.forEach((region, resources) -> writer.write(
                region, first.place().service().name(), first.spec().list().operation(), resources));
    }

    /** What stands in a place that may hold secrets is nobody's name. */
    private Identifiers identifiers(List<TypeRead> reads) {
        Redactor strict = new Redactor(shapes, new Identifiers());
        Identifiers known = new Identifiers();
        for (TypeRead read : reads) {
            for (Found found : read.sorted()) {
                found.names(strict.withoutPlaces(read.spec(), found.data())).forEach(known::add);
                Endpoints.of(strict.withoutPlaces(read.spec(), found.item())).forEach(known::add);
            }
        }
        return known;
    }
}
