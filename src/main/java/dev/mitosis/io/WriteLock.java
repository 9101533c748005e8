package dev.mitosis.io;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to write, which one command at a time has. The system gives it back when the process dies, however it dies;
 * that the file is there says nothing.
 */
public final class WriteLock implements AutoCloseable {
    /** Far behind the text, because on some systems nobody else can read what is locked. */
    private static final long PLACE = 1L << 30;

    private static final int LONGEST_RECORD = 1024;

    /**
     * What this process holds. A second channel of the same file is never opened: on POSIX closing it would release the
     * first one's lock.
     */
    private static final Map<Path, LockHolder> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final @Nullable LockHolder left;

    private WriteLock(Path file, FileChannel channel, @Nullable LockHolder left) {
        this.file = file;
        this.channel = channel;
        this.left = left;
    }

    /** How a file is locked; null where somebody else holds it. */
    @FunctionalInterface
    interface Locking {
        @Nullable
        FileLock of(FileChannel channel) throws IOException;
    }

    /**
     * Takes the lock, or tells who has it; never waits.
     *
     * @throws MitosisException M-LOCK-01 where another command holds it, M-LOCK-02 where the file system knows no
     *     locks, M-IO-01 where the file cannot be written
     */
    public static WriteLock take(Path file, LockHolder holder) {
        return take(file, holder, channel -> channel.tryLock(PLACE, 1, false));
    }

    static WriteLock take(Path file, LockHolder holder, Locking locking) {
        Path place = place(file);
        LockHolder first = HELD.putIfAbsent(place, holder);
        if (first != null) {
            throw busy(place, Optional.of(first));
        }
        WriteLock taken = null;
        try {
            taken = open(place, holder, locking);
            return taken;
        } finally {
            if (taken == null) {
                HELD.remove(place);
            }
        }
    }

    /** The one name of a file, whatever links lead to it. */
    private static Path place(Path file) {
        Path absolute = file.toAbsolutePath();
        try {
            PrivateFolder.createFor(absolute);
            return absolute.resolveSibling(".").toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw AtomicFile.unwritable(absolute, e);
        }
    }

    private static WriteLock open(Path place, LockHolder holder, Locking locking) {
        FileChannel channel = null;
        WriteLock taken = null;
        try {
            channel = FileChannel.open(
                    place,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS),
                    OwnerOnly.file());
            boolean locked = lock(channel, locking, place);
            Optional<LockHolder> recorded = record(channel);
            if (!locked) {
                throw busy(place, recorded);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.text().getBytes(StandardCharsets.UTF_8)), 0);
            taken = new WriteLock(place, channel, recorded.orElse(null));
            return taken;
        } catch (IOException e) {
            throw AtomicFile.unwritable(place, e);
        } finally {
            if (taken == null) {
                discard(channel);
            }
        }
    }

    private static boolean lock(FileChannel channel, Locking locking, Path place) {
        try {
            return locking.of(channel) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw unknown(place, e);
        }
    }

    private static Optional<LockHolder> record(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_RECORD);
        channel.read(bytes, 0);
        return LockHolder.parse(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
    }

    private static void discard(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who held the lock before and has not given it back, so that it was killed. */
    public Optional<LockHolder> left() {
        return Optional.ofNullable(left);
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }

    private static MitosisException busy(Path file, Optional<LockHolder> holder) {
        return new MitosisException(
                "M-LOCK-01",
                "another command is writing here",
                holder.map(LockHolder::toString).orElse("one that has not said which") + " holds " + file,
                "wait for it to end, then run this again; if it hangs, end that process: the lock goes with it, and no"
                        + " file has to be removed",
                ExitCode.BUSY);
    }

    private static MitosisException unknown(Path file, IOException cause) {
        return new MitosisException(
                "M-LOCK-02",
                "cannot lock " + file,
                "the file system does not lock files, as some network file systems do not, so that two commands at once"
                        + " would damage each other's results: " + cause.getMessage(),
                "choose a workspace on another file system with --workspace DIR",
                ExitCode.INVALID_INPUT,
                cause);
    }
}
