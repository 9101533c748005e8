package dev.mitosis.snapshot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.SnapshotManifest.SnapshotFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A snapshot in a folder, verified against its manifest when it is opened. */
public final class SnapshotStore implements Snapshot {
    private static final ObjectReader RESOURCES = Json.mapper().readerFor(Resource.class);

    private final Path directory;
    private final SnapshotManifest manifest;

    private SnapshotStore(Path directory, SnapshotManifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Opens a snapshot and checks every file's hash.
     *
     * @throws MitosisException M-SNAP-01 for a damaged file, M-SNAP-02 where there is no snapshot, M-SNAP-03 for a
     *     newer format
     */
    public static SnapshotStore open(Path directory) {
        SnapshotManifest manifest = readManifest(directory);
        for (SnapshotFile file : manifest.files()) {
            verify(directory, file);
        }
        return new SnapshotStore(directory, manifest);
    }

    private static SnapshotManifest readManifest(Path directory) {
        Path file = directory.resolve(SnapshotLayout.MANIFEST);
        try {
            JsonNode tree = Json.mapper().readTree(Files.readAllBytes(file));
            int version = tree.path("formatVersion").asInt(0);
            if (version > Json.FORMAT_VERSION) {
                throw newer(file, version);
            }
            if (version < 1) {
                throw damaged(file, "it does not say its formatVersion", null);
            }
            return Json.mapper().treeToValue(tree, SnapshotManifest.class);
        } catch (NoSuchFileException e) {
            throw missing(directory);
        } catch (JacksonException e) {
            throw damaged(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static void verify(Path directory, SnapshotFile entry) {
        Path file = directory.resolve(entry.path()).normalize();
        if (!file.startsWith(directory.normalize())) {
            throw damaged(directory.resolve(SnapshotLayout.MANIFEST), "it names a file outside: " + entry.path(), null);
        }
        try {
            String found = Hashes.ofFile(file);
            if (!found.equals(entry.sha256())) {
                throw damaged(file, "its SHA-256 is " + found + ", the manifest says " + entry.sha256(), null);
            }
        } catch (NoSuchFileException e) {
            throw damaged(file, "the manifest names it, but it is not there", e);
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public SnapshotManifest manifest() {
        return manifest;
    }

    @Override
    public Stream<Resource> resources() {
        return manifest.files().stream().flatMap(this::resources);
    }

    /** The resources of one file, sorted by ARN; the caller closes the stream. */
    Stream<Resource> resources(SnapshotFile file) {
        return read(directory.resolve(file.path()));
    }

    private static Stream<Resource> read(Path file) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file), 1 << 15), StandardCharsets.UTF_8));
            return lines.lines().map(line -> parse(file, line)).onClose(() -> close(lines));
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static Resource parse(Path file, String line) {
        try {
            return RESOURCES.readValue(line);
        } catch (JacksonException e) {
            throw damaged(file, e.getOriginalMessage(), e);
        }
    }

    private static void close(BufferedReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static MitosisException damaged(Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new MitosisException(
                "M-SNAP-01",
                file + " is damaged",
                why,
                "restore the file from a copy, or run 'mitosis scan' again",
                ExitCode.INVALID_INPUT,
                cause);
    }
}
