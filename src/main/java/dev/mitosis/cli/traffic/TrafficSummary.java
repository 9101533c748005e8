package dev.mitosis.cli.traffic;

import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.Observed.Span;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.model.TrafficDocument.Verdict;
import dev.mitosis.model.TrafficGap;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** What was read of logs, and what of it could not be used. */
record TrafficSummary(TrafficDocument traffic) {
    void print(PrintWriter out) {
        TextTable table = new TextTable("read", "files", "records", "from", "to");
        row(table, "flow logs", traffic.observed().flows());
        row(table, "API calls", traffic.observed().calls());
        table.print(out);
        long accepted = traffic.conversations().stream()
                .filter(seen -> seen.verdict() == Verdict.ACCEPTED)
                .count();
        out.println();
        out.println(accepted + " conversations, " + (traffic.conversations().size() - accepted) + " refused; "
                + traffic.calls().size() + " different calls");
        if (!traffic.gaps().isEmpty()) {
            out.println();
            out.println("Not everything could be used:");
            TextTable gaps = new TextTable("count", "what", "for example");
            for (TrafficGap gap : traffic.gaps()) {
                gaps.row(gap.count(), gap.what().text(), String.join("; ", gap.examples()));
            }
            gaps.print(out);
        }
    }

    private static void row(TextTable table, String what, @Nullable Span span) {
        if (span == null) {
            table.row(what, 0, 0, "", "");
        } else {
            table.row(what, span.files(), span.records(), span.first(), span.last());
        }
    }
}
