package dev.mitosis.cli;

import dev.mitosis.workbook.Edits;
import picocli.CommandLine.Option;

/** What the commands that write workbooks do with one that people have changed. */
final class EditOptions {
    @Option(
            names = "--discard-edits",
            description = "Write over a workbook even where people have changed it, or where that cannot be told."
                    + " Without it the command stops and names the changed cells.")
    boolean discard;

    Edits edits() {
        return discard ? Edits.DISCARDED : Edits.KEPT;
    }
}
