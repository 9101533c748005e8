package dev.mitosis.workbook;

import java.io.IOException;
import java.io.Writer;

/**
 * Gathers what one thread writes in small pieces. Not for several threads: a {@link java.io.BufferedWriter} takes a
 * lock for each piece, and POI writes a dozen for each cell.
 */
final class UnsharedWriter extends Writer {
    private static final int GATHERED = 1 << 15;

    private final Writer out;
    private final char[] gathered = new char[GATHERED];
    private int size;

    UnsharedWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(int character) throws IOException {
        makeRoom(1);
        gathered[size++] = (char) character;
    }

    @Override
    public void write(char[] from, int offset, int length) throws IOException {
        makeRoom(length);
        if (length > GATHERED) {
            out.write(from, offset, length);
        } else {
            System.arraycopy(from, offset, gathered, size, length);
            size += length;
        }
    }

    @Override
    public void write(String from, int offset, int length) throws IOException {
        makeRoom(length);
        if (length > GATHERED) {
            out.write(from, offset, length);
        } else {
            from.getChars(offset, offset + length, gathered, size);
            size += length;
        }
    }

    private void makeRoom(int more) throws IOException {
        if (size + more > GATHERED) {
            out.write(gathered, 0, size);
            size = 0;
        }
    }

    @Override
    public void flush() throws IOException {
        makeRoom(GATHERED);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        makeRoom(GATHERED);
        out.close();
    }
}
