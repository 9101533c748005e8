package dev.mitosis.scan;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.RateLimiter;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.call.CallQueue;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import dev.mitosis.scan.sweep.ExplorerSweep;
import dev.mitosis.scan.sweep.TagSweep;
import dev.mitosis.scan.usage.UsageMetric;
import dev.mitosis.scan.usage.UsageSweep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * How many calls a scan will make and how long they will take.
 *
 * @param rows calls by service and region, sorted by both
 * @param dollars what AWS charges for them: a few services charge for each request
 * @param seconds what the rates, the calls in flight and the start take together
 * @param basis in one sentence, what the number of resources was taken from
 */
public record ScanEstimate(
        int formatVersion, List<Row> rows, long calls, BigDecimal dollars, double seconds, String basis) {
    private static final int PAGE = 100;
    private static final double ANSWER_SECONDS = 0.12;
    private static final double START_SECONDS = 1.5;

    /** The calls of one service in one region. */
    public record Row(String service, String region, long calls) {}

    /**
     * Estimates a scan.
     *
     * @param former what was found the last time; null where nothing is known, which leaves the details of resources
     *     out
     */
    public static ScanEstimate of(
            AwsSettings settings, List<String> regions, ScanScope scope, @Nullable SnapshotManifest former) {
        RateLimiter limiter = RateLimiter.of(settings, () -> 0);
        FormerScan memory = FormerScan.of(former);
        List<Row> rows = new ArrayList<>(overhead(regions, scope));
        BigDecimal dollars = BigDecimal.ZERO;
        long longestWait = 0;
        for (ServiceSpec service : Scanner.chosen(scope)) {
            List<String> asked = service.global() ? List.of(Resource.GLOBAL) : regions;
            for (String region : asked) {
                Part part = new Part(service, region, scope, memory);
                Row row = new Row(service.name(), region, part.calls(limiter));
                rows.add(row);
                dollars = dollars.add(service.price().multiply(BigDecimal.valueOf(row.calls())));
                longestWait = Math.max(longestWait, part.longestWait());
            }
        }
        if (scope.usage()) {
            rows.addAll(usage(memory, regions));
            dollars = dollars.add(UsageSweep.PRICE.multiply(BigDecimal.valueOf(metrics(memory, regions))));
        }
        long calls = rows.stream().mapToLong(Row::calls).sum();
        double flight = calls * ANSWER_SECONDS / CallQueue.inFlight(calls, settings.maxConcurrency());
        double seconds = START_SECONDS + Math.max(flight, longestWait / (double) TimeUnit.SECONDS.toNanos(1));
        return new ScanEstimate(Json.FORMAT_VERSION, sums(rows), calls, dollars, seconds, basis(former));
    }

    /**
     * Estimates what is asked again, one call for each that failed. What their answers lead to comes on top, and so do
     * the answers that were kept sealed, where the credentials are others than those of the last scan.
     */
    public static ScanEstimate ofMissing(AwsSettings settings, SnapshotManifest former) {
        List<Row> rows = new ArrayList<>(identity());
        former.failed().forEach(row -> rows.add(new Row(row.service(), row.region(), row.count())));
        long calls = rows.stream().mapToLong(Row::calls).sum();
        double flight = calls * ANSWER_SECONDS / CallQueue.inFlight(calls, settings.maxConcurrency());
        return new ScanEstimate(
                Json.FORMAT_VERSION,
                sums(rows),
                calls,
                BigDecimal.ZERO,
                START_SECONDS + flight,
                "Only what failed in the snapshot of " + former.finishedAt()
                        + "; what its answers lead to, and what was"
                        + " kept sealed under other credentials, comes on top.");
    }

    private static List<Row> usage(FormerScan memory, List<String> regions) {
        return places(regions)
                .map(region -> new Row(UsageSweep.SERVICE.name(), region, UsageSweep.calls(metrics(memory, region))))
                .filter(row -> row.calls() > 0)
                .toList();
    }

    private static long metrics(FormerScan memory, List<String> regions) {
        return places(regions).mapToLong(region -> metrics(memory, region)).sum();
    }

    private static Stream<String> places(List<String> regions) {
        return Stream.concat(regions.stream(), Stream.of(Resource.GLOBAL));
    }

    /** Those of the quotas only the former scan knows, if it has asked for them. */
    private static long metrics(FormerScan memory, String region) {
        long ofTypes = UsageMetric.BY_TYPE.entrySet().stream()
                .mapToLong(type -> (long) type.getValue().size() * memory.found(type.getKey(), region))
                .sum();
        return Math.max(ofTypes, memory.metrics(region));
    }

    private static List<Row> identity() {
        return Stream.of("sts", "ec2", "iam")
                .map(service -> new Row(service, Resource.GLOBAL, 1))
                .toList();
    }

    private static String basis(@Nullable SnapshotManifest former) {
        return former == null
                ? "No former snapshot: regions without a sign of use will take fewer calls, and the details of what will "
                        + "be found come on top."
                : "The number of resources is that of the snapshot of " + former.finishedAt() + ".";
    }

    /** Who asks, which regions are there, what is tagged and whether anything goes on. */
    private static List<Row> overhead(List<String> regions, ScanScope scope) {
        List<Row> rows = new ArrayList<>(identity());
        Set<String> swept = new TreeSet<>(regions);
        String partition = PartitionMetadata.of(Region.of(regions.get(0))).id();
        swept.add(AwsClients.globalRegion(partition));
        swept.forEach(region -> rows.add(new Row(TagSweep.SERVICE.name(), region, 1)));
        if (scope.whole()) {
            rows.add(new Row(ExplorerSweep.SERVICE.name(), regions.get(0), 1));
        }
        if (!scope.everywhere()) {
            ActivityProbe.ALL.forEach(activity -> regions.forEach(
                    region -> rows.add(new Row(activity.service().name(), region, 1))));
        }
        return rows;
    }

    /** Several collectors may read one service. */
    private static List<Row> sums(List<Row> rows) {
        Map<String, Row> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(
                row.service() + "@" + row.region(),
                row,
                (one, other) -> new Row(one.service(), one.region(), one.calls() + other.calls())));
        return List.copyOf(sums.values());
    }

    /** The calls of one service in one region, taken from the same rate buckets as a scan's. */
    private static final class Part {
        private final ServiceSpec service;
        private final String region;
        private final ScanScope scope;
        private final FormerScan memory;
        private long calls;
        private long longestWait;

        Part(ServiceSpec service, String region, ScanScope scope, FormerScan memory) {
            this.service = service;
            this.region = region;
            this.scope = scope;
            this.memory = memory;
        }

        long longestWait() {
            return longestWait;
        }

        long calls(RateLimiter limiter) {
            Set<CallSpec> listed = new HashSet<>();
            for (TypeSpec type : service.types()) {
                if (type.instead() != null) {
                    continue;
                }
                long found = memory.found(type.type(), region);
                if (asked(type) && listed.add(type.list())) {
                    String parent = type.parent();
                    long listings = parent == null ? 1 : memory.found(parent, region);
                    take(limiter, type.list(), Math.max(listings, found / PAGE));
                }
                Describe describe = type.describe();
                if (describe != null) {
                    take(limiter, describe.call(), atOnce(found, describe.size()));
                }
                for (Detail detail : type.details()) {
                    if (detail.tagsOnly() && memory.tagsSwept()) {
                        continue;
                    }
                    int size = detail instanceof Detail.Batch batch ? batch.size() : 1;
                    take(limiter, detail.call(), atOnce(found, size) * times(detail));
                }
            }
            return calls;
        }

        /** A detail may be asked of one resource several times; of what its data names it is not known how often. */
        private static int times(Detail detail) {
            String each = detail instanceof Detail.Single single ? single.each() : null;
            return each == null || !each.startsWith("[")
                    ? 1
                    : Items.named(MissingNode.getInstance(), each).size();
        }

        private boolean asked(TypeSpec type) {
            boolean quiet = memory.quiet(region) && !scope.everywhere() && !service.probes(type);
            return !quiet && memory.asked(type.type(), region);
        }

        private static long atOnce(long found, int size) {
            return found / size + (found % size == 0 ? 0 : 1);
        }

        private void take(RateLimiter limiter, CallSpec call, long times) {
            for (long i = 0; i < times; i++) {
                longestWait = Math.max(longestWait, limiter.reserve(service.prefix(), region, call.operation()));
            }
            calls += times;
        }
    }
}
