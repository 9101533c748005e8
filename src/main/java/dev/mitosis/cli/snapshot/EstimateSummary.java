package dev.mitosis.cli.snapshot;

import dev.mitosis.cli.output.TextTable;
import dev.mitosis.scan.ScanEstimate;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a scan would ask, on the screen: by service and by region; every pair is in the JSON form. */
record EstimateSummary(ScanEstimate estimate) {
    void print(PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "About %d calls, all of them reads, in about %.0f seconds. Nothing has been read yet.",
                estimate.calls(),
                Math.ceil(estimate.seconds())));
        if (estimate.dollars().signum() > 0) {
            out.println("AWS charges for some of them, together about USD "
                    + estimate.dollars().toPlainString() + ".");
        }
        out.println(estimate.basis());
        table("service", ScanEstimate.Row::service, out);
        table("region", ScanEstimate.Row::region, out);
    }

    private void table(String what, Function<ScanEstimate.Row, String> key, PrintWriter out) {
        Map<String, Long> sums = estimate.rows().stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.summingLong(ScanEstimate.Row::calls)));
        TextTable table = new TextTable(what, "calls");
        sums.forEach(table::row);
        out.println();
        table.print(out);
    }
}
