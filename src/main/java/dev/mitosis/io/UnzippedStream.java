package dev.mitosis.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The content of a gzip stream; fails where it becomes larger than honest content does. */
final class UnzippedStream extends FilterInputStream {
    private static final int BUFFER = 1 << 15;

    private final BoundedStream packed;
    private long unpacked;

    UnzippedStream(InputStream in) throws IOException {
        this(new BoundedStream(in, Bounds.PACKED_BYTES));
    }

    private UnzippedStream(BoundedStream packed) throws IOException {
        super(new GZIPInputStream(packed, BUFFER));
        this.packed = packed;
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

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws IOException {
        unpacked += bytes;
        if (unpacked > Bounds.UNPACKED_BYTES) {
            throw new UnfitFileException("it unpacks to more than " + Bounds.UNPACKED_BYTES + " bytes");
        }
        if (unpacked > Bounds.UNPACKED_FREELY && unpacked > packed.count() * Bounds.UNPACKED_RATIO) {
            throw new UnfitFileException(
                    "it unpacks to more than " + Bounds.UNPACKED_RATIO + " times its size, as no records do");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
