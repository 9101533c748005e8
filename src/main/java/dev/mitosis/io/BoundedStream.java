package dev.mitosis.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails when more is read than allowed, so that no content decides how long or how large reading gets. */
public final class BoundedStream extends FilterInputStream {
    private final long most;
    private long read;

    /** A stream of which no more than these bytes are read. */
    public BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /** Begins to count anew, where something else begins that has the same bound. */
    public void restart() {
        read = 0;
    }

    /** The bytes read so far. */
    long count() {
        return read;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] content, int from, int length) throws IOException {
        int got = super.read(content, from, length);
        count(Math.max(0, got));
        return got;
    }

    private void count(int bytes) throws IOException {
        read += bytes;
        if (read > most) {
            throw new UnfitFileException("it has more than " + most + " bytes");
        }
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        read += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
