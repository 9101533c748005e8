package dev.mitosis.cli.snapshot;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.config.SettingKey;
import dev.mitosis.model.DiffDocument;
import dev.mitosis.model.ExitCode;
import dev.mitosis.snapshot.SnapshotDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two snapshots. */
@Command(
        name = "diff",
        footer = {
            "",
            "Examples:",
            "  mitosis diff before/plans/123456789012/snapshot plans/123456789012/snapshot",
            "  mitosis diff ../last-month . --output json"
        })
public final class DiffCommand extends MitosisCommand {
    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The older snapshot: its folder, a workspace, or an account of this workspace.")
    String before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer snapshot, named in the same ways.")
    String after;

    @Option(names = "--all", description = "Also show measurements, reordered lists and every field.")
    boolean all;

    @SuppressWarnings("NullAway.Init") // picocli sets the parameters
    public DiffCommand() {}

    @Override
    protected ExitCode execute() {
        SnapshotLocation location = new SnapshotLocation(
                workspace(),
                environment().directory(),
                settings().get(SettingKey.ACCOUNT).orElse(null));
        DiffDocument diff = SnapshotDiff.between(location.open(before), location.open(after));
        print(diff, () -> new DiffSummary(diff, all, style()).print(out()));
        return ExitCode.DONE;
    }
}
