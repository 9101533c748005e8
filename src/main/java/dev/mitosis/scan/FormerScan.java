package dev.mitosis.scan;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.sweep.TagSweep;
import dev.mitosis.scan.usage.UsageSweep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the former scan says about how much there will be to ask this time. */
final class FormerScan {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> unasked = new HashSet<>();
    private final Set<String> quiet = new HashSet<>();
    private final Map<String, Integer> metrics = new HashMap<>();
    private boolean tagsSwept;

    private FormerScan() {}

    /** The memory of a snapshot; of nothing, where there is none. */
    static FormerScan of(@Nullable SnapshotManifest manifest) {
        FormerScan memory = new FormerScan();
        if (manifest != null) {
            manifest.coverage().forEach(memory::remember);
        }
        return memory;
    }

    private void remember(Coverage row) {
        String key = key(row.type(), row.region());
        if (row.status() == CoverageStatus.READ) {
            counts.merge(key, row.count(), Integer::sum);
            tagsSwept |= row.operation().equals(TagSweep.SERVICE.qualified(TagSweep.OPERATION));
            if (row.operation().equals(UsageSweep.SERVICE.qualified(UsageSweep.OPERATION))) {
                metrics.merge(row.region(), row.count(), Integer::sum);
            }
        } else if (row.status() == CoverageStatus.NOT_ASKED) {
            quiet.add(row.region());
        } else if (row.status() == CoverageStatus.EMPTY && !row.reason().isEmpty()) {
            unasked.add(key);
        }
    }

    private static String key(String type, String region) {
        return type + "@" + region;
    }

    /** How many resources of the type were there. */
    int found(String type, String region) {
        return counts.getOrDefault(key(type, region), 0);
    }

    /** How many metrics CloudWatch told there; none where it was not asked. */
    int metrics(String region) {
        return metrics.getOrDefault(region, 0);
    }

    /** Whether the type was worth a question where every type is. */
    boolean asked(String type, String region) {
        return !unasked.contains(key(type, region));
    }

    /** Whether the region showed no sign of use. */
    boolean quiet(String region) {
        return quiet.contains(region);
    }

    /** Whether the tagging API told tags, which are then not asked for one by one. */
    boolean tagsSwept() {
        return tagsSwept;
    }
}
