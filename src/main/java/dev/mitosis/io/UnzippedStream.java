package dev.mitosis.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The content of a gzip stream; fails where it becomes larger than honest content does. */
final class UnzippedStream extends CountedStream {
    private static final int BUFFER = 1 << 15;

    private final BoundedStream packed;

    UnzippedStream(InputStream in) throws IOException {
        this(new BoundedStream(in, Bounds.PACKED_BYTES));
    }

    private UnzippedStream(BoundedStream packed) throws IOException {
        super(new GZIPInputStream(packed, BUFFER));
        this.packed = packed;
    }

    @Override
    void check(long bytes) throws IOException {
        if (bytes > Bounds.UNPACKED_BYTES) {
            throw new UnfitFileException("it unpacks to more than " + Bounds.UNPACKED_BYTES + " bytes");
        }
        if (bytes > Bounds.UNPACKED_FREELY && bytes > packed.count() * Bounds.UNPACKED_RATIO) {
            throw new UnfitFileException(
                    "it unpacks to more than " + Bounds.UNPACKED_RATIO + " times its size, as no records do");
        }
    }
}
