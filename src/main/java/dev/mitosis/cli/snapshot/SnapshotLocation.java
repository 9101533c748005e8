package dev.mitosis.cli.snapshot;

import dev.mitosis.config.Workspace;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the snapshot that a word on the command line means. */
record SnapshotLocation(
        Workspace workspace, Path directory, @Nullable String account) {
    private static final String MANIFEST = "manifest.json";

    /**
     * Opens a snapshot's folder, an account's folder below {@code plans}, another workspace, or an account of this
     * workspace, whichever the word is the first of.
     *
     * @throws MitosisException M-SNAP-04 where it is none of them
     */
    SnapshotStore open(String word) {
        Path path = directory.resolve(word);
        for (Path candidate : List.of(path, path.resolve("snapshot"))) {
            if (Files.isRegularFile(candidate.resolve(MANIFEST))) {
                return SnapshotStore.open(candidate);
            }
        }
        if (Files.isDirectory(path.resolve("plans"))) {
            Workspace other = new Workspace(path);
            return SnapshotStore.open(other.snapshot(other.account(account)));
        }
        if (workspace.accounts().contains(word)) {
            return SnapshotStore.open(workspace.snapshot(word));
        }
        throw new MitosisException(
                "M-SNAP-04",
                "'" + word + "' names no snapshot",
                "it is neither a folder with a " + MANIFEST + " nor a workspace nor an account in "
                        + workspace.root().resolve("plans"),
                "name a snapshot's folder, for example plans/123456789012/snapshot",
                ExitCode.INVALID_INPUT);
    }
}
