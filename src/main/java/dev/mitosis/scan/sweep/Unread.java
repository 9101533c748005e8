package dev.mitosis.scan.sweep;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.scan.read.ArnKey;
import dev.mitosis.scan.read.Found;
import dev.mitosis.scan.read.TypeRead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is named and no collector has read. Other services still name what was deleted lately; so where a collector has
 * read the type completely, the thing is gone, and otherwise it becomes a resource of which only that much is known.
 *
 * @param stubs one sighting of each thing, in the order of the ARNs
 */
record Unread(List<Sighting> stubs, List<Coverage> coverage, List<Finding> findings) {
    private static final String RULE = "scan.tagged-but-gone";
    private static final Comparator<Sighting> BY_SOURCE =
            Comparator.comparing(Sighting::source).thenComparing(Sighting::arn);

    static Unread sort(List<Sighting> sightings, List<TypeRead> reads, List<Coverage> rows) {
        Set<String> complete = completelyRead(reads, rows);
        Map<String, Set<String>> known = known(reads);
        Map<String, Sighting> stubs = new LinkedHashMap<>();
        Set<String> gone = new TreeSet<>();
        for (Sighting sighting : sightings.stream().sorted(BY_SOURCE).toList()) {
            String key = ArnKey.of(sighting.arn().toString());
            if (known.getOrDefault("", Set.of()).contains(key) || named(sighting, known)) {
                continue;
            }
            if (sighting.places().noneMatch(complete::contains)) {
                stubs.putIfAbsent(key, sighting);
            } else if (sighting.source() != Sighting.Source.STACK) {
                // The physical id of a stack's resource often takes another form than its ARN, which proves nothing.
                gone.add(sighting.arn().toString());
            }
        }
        List<Sighting> sorted = stubs.values().stream()
                .sorted(Comparator.comparing(Sighting::arn))
                .toList();
        return new Unread(sorted, rows(sorted), findings(new ArrayList<>(gone)));
    }

    private static boolean named(Sighting sighting, Map<String, Set<String>> known) {
        return sighting.places()
                .map(place -> known.getOrDefault(place, Set.of()))
                .anyMatch(names -> names.contains(sighting.id()) || names.contains(sighting.tail()));
    }

    /** The keys of all ARNs under the empty place, and the names of each type's resources in each region. */
    private static Map<String, Set<String>> known(List<TypeRead> reads) {
        Map<String, Set<String>> known = new HashMap<>();
        Set<String> keys = known.computeIfAbsent("", place -> new HashSet<>());
        for (TypeRead read : reads) {
            for (Found found : read.sorted()) {
                keys.add(ArnKey.of(found.arn()));
                known.computeIfAbsent(read.spec().type() + "@" + found.region(), place -> new HashSet<>())
                        .addAll(List.of(found.arn(), found.id(), found.name()));
            }
        }
        return known;
    }

    /** Type and region of what was read without a failure. */
    static Set<String> completelyRead(List<TypeRead> reads, List<Coverage> rows) {
        Set<String> failed = rows.stream()
                .filter(row -> row.status() != CoverageStatus.READ && row.status() != CoverageStatus.EMPTY)
                .map(row -> row.type() + "@" + row.region())
                .collect(Collectors.toSet());
        Set<String> complete = reads.stream()
                .map(read -> read.spec().type() + "@" + read.place().region())
                .filter(key -> !failed.contains(key))
                .collect(Collectors.toCollection(HashSet::new));
        rows.stream()
                .filter(row -> row.service().equals(CloudControlSweep.SERVICE.name()))
                .map(row -> row.type() + "@" + row.region())
                .filter(key -> !failed.contains(key))
                .forEach(complete::add);
        return complete;
    }

    private static List<Coverage> rows(List<Sighting> stubs) {
        Map<String, Coverage> rows = new TreeMap<>();
        for (Sighting stub : stubs) {
            if (stub.source() == Sighting.Source.LISTING) {
                continue;
            }
            Coverage row = new Coverage(
                    stub.arn().service(),
                    stub.type(),
                    stub.region(),
                    stub.source().qualified(),
                    CoverageStatus.SEEN_ELSEWHERE,
                    1,
                    stub.source().reason());
            rows.merge(stub.place() + stub.source(), row, (one, other) -> one.counting(one.count() + 1));
        }
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
                gone.size()
                        + " resources are named by other services but no longer listed by their own, as is usual for"
                        + " some time after a deletion.",
                "Nothing needs to be done; look at them if you expected one of them to be there."));
    }
}
