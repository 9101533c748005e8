package dev.mitosis.io;

import java.io.IOException;
import java.io.InputStream;

/** Fails when more is read than allowed, so that no content decides how long or how large reading gets. */
public final class BoundedStream extends CountedStream {
    private final long most;

    /** A stream of which no more than these bytes are read. */
    public BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /** Begins to count anew, where something else begins that has the same bound. */
    public void restart() {
        countFrom(0);
    }

    @Override
    void check(long bytes) throws IOException {
        if (bytes > most) {
            throw new UnfitFileException("it has more than " + most + " bytes");
        }
    }
}
