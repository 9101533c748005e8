package dev.mitosis.scan.sweep;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.read.ArnKey;
import dev.mitosis.scan.read.ArnTypes;
import dev.mitosis.scan.read.TypeRead;
import dev.mitosis.scan.redact.Redactor;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What is asked beside the collectors, so that nothing is invisible: the tagging API, the stacks, AWS Config and
 * Resource Explorer name resources of all services, and Cloud Control reads types on request.
 */
public final class Sweeps {
    private final TagSweep tags = new TagSweep();
    private final ArnTypes types;
    private final PartTypes parts;
    private final ConfigSweep config;
    private final ExplorerSweep explorer;
    private final CloudControlSweep control;
    private final CoverageBook coverage;
    private final Pages pages;
    private final BiFunction<ServiceSpec, String, ServiceRegion> places;

    private Sweeps(
            Pages pages, CoverageBook coverage, BiFunction<ServiceSpec, String, ServiceRegion> places, Types tables) {
        this.pages = pages;
        this.coverage = coverage;
        this.places = places;
        this.types = tables.ofArns();
        this.parts = tables.ofParts();
        this.config = new ConfigSweep(pages, coverage, parts);
        this.explorer = new ExplorerSweep(pages, coverage, types, parts);
        this.control = new CloudControlSweep(pages, coverage, types);
    }

    private record Types(ArnTypes ofArns, PartTypes ofParts) {}

    /**
     * Sweeps with the tables of types.
     *
     * @param places tells where a service is asked in a region
     */
    public static Sweeps with(
            Pages pages, CoverageBook coverage, BiFunction<ServiceSpec, String, ServiceRegion> places) {
        return new Sweeps(pages, coverage, places, new Types(ArnTypes.load(), PartTypes.load()));
    }

    /** Every operation that may be called here, by its service. */
    public static Map<ServiceSpec, List<String>> operations() {
        return Map.of(
                TagSweep.SERVICE,
                List.of(TagSweep.OPERATION),
                ConfigSweep.SERVICE,
                ConfigSweep.OPERATIONS,
                ExplorerSweep.SERVICE,
                ExplorerSweep.OPERATIONS);
    }

    /** What the tagging API told. */
    public TagSweep tags() {
        return tags;
    }

    /**
     * Asks the tagging API; each region's answer says whether it named anything. Tags of global resources are only told
     * in the global region, which is therefore always asked.
     */
    public Map<String, CompletableFuture<Boolean>> tags(List<String> regions, String globalRegion) {
        Set<String> asked = new TreeSet<>(regions);
        asked.add(globalRegion);
        Set<String> wanted = Set.copyOf(regions);
        Map<String, CompletableFuture<Boolean>> swept = new TreeMap<>();
        asked.forEach(region ->
                swept.put(region, tags.run(pages, coverage, places.apply(TagSweep.SERVICE, region), wanted)));
        return swept;
    }

    /** Asks what else needs nothing from the collectors. */
    public List<CompletableFuture<Void>> first(List<String> regions, boolean whole, Set<String> cloudControl) {
        List<CompletableFuture<Void>> work = new ArrayList<>();
        if (whole) {
            work.add(explorer.run(places.apply(ExplorerSweep.SERVICE, regions.get(0)), Set.copyOf(regions)));
        }
        for (String type : new TreeSet<>(cloudControl)) {
            regions.forEach(region -> work.add(control.run(places.apply(CloudControlSweep.SERVICE, region), type)));
        }
        return work;
    }

    /** Asks what the collectors' answers call for. */
    public CompletableFuture<Void> second(List<TypeRead> reads, boolean whole) {
        if (!whole) {
            return CompletableFuture.completedFuture(null);
        }
        Set<String> complete = UnreadMentions.completelyRead(reads, coverage.rows());
        return Futures.all(ConfigSweep.recording(reads).stream()
                .map(region -> config.run(places.apply(ConfigSweep.SERVICE, region), readIn(region, complete)))
                .toList());
    }

    private static Set<String> readIn(String region, Set<String> complete) {
        return complete.stream()
                .filter(key -> key.endsWith("@" + region) || key.endsWith("@" + Resource.GLOBAL))
                .map(key -> key.substring(0, key.indexOf('@')))
                .collect(Collectors.toSet());
    }

    /** Writes what the collectors have not read. */
    public List<Finding> write(
            SnapshotWriter writer, String account, List<TypeRead> reads, Set<String> known, Redactor redactor) {
        control.resources(redactor, known, account)
                .forEach((region, resources) ->
                        writer.write(region, CloudControlSweep.SERVICE.name(), "ListResources", resources));
        Set<String> fetched = new HashSet<>(control.keys());
        List<Mention> seen = new ArrayList<>(tags.mentions(types));
        seen.addAll(new StackSweep(types, parts).mentions(reads));
        seen.addAll(config.mentions());
        seen.addAll(explorer.mentions());
        seen.addAll(new NameSweep(types).mentions(reads));
        seen.removeIf(one -> fetched.contains(ArnKey.of(one.arn().toString())));
        UnreadMentions unread = UnreadMentions.sort(seen, reads, coverage.rows());
        write(writer, unread.stubs(), account, redactor);
        unread.note(coverage);
        return unread.findings();
    }

    private static void write(SnapshotWriter writer, List<Mention> stubs, String account, Redactor redactor) {
        Map<Mention.Source, Map<String, List<Resource>>> parts = new TreeMap<>();
        for (Mention stub : stubs) {
            parts.computeIfAbsent(stub.source(), source -> new TreeMap<>())
                    .computeIfAbsent(stub.region(), region -> new ArrayList<>())
                    .add(stub.resource(account, redactor));
        }
        parts.forEach((source, regions) -> regions.forEach(
                (region, resources) -> writer.write(region, source.service(), source.operation(), resources)));
    }
}
