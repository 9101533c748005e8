package dev.mitosis.io;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file under a temporary name with mode 0600 and renames it when it is complete. What a killed run leaves of
 * it {@link StaleTemporaryFiles} removes.
 */
public final class AtomicFile {
    /** How the temporary name of a file ends that is not complete yet. */
    static final String PART = ".part";

    private AtomicFile() {}

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        /** Writes the whole content; the stream is buffered and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes text as UTF-8. */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes the file, or leaves what was there before.
     *
     * @throws MitosisException M-IO-01 where the folder cannot be written
     */
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Path temporary = null;
        try {
            PrivateFolder.createFor(target);
            temporary = Files.createTempFile(folder, "." + target.getFileName(), PART, OwnerOnly.file());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                content.writeTo(out);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            temporary = null;
        } catch (IOException e) {
            throw unwritable(target, e);
        } finally {
            discard(temporary);
        }
    }

    /** Writes the same content into another file. */
    public static void copy(Path from, Path file) {
        write(file, out -> Files.copy(from, out));
    }

    /**
     * Gives a complete file its place in the same folder.
     *
     * @throws MitosisException M-IO-01 where the folder cannot be written
     */
    public static void rename(Path from, Path file) {
        try {
            Files.move(from, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void discard(@org.jspecify.annotations.Nullable Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                temporary.toFile().deleteOnExit();
            }
        }
    }

    /** M-IO-01: this file or folder cannot be written. */
    public static MitosisException unwritable(Path file, IOException cause) {
        return new MitosisException(
                "M-IO-01",
                "cannot write " + file,
                cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                "make the folder writable or choose another one with --workspace DIR",
                ExitCode.INVALID_INPUT,
                cause);
    }
}
