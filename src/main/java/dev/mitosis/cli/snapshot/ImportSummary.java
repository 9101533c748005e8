package dev.mitosis.cli.snapshot;

import dev.mitosis.cli.output.FindingsSummary;
import dev.mitosis.cli.output.Holes;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.imports.ImportResult;
import java.io.PrintWriter;

/** What an import brought in, on the screen. */
record ImportSummary(ImportResult result) {
    private static final int SHOWN = 12;

    void print(PrintWriter out) {
        SnapshotManifest manifest = result.manifest();
        int resources =
                manifest.counts().values().stream().mapToInt(Integer::intValue).sum();
        out.println("Account " + manifest.account());
        out.println(resources + " resources of " + manifest.counts().size() + " types in "
                + String.join(", ", manifest.regions()));
        out.println("Snapshot: " + result.directory());
        TextTable table = new TextTable("type", "resources");
        manifest.counts().entrySet().stream()
                .sorted(java.util.Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> table.row(entry.getKey(), entry.getValue()));
        if (resources > 0) {
            out.println();
            table.print(out);
        }
        FindingsSummary.print(manifest.findings(), "manifest.json", out);
        Holes.print(manifest.holes(), out);
        if (!result.unreadable().isEmpty()) {
            out.println();
            out.println(result.unreadable().size() + " items could not be read; everything else is in the snapshot");
        }
    }
}
