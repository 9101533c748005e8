package dev.mitosis.scan;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the tagging API names and no collector has read. It still names what was deleted lately; so where a collector
 * has read the type completely, the thing is gone, and otherwise it becomes a resource of which only the tags are
 * known.
 *
 * @param stubs the tagged things with their types
 */
record Unread(Map<TagSweep.Tagged, String> stubs, List<Coverage> coverage, List<Finding> findings) {
    private static final String RULE = "scan.tagged-but-gone";

    static Unread sort(List<TagSweep.Tagged> unread, List<TypeRead> reads, List<Coverage> rows, ArnTypes types) {
        Set<String> complete = completelyRead(reads, rows);
        Map<TagSweep.Tagged, String> stubs = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        for (TagSweep.Tagged tagged : unread) {
            String type = types.typeOf(tagged.arn());
            if (complete.contains(type + "@" + tagged.region())) {
                gone.add(tagged.arn().toString());
            } else {
                stubs.put(tagged, type);
            }
        }
        return new Unread(stubs, rows(stubs), findings(gone));
    }

    private static Set<String> completelyRead(List<TypeRead> reads, List<Coverage> rows) {
        Set<String> failed = rows.stream()
                .filter(row -> row.status() != CoverageStatus.READ && row.status() != CoverageStatus.EMPTY)
                .map(row -> row.type() + "@" + row.region())
                .collect(Collectors.toSet());
        return reads.stream()
                .map(read -> read.spec().type() + "@" + read.place().region())
                .filter(key -> !failed.contains(key))
                .collect(Collectors.toSet());
    }

    private static List<Coverage> rows(Map<TagSweep.Tagged, String> stubs) {
        Map<String, Coverage> rows = new TreeMap<>();
        stubs.forEach((tagged, type) -> rows.merge(
                type + "@" + tagged.region(),
                new Coverage(
                        tagged.arn().service(),
                        type,
                        tagged.region(),
                        TagSweep.SERVICE.qualified(TagSweep.OPERATION),
                        CoverageStatus.SEEN_ELSEWHERE,
                        1,
                        "only its tags are known"),
                (one, other) -> new Coverage(
                        one.service(),
                        one.type(),
                        one.region(),
                        one.operation(),
                        one.status(),
                        one.count() + 1,
                        one.reason())));
        return List.copyOf(rows.values());
    }

    private static List<Finding> findings(List<String> gone) {
        if (gone.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                RULE,
                Severity.INFO,
                gone,
                gone.size() + " resources have tags but their services no longer list them, as is usual for some time "
                        + "after a deletion.",
                "Nothing needs to be done; look at them if you expected one of them to be there."));
    }
}
