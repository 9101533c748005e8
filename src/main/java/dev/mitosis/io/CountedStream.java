package dev.mitosis.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read or skipped, and asks after each of these whether they are too many. */
abstract class CountedStream extends FilterInputStream {
    private long count;

    CountedStream(InputStream in) {
        super(in);
    }

    /**
     * Hears how many bytes were read so far.
     *
     * @throws UnfitFileException where these are too many
     */
    abstract void check(long bytes) throws IOException;

    /** The bytes read so far. */
    final long count() {
        return count;
    }

    final void countFrom(long bytes) {
        count = bytes;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        add(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] content, int from, int length) throws IOException {
        int got = super.read(content, from, length);
        add(Math.max(0, got));
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        add(skipped);
        return skipped;
    }

    private void add(long bytes) throws IOException {
        count += bytes;
        check(count);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
