package dev.mitosis.scan.sweep;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.read.ArnKey;
import dev.mitosis.scan.read.ListedResource;
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
 * @param stubs one mention of each thing, in the order of the ARNs
 */
record UnreadMentions(List<Mention> stubs, List<Finding> findings) {
    private static final String RULE = "scan.tagged-but-gone";
    private static final Comparator<Mention> BY_SOURCE =
            Comparator.comparing(Mention::source).thenComparing(Mention::arn);

    static UnreadMentions sort(List<Mention> mentions, List<TypeRead> reads, List<Coverage> rows) {
        Set<String> complete = completelyRead(reads, rows);
        Map<String, Set<String>> known = known(reads);
        Map<String, Mention> stubs = new LinkedHashMap<>();
        Set<String> gone = new TreeSet<>();
        for (Mention mention : mentions.stream().sorted(BY_SOURCE).toList()) {
            String key = ArnKey.of(mention.arn().toString());
            if (known.getOrDefault("", Set.of()).contains(key) || named(mention, known)) {
                continue;
            }
            if (mention.places().noneMatch(complete::contains)) {
                stubs.putIfAbsent(key, mention);
            } else if (mention.source() != Mention.Source.STACK) {
                // The physical id of a stack's resource often takes another form than its ARN, which proves nothing.
                gone.add(mention.arn().toString());
            }
        }
        List<Mention> sorted = stubs.values().stream()
                .sorted(Comparator.comparing(Mention::arn))
                .toList();
        return new UnreadMentions(sorted, findings(new ArrayList<>(gone)));
    }

    private static boolean named(Mention mention, Map<String, Set<String>> known) {
        return mention.places()
                .map(place -> known.getOrDefault(place, Set.of()))
                .anyMatch(names -> names.contains(mention.id()) || names.contains(mention.tail()));
    }

    /** The keys of all ARNs under the empty place, and the names of each type's resources in each region. */
    private static Map<String, Set<String>> known(List<TypeRead> reads) {
        Map<String, Set<String>> known = new HashMap<>();
        Set<String> keys = known.computeIfAbsent("", place -> new HashSet<>());
        for (TypeRead read : reads) {
            for (ListedResource found : read.sorted()) {
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

    /** Writes down which types were only named, once for each type, region and source. */
    void note(CoverageBook coverage) {
        Map<String, List<Mention>> alike = new TreeMap<>();
        stubs.forEach(stub -> alike.computeIfAbsent(stub.place() + stub.source(), key -> new ArrayList<>())
                .add(stub));
        alike.values().forEach(mentions -> note(mentions.get(0), mentions.size(), coverage));
    }

    private static void note(Mention stub, int count, CoverageBook coverage) {
        CoverageReason reason = stub.source().reason();
        if (reason != null) {
            coverage.listed(
                    reason,
                    new Coverage(
                            stub.arn().service(),
                            stub.type(),
                            stub.region(),
                            stub.source().qualified(),
                            reason.status(),
                            count,
                            reason.text()));
        }
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
