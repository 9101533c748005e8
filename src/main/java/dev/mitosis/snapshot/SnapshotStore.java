package dev.mitosis.snapshot;

import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.FormatVersion;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.SnapshotManifest.SnapshotFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A snapshot in a folder, verified against its manifest when it is opened. */
public final class SnapshotStore implements Snapshot {
    private static final int ATTEMPTS = 3;

    private final Path directory;
    private final SnapshotManifest manifest;

    private SnapshotStore(Path directory, SnapshotManifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Opens the snapshot of an account.
     *
     * @throws MitosisException M-SNAP-05 for that of another account, else as {@link #open(Path)}
     */
    public static SnapshotStore open(Path directory, String account) {
        SnapshotStore store = open(directory);
        String found = store.manifest.account();
        if (AccountId.isValid(account) && !account.equals(found)) {
            throw new MitosisException(
                    "M-SNAP-05",
                    directory + " holds the snapshot of another account",
                    "its manifest says " + found + ", its folder " + account,
                    "put it into the folder plans/" + found + ", or scan " + account + " again",
                    ExitCode.INVALID_INPUT);
        }
        return store;
    }

    /**
     * Opens a snapshot and checks every file's hash; where a scan puts a new one in its place meanwhile, the new one.
     *
     * @throws MitosisException M-SNAP-01 for a damaged file, M-SNAP-02 where there is no snapshot, M-SNAP-03 for a
     *     newer format
     */
    public static SnapshotStore open(Path directory) {
        for (int attempt = 1; ; attempt++) {
            SnapshotStore store = new SnapshotStore(directory, readManifest(directory));
            try {
                store.manifest.files().forEach(file -> verify(directory, file));
                return store;
            } catch (MitosisException e) {
                if (attempt == ATTEMPTS || !store.isReplaced()) {
                    throw e;
                }
            }
        }
    }

    /** Whether another snapshot, or none, is in the place of this one by now. */
    private boolean isReplaced() {
        try {
            return !readManifest(directory).equals(manifest);
        } catch (MitosisException e) {
            return true;
        }
    }

    private static SnapshotManifest readManifest(Path directory) {
        Path file = directory.resolve(SnapshotLayout.MANIFEST);
        try {
            int version = FormatVersion.of(file).number();
            if (version > Json.FORMAT_VERSION) {
                throw newer(file, version);
            }
            if (version < 1) {
                throw damaged(file, "it does not say its formatVersion", null);
            }
            SnapshotManifest manifest = DocumentFile.load(file, SnapshotManifest.class);
            if (!manifest.snapshotId().equals(SnapshotWriter.idOf(manifest.files()))) {
                throw damaged(file, "its snapshotId is not that of the files it lists", null);
            }
            return manifest;
        } catch (NoSuchFileException e) {
            throw missing(directory);
        } catch (IOException e) {
            throw damaged(file, InputFile.reason(e), e);
        }
    }

    private static void verify(Path directory, SnapshotFile entry) {
        Path manifest = directory.resolve(SnapshotLayout.MANIFEST);
        try {
            Path file = InputFile.member(directory, entry.path());
            String found = Hashes.ofFile(file);
            if (!found.equals(entry.sha256())) {
                throw damaged(file, "its SHA-256 is " + found + ", the manifest says " + entry.sha256(), null);
            }
        } catch (NoSuchFileException e) {
            throw damaged(directory.resolve(entry.path()), "the manifest names it, but it is not there", e);
        } catch (IOException e) {
            throw damaged(manifest, "of the file " + entry.path() + ": " + InputFile.reason(e), e);
        }
    }

    @Override
    public SnapshotManifest manifest() {
        return manifest;
    }

    /** The resources of all files; the stream ends with M-SNAP-06 where the snapshot was replaced meanwhile. */
    @Override
    public Stream<Resource> resources() {
        return Stream.concat(
                manifest.files().stream().flatMap(this::resources),
                Stream.of(manifest).flatMap(opened -> {
                    if (isReplaced()) {
                        throw replaced();
                    }
                    return Stream.empty();
                }));
    }

    /** The resources of one file, sorted by ARN; the caller closes the stream. */
    Stream<Resource> resources(SnapshotFile file) {
        Path path = directory.resolve(file.path());
        try {
            return new RecordStream(path, file.records()).open();
        } catch (IOException e) {
            throw damaged(path, InputFile.reason(e), e);
        }
    }

    private MitosisException replaced() {
        return new MitosisException(
                "M-SNAP-06",
                directory + " was replaced while it was read",
                "another command has put a new snapshot in its place, and what was read may be of both",
                "run this again",
                ExitCode.STALE);
    }

    private static MitosisException missing(Path directory) {
        return new MitosisException(
                "M-SNAP-02",
                "there is no snapshot in " + directory,
                "it has no " + SnapshotLayout.MANIFEST + ", which a scan writes last",
                "run 'mitosis scan' first",
                ExitCode.INVALID_INPUT);
    }

    private static MitosisException newer(Path file, int version) {
        return new MitosisException(
                "M-SNAP-03",
                file + " has format version " + version,
                "this version of the tool reads up to " + Json.FORMAT_VERSION,
                "use the newer tool that wrote it, or run 'mitosis scan' again with this one",
                ExitCode.INVALID_INPUT);
    }

    static MitosisException damaged(Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new MitosisException(
                "M-SNAP-01",
                file + " is damaged",
                why,
                "restore the file from a copy, or run 'mitosis scan' again",
                ExitCode.INVALID_INPUT,
                cause);
    }
}
