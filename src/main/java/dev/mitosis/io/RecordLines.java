package dev.mitosis.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, as bytes, each no longer than a record may be. */
public final class RecordLines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LINE_FEED = '\n';

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int number;
    private boolean ended;

    /** The lines of a stream, which is closed with them. */
    public RecordLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its line feed; null at the end. */
    public byte @Nullable [] next() throws IOException {
        number++;
        ended = false;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (from < to || fill()) {
            int end = from;
            while (end < to && buffer[end] != LINE_FEED) {
                end++;
            }
            line.write(buffer, from, end - from);
            from = Math.min(end + 1, to);
            if (end < to) {
                ended = true;
                return line.toByteArray();
            }
            if (line.size() > Bounds.RECORD_BYTES) {
                throw new UnfitFileException("it is longer than " + Bounds.RECORD_BYTES + " bytes");
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    /** The number of the line that came last, or that could not be read, from 1. */
    public int number() {
        return number;
    }

    /** Whether the line that came last had a line feed behind it; one that was cut off has none. */
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
