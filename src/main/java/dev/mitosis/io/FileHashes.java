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
    private final Map<Path, Beside<Hashed>> known = new ConcurrentHashMap<>();

    /** Begins beside with what somebody will ask for; nothing where there is no such file. */
    public void expect(Path file) {
        if (Files.exists(file) && !isKnown(file)) {
            known.put(file, Beside.start(() -> Hashed.of(file)));
        }
    }

    private boolean isKnown(Path file) {
        Beside<Hashed> before = known.get(file);
        return before != null && before.get().version().equals(Version.of(file));
    }

    /** The SHA-256 of a file's bytes. */
    public String of(Path file) {
        expect(file);
        Beside<Hashed> hashed = known.get(file);
        return (hashed == null ? Hashed.of(file) : hashed.get()).hash();
    }

    private record Hashed(Version version, String hash) {
        static Hashed of(Path file) {
            try {
                return new Hashed(Version.of(file), Hashes.ofFile(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What tells a file from the one that had its name before. */
    private record Version(@Nullable Object key, FileTime modified, long size) {
        static Version of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Version(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
