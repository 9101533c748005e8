package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.output.TextTable;
import dev.mitosis.partition.PartitionDiffDocument;
import dev.mitosis.partition.PartitionDiffDocument.Change;
import dev.mitosis.partition.PartitionDiffDocument.Move;
import dev.mitosis.partition.PartitionDiffDocument.Surer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a new partition would change, for people: as much as fits; everything is in the JSON. */
final class PartitionDiffSummary {
    private static final int ROWS = 40;

    private final PartitionDiffDocument diff;

    PartitionDiffSummary(PartitionDiffDocument diff) {
        this.diff = diff;
    }

    void print(PrintWriter out) {
        if (diff.isEmpty()) {
            out.println("A new partition would change nothing.");
            return;
        }
        changes("context", diff.contexts(), out);
        changes("environment", diff.environments(), out);
        changes("account", diff.accounts(), out);
        moves(out);
        confidence(out);
        if (!diff.appeared().isEmpty() || !diff.vanished().isEmpty()) {
            out.println(diff.appeared().size() + " resources appeared, "
                    + diff.vanished().size() + " vanished.");
        }
        out.println("Nothing was written. To write it, run: mitosis partition");
    }

    private static void changes(String what, List<Change> changes, PrintWriter out) {
        if (changes.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(what, "change", "before", "resources");
        for (Change change : changes) {
            String before = Objects.toString(change.before(), "");
            table.row(
                    Objects.requireNonNullElse(change.after(), before),
                    change.kind(),
                    change.kind().equals("renamed") ? before : "",
                    change.resources());
        }
        table.print(out);
        out.println();
    }

    private void moves(PrintWriter out) {
        if (diff.moved().isEmpty()) {
            return;
        }
        TextTable table = new TextTable("moves in", "resource", "before", "after", "because");
        for (Move move : diff.moved().subList(0, Math.min(ROWS, diff.moved().size()))) {
            table.row(
                    move.axis().label(),
                    move.id(),
                    Objects.toString(move.before(), "none"),
                    Objects.toString(move.after(), "none"),
                    move.reason().text());
        }
        table.print(out);
        more(diff.moved().size(), out);
    }

    private void confidence(PrintWriter out) {
        if (diff.confidence().isEmpty()) {
            return;
        }
        TextTable table = new TextTable("confidence of", "before", "after");
        List<Surer> largest = diff.confidence().stream()
                .sorted(java.util.Comparator.comparingDouble((Surer row) -> -Math.abs(row.after() - row.before()))
                        .thenComparing(Surer::id))
                .limit(ROWS)
                .toList();
        for (Surer row : largest) {
            table.row(row.id(), number(row.before()), number(row.after()));
        }
        table.print(out);
        more(diff.confidence().size(), out);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void more(int all, PrintWriter out) {
        if (all > ROWS) {
            out.println("... and " + (all - ROWS) + " more; --output json shows all.");
        }
        out.println();
    }
}
