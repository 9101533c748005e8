package dev.mitosis.pipeline;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.SnapshotManifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The snapshot of the sample account that comes with the tool. */
public final class SampleSnapshot {
    /** What the sample is called where other accounts have their twelve digits. */
    public static final String ACCOUNT = "sample";

    private static final String ROOT = "/dev/mitosis/sample/";
    private static final String MANIFEST = "manifest.json";

    private SampleSnapshot() {}

    /** Copies it into a folder, the manifest last. */
    public static void copyTo(Path folder) {
        try {
            byte[] manifest = read(MANIFEST);
            for (SnapshotManifest.SnapshotFile file :
                    Json.mapper().readValue(manifest, SnapshotManifest.class).files()) {
                byte[] content = read(file.path());
                AtomicFile.write(folder.resolve(file.path()), out -> out.write(content));
            }
            AtomicFile.write(folder.resolve(MANIFEST), out -> out.write(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String path) throws IOException {
        try (InputStream in = SampleSnapshot.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IOException("the distribution lacks " + ROOT + path);
            }
            return in.readAllBytes();
        }
    }
}
