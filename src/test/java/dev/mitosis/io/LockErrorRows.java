package dev.mitosis.io;

import static dev.mitosis.errors.ErrorRow.row;

import dev.mitosis.errors.Ending;
import dev.mitosis.errors.ErrorRow;
import java.io.IOException;
import java.util.stream.Stream;

/** The code of a file system that does not lock files. */
public final class LockErrorRows {
    private static final LockHolder SELF = new LockHolder("mitosis scan", 1, "here", "2026-01-15T09:00:00Z");

    private LockErrorRows() {}

    /** Its row. */
    public static Stream<ErrorRow> rows() {
        return Stream.of(row(
                "M-LOCK-02",
                at -> Ending.of(() -> WriteLock.take(at.path("lock"), SELF, channel -> {
                            throw new IOException("No locks available");
                        })
                        .close()),
                at -> Ending.of(() -> WriteLock.take(at.path("lock"), SELF, channel -> channel.tryLock(1, 1, false))
                        .close())));
    }
}
