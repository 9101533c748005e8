package dev.mitosis.scan;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.RateLimiter;
import dev.mitosis.io.Json;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many calls a scan will make and how long they will take.
 *
 * @param rows calls by service and region, sorted by service
 * @param seconds what the rates, the calls in flight and the start take together
 * @param basis in one sentence, what the number of resources was taken from
 */
public record ScanEstimate(int formatVersion, List<Row> rows, long calls, double seconds, String basis) {
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
            AwsSettings settings, List<String> regions, Set<String> services, @Nullable SnapshotManifest former) {
        RateLimiter limiter = RateLimiter.of(settings, () -> 0);
        List<Row> rows = new ArrayList<>();
        long longestWait = 0;
        for (ServiceSpec service : Scanner.chosen(services)) {
            List<String> asked = service.global() ? List.of(AwsClients.globalRegion("aws")) : regions;
            for (String region : asked) {
                Part part = new Part(service, region, asked.size(), former == null ? Map.of() : former.counts());
                rows.add(new Row(service.name(), service.global() ? "global" : region, part.calls(limiter)));
                longestWait = Math.max(longestWait, part.longestWait());
            }
        }
        regions.forEach(region -> rows.add(new Row(TagSweep.SERVICE.name(), region, 1)));
        long calls = rows.stream().mapToLong(Row::calls).sum();
        double flight = calls * ANSWER_SECONDS / settings.maxConcurrency();
        double seconds = START_SECONDS + Math.max(flight, longestWait / (double) TimeUnit.SECONDS.toNanos(1));
        String basis = former == null
                ? "No former snapshot: the details of what will be found come on top."
                : "The number of resources is that of the snapshot of " + former.finishedAt() + ".";
        return new ScanEstimate(Json.FORMAT_VERSION, List.copyOf(rows), calls, seconds, basis);
    }

    /** The calls of one service in one region, taken from the same rate buckets as a scan's. */
    private static final class Part {
        private final ServiceSpec service;
        private final String region;
        private final int places;
        private final Map<String, Integer> counts;
        private long calls;
        private long longestWait;

        Part(ServiceSpec service, String region, int places, Map<String, Integer> counts) {
            this.service = service;
            this.region = region;
            this.places = places;
            this.counts = counts;
        }

        long longestWait() {
            return longestWait;
        }

        long calls(RateLimiter limiter) {
            Set<CallSpec> listed = new HashSet<>();
            for (TypeSpec type : service.types()) {
                long found = expected(type.type());
                if (listed.add(type.list())) {
                    long listings = type.parent() == null ? 1 : expected(type.parent());
                    take(limiter, type.list(), Math.max(listings, found / PAGE));
                }
                Describe describe = type.describe();
                if (describe != null) {
                    take(limiter, describe.call(), atOnce(found, describe.size()));
                }
                for (Detail detail : type.details()) {
                    int size = detail instanceof Detail.Batch batch ? batch.size() : 1;
                    take(limiter, detail.call(), atOnce(found, size));
                }
            }
            return calls;
        }

        /** A former snapshot counts by type only; its resources are taken to be spread evenly. */
        private long expected(String type) {
            return (counts.getOrDefault(type, 0) + places - 1) / places;
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
