package dev.mitosis.cli.snapshot;

import dev.mitosis.aws.CallLedger;
import dev.mitosis.cli.output.Holes;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.ScanResult;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a scan brought home and what it could not read, on the screen. */
public final class ScanSummary {
    private ScanSummary() {}

    public static void print(ScanResult result, PrintWriter out) {
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
        Holes.print(result.holes(), out);
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
}
