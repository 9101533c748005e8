package dev.mitosis.scan;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.read.TypeRead;
import dev.mitosis.scan.read.TypeReads;
import dev.mitosis.scan.redact.Identifiers;
import dev.mitosis.scan.redact.Redactor;
import dev.mitosis.scan.secrecy.ResourceShapes;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.sweep.Sweeps;
import dev.mitosis.scan.usage.UsageSweep;
import dev.mitosis.snapshot.SnapshotWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private final ScanProgress progress;
    private final CoverageBook coverage;
    private final String off;
    private final @Nullable Instant usageAt;
    private final ResourceShapes shapes = ResourceShapes.of(Collectors.all());

    ScanRun(
            CallerIdentity identity,
            List<String> regions,
            Chosen chosen,
            SnapshotWriter writer,
            ScanProgress progress) {
        this.identity = identity;
        this.regions = regions;
        this.chosen = chosen;
        this.writer = writer;
        this.progress = progress;
        this.coverage = new CoverageBook();
        this.off = "";
        this.usageAt = null;
    }

    private ScanRun(ScanRun all, String off, @Nullable Instant usageAt) {
        this.identity = all.identity;
        this.regions = all.regions;
        this.chosen = all.chosen;
        this.writer = all.writer;
        this.progress = all.progress;
        this.coverage = off.isEmpty() ? all.coverage : all.coverage.without(off);
        this.off = off;
        this.usageAt = usageAt;
    }

    /** A run that does without the coverage reason or finding of this id, to see what it is worth. */
    ScanRun without(String id) {
        return new ScanRun(this, id, usageAt);
    }

    /** A run that also asks how much and how lately things were used before this time. */
    ScanRun withUsage(Instant at) {
        return new ScanRun(this, off, at);
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
        TypeReads reads = TypeReads.in(places(), pages, coverage);
        progress.started(reads.all().size(), regions.size());
        Sweeps sweeps = Sweeps.with(pages, coverage, this::place);
        RegionUsage life = firstStage(answers, pages, sweeps, reads);
        Futures.await(usage(pages, reads));
        Set<String> known = reads.claim(sweeps.tags()::tagsOf);
        Redactor redactor = new Redactor(shapes, reads.identifiers(new Redactor(shapes, new Identifiers())));
        Futures.await(Futures.all(List.of(
                reads.second(sweeps.tags().told(globalRegion()), redactor, writer),
                sweeps.second(reads.all(), chosen.whole()))));
        List<Finding> unread = sweeps.write(writer, identity.account().value(), reads.all(), known, redactor);
        return Stream.concat(unread.stream(), life.findings().stream())
                .filter(finding -> !finding.rule().equals(off))
                .toList();
    }

    private CompletableFuture<Void> usage(Pages pages, TypeReads reads) {
        Instant at = usageAt;
        return at == null
                ? CompletableFuture.completedFuture(null)
                : new UsageSweep(
                                pages,
                                coverage,
                                region -> place(
                                        UsageSweep.SERVICE, region.equals(Resource.GLOBAL) ? globalRegion() : region),
                                at)
                        .ask(reads.all());
    }

    private RegionUsage firstStage(Answers answers, Pages pages, Sweeps sweeps, TypeReads reads) {
        Map<String, CompletableFuture<Boolean>> swept = sweeps.tags(regions, globalRegion());
        RegionUsage life = new RegionUsage();
        if (!chosen.everywhere()) {
            look(life, swept, answers, reads.all());
        }
        List<CompletableFuture<?>> first = new ArrayList<>(swept.values());
        first.addAll(sweeps.first(regions, chosen.whole(), chosen.cloudControl()));
        first.addAll(reads.first(pages, read -> used(life, read), progress::finished));
        first.add(life.told());
        Futures.await(Futures.all(first));
        return life;
    }

    private void look(
            RegionUsage life, Map<String, CompletableFuture<Boolean>> swept, Answers answers, List<TypeRead> reads) {
        for (String region : regions) {
            life.add(region, swept.getOrDefault(region, CompletableFuture.completedFuture(false)));
            for (ActivityProbe activity : ActivityProbe.ALL) {
                life.add(region, activity.ask(answers, coverage, place(activity.service(), region)));
            }
        }
        reads.stream()
                .filter(ScanRun::probes)
                .forEach(read -> life.add(read.place().asked(), read.listed().thenApply(failures -> read.alive())));
    }

    private CompletableFuture<Boolean> used(RegionUsage life, TypeRead read) {
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

    private List<ServiceRegion> places() {
        return chosen.services().stream()
                .flatMap(service -> (service.global() ? List.of(globalRegion()) : regions)
                        .stream().map(region -> place(service, region)))
                .toList();
    }

    private String globalRegion() {
        return AwsClients.globalRegion(identity.partition());
    }

    private ServiceRegion place(ServiceSpec service, String region) {
        return ServiceRegion.of(
                service, region, identity.partition(), identity.account().value());
    }
}
