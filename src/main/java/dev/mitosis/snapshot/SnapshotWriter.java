package dev.mitosis.snapshot;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import dev.mitosis.io.PrivateFolder;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.SnapshotManifest.SnapshotFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a snapshot: parts in any order from any thread, the manifest last. Everything goes to a folder beside the
 * target, which takes the target's place when it is complete, so that a failed scan leaves the former snapshot alone.
 */
public final class SnapshotWriter {
    private static final Comparator<Resource> BY_ARN = Comparator.comparing(Resource::arn);

    private final Path directory;
    private final Path working;
    private final Map<String, SnapshotFile> files = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    private SnapshotWriter(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.working = this.directory.resolveSibling(this.directory.getFileName() + ".partial");
    }

    /**
     * Begins a new snapshot; what an unfinished one left is removed, and what it was about to replace is put back.
     *
     * @throws MitosisException M-IO-01 where the folder cannot be written
     */
    public static SnapshotWriter begin(Path directory) {
        SnapshotWriter writer = new SnapshotWriter(directory);
        try {
            AtomicFolder.restore(writer.directory);
            AtomicFolder.delete(writer.working);
            PrivateFolder.create(writer.working);
        } catch (IOException e) {
            throw AtomicFile.unwritable(writer.working, e);
        }
        return writer;
    }

    /** Writes the resources that one operation gave in one region; nothing is written for none. */
    public void write(String region, String service, String operation, List<Resource> resources) {
        if (resources.isEmpty()) {
            return;
        }
        String path = SnapshotLayout.dataFile(region, service, operation);
        Path file = working.resolve(path);
        List<Resource> sorted = resources.stream().sorted(BY_ARN).toList();
        AtomicFile.write(file, out -> writeLines(out, sorted));
        SnapshotFile entry = describe(path, file, sorted.size());
        synchronized (this) {
            if (files.put(path, entry) != null) {
                throw new IllegalStateException("part written twice: " + path);
            }
            sorted.forEach(resource -> counts.merge(resource.type(), 1, Integer::sum));
        }
    }

    private static void writeLines(OutputStream out, List<Resource> resources) throws IOException {
        try (GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 15)) {
            for (Resource resource : resources) {
                zipped.write(Json.line(resource).getBytes(StandardCharsets.UTF_8));
                zipped.write('\n');
            }
        }
    }

    private static SnapshotFile describe(String path, Path file, int records) {
        try {
            return new SnapshotFile(path, Hashes.ofFile(file), records, Files.size(file));
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    /** The id of a snapshot that consists of these files. */
    static String idOf(List<SnapshotFile> files) {
        return Hashes.ofText(
                files.stream().map(f -> f.path() + " " + f.sha256() + "\n").collect(Collectors.joining()));
    }

    /** Writes the manifest and puts the snapshot in its place. */
    public synchronized SnapshotManifest finish(SnapshotSummary summary) {
        List<SnapshotFile> written = new ArrayList<>(files.values());
        String id = idOf(written);
        SnapshotManifest manifest = new SnapshotManifest(
                Json.FORMAT_VERSION,
                Json.TOOL,
                summary.account(),
                id,
                summary.partition(),
                summary.accountAlias(),
                summary.startedAt().toString(),
                summary.finishedAt().toString(),
                summary.regions(),
                written,
                new TreeMap<>(counts),
                summary.coverage(),
                summary.findings());
        AtomicFile.write(working.resolve(SnapshotLayout.MANIFEST), Json.pretty(manifest));
        try {
            AtomicFolder.replace(directory, working);
        } catch (IOException e) {
            throw AtomicFile.unwritable(directory, e);
        }
        return manifest;
    }
}
