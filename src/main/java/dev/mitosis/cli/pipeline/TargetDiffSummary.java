package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.output.TextTable;
import dev.mitosis.target.TargetDiffDocument;
import dev.mitosis.target.TargetDiffDocument.Aspect;
import dev.mitosis.target.TargetDiffDocument.Change;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/** What a new target would change, for people: as much as fits; everything is in the JSON. */
final class TargetDiffSummary {
    private static final int ROWS = 20;

    private final TargetDiffDocument diff;

    TargetDiffSummary(TargetDiffDocument diff) {
        this.diff = diff;
    }

    void print(PrintWriter out) {
        if (diff.isEmpty()) {
            out.println("A new target would change nothing.");
            return;
        }
        for (Aspect aspect : Aspect.values()) {
            List<Change> changes = diff.changes().stream()
                    .filter(change -> change.aspect() == aspect)
                    .toList();
            if (!changes.isEmpty()) {
                table(aspect, changes, out);
            }
        }
        out.println("Nothing was written. To write it, run: mitosis partition, then: mitosis target");
    }

    private static void table(Aspect aspect, List<Change> changes, PrintWriter out) {
        TextTable table = new TextTable(aspect.label(), "change", "before", "after", "because");
        for (Change change : changes.subList(0, Math.min(ROWS, changes.size()))) {
            table.row(
                    change.id(),
                    change.kind(),
                    Objects.toString(change.before(), ""),
                    Objects.toString(change.after(), ""),
                    change.reason() == null ? "" : change.reason().text());
        }
        table.print(out);
        if (changes.size() > ROWS) {
            out.println("... and " + (changes.size() - ROWS) + " more; --output json shows all.");
        }
        out.println();
    }
}
