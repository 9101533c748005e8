package dev.mitosis.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of large files that several checks ask for, each computed once as long as the file stays the same: as
 * {@link AtomicFile} writes them, another content is another file. Any thread may ask.
 */
public final class FileHashes {
    private final Map<Path, Hashed> known = new ConcurrentHashMap<>();

    /** The SHA-256 of a file's bytes. */
    public String of(Path file) {
        try {
            Version now = Version.of(file);
            Hashed before = known.get(file);
            if (before != null && before.version().equals(now)) {
                return before.hash();
            }
            String hash = Hashes.ofFile(file);
            known.put(file, new Hashed(now, hash));
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Hashed(Version version, String hash) {}

    /** What tells a file from the one that had its name before. */
    private record Version(@Nullable Object key, FileTime modified, long size) {
        static Version of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        }
    }
}
