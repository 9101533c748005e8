package dev.mitosis.cost;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second export of the same account from paying for the same requests; released by the system after a kill. */
final class ExportLock implements AutoCloseable {
    private final FileChannel channel;

    private ExportLock(FileChannel channel) {
        this.channel = channel;
    }

    static ExportLock take(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw busy(file);
            }
            return new ExportLock(channel);
        } catch (IOException e) {
            throw new MitosisException(
                    "M-IO-01",
                    "cannot write " + file,
                    String.valueOf(e.getMessage()),
                    "make the folder writable or choose another one with --workspace DIR",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static MitosisException busy(Path file) {
        return new MitosisException(
                "M-COST-04",
                "another export of this account is running",
                "it holds " + file,
                "wait for it to end, then run the command again; what it has finished is not paid twice",
                ExitCode.INCOMPLETE);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
