package dev.mitosis.cli;

import dev.mitosis.aws.CallLedger;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.ScanResult;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a scan brought home and what it could not read, on the screen. */
final class ScanSummary {
    private static final int REGIONS_SHOWN = 4;

    private ScanSummary() {}

    static void print(ScanResult result, PrintWriter out) {
        SnapshotManifest manifest = result.manifest();
        int resources =
                manifest.counts().values().stream().mapToInt(Integer::intValue).sum();
        long calls = result.ledger().stream().mapToLong(CallLedger.Line::calls).sum();
        out.println("Account " + manifest.account()
                + (manifest.accountAlias().isEmpty() ? "" : " (" + TextTable.clean(manifest.accountAlias()) + ")"));
        out.println(resources + " resources of " + manifest.counts().size() + " types in "
                + String.join(", ", manifest.regions()) + "; " + calls + " calls, all of them reads");
        quiet(manifest, out);
        out.println("Snapshot: " + result.directory());
        holes(result.holes(), out);
    }

    private static void quiet(SnapshotManifest manifest, PrintWriter out) {
        Map<String, Long> notAsked = manifest.coverage().stream()
                .filter(row -> row.status() == CoverageStatus.NOT_ASKED)
                .collect(Collectors.groupingBy(Coverage::region, TreeMap::new, Collectors.counting()));
        if (!notAsked.isEmpty()) {
            out.println("No sign of use in " + String.join(", ", notAsked.keySet()) + ": "
                    + Collections.max(notAsked.values()) + " types not asked for there; --thorough asks");
        }
    }

    /** Equal holes are one line: "denied in 14 regions". */
    private static void holes(List<Coverage> holes, PrintWriter out) {
        if (holes.isEmpty()) {
            return;
        }
        Map<List<String>, TreeSet<String>> grouped = holes.stream()
                .collect(Collectors.groupingBy(
                        hole -> List.of(hole.status().label(), hole.type(), hole.operation(), hole.reason()),
                        () -> new TreeMap<>(java.util.Comparator.comparing(List::toString)),
                        Collectors.mapping(Coverage::region, Collectors.toCollection(TreeSet::new))));
        out.println();
        out.println("Not everything could be read:");
        TextTable table = new TextTable("status", "type", "operation", "regions", "reason");
        grouped.forEach((key, regions) -> table.row(key.get(0), key.get(1), key.get(2), regions(regions), key.get(3)));
        table.print(out);
    }

    private static String regions(TreeSet<String> regions) {
        return regions.size() <= REGIONS_SHOWN ? String.join(", ", regions) : regions.size() + " regions";
    }
}
