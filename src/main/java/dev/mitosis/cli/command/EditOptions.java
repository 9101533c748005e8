package dev.mitosis.cli.command;

import dev.mitosis.workbook.Edits;
import picocli.CommandLine.Option;

/** What the commands that write workbooks do with one that people have changed. */
public final class EditOptions {
    @Option(
            names = "--discard-edits",
            description = "Write over a workbook even where people have changed it, or where that cannot be told."
                    + " Without it the command stops and names the changed cells.")
    boolean discard;

    public Edits edits() {
        return discard ? Edits.DISCARDED : Edits.KEPT;
    }
}
