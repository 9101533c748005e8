package dev.mitosis.traffic.file;

import dev.mitosis.io.UnfitFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at each byte of a text once: how many lines it has, and how many columns each of them. Time is linear, memory
 * that of the first line.
 */
final class LineSurvey {
    /** The longest line in bytes, far above what sixty fields need; the database holds one whole. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;

    /** The lines that have one number of columns. */
    private static final class Width {
        private long count;
        private final List<Long> lines = new ArrayList<>(Flaws.NAMED);
    }

    private final char delimiter;
    private final boolean quoted;
    private final Map<Integer, Width> widths = new HashMap<>();
    private long number;
    private int length;
    private int columns = 1;
    private boolean inQuotes;
    private boolean blank = true;

    LineSurvey(char delimiter, boolean quoted) {
        this.delimiter = delimiter;
        this.quoted = quoted;
    }

    /** The first line without its end, which stays the stream's next one; empty where there is none. */
    static String firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        in.mark(LONGEST + 2);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
            if (line.size() > LONGEST) {
                throw new UnfitFileException("line 1 is longer than " + LONGEST + " bytes");
            }
        }
        in.reset();
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Reads to the end. */
    void read(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                take(buffer[i]);
            }
        }
        if (length > 0) {
            end();
        }
    }

    private void take(byte next) throws IOException {
        if (next == '\n' && !inQuotes) {
            end();
            return;
        }
        length++;
        if (length > LONGEST) {
            throw new UnfitFileException("line " + (number + 1) + " is longer than " + LONGEST + " bytes");
        }
        if (next == delimiter && !inQuotes) {
            columns++;
        } else if (next == '"' && quoted) {
            inQuotes = !inQuotes;
        }
        blank &= next == ' ' || next == '\r' || next == '\t';
    }

    private void end() {
        number++;
        if (!blank) {
            Width width = widths.computeIfAbsent(columns, key -> new Width());
            width.count++;
            if (width.lines.size() < Flaws.NAMED) {
                width.lines.add(number);
            }
        }
        length = 0;
        columns = 1;
        inQuotes = false;
        blank = true;
    }

    /** The lines that hold anything, but for one that names columns. */
    long records(boolean header) {
        return widths.values().stream().mapToLong(width -> width.count).sum() - (header ? 1 : 0);
    }

    /** Those with another number of columns. */
    Flaws others(int expected) {
        List<Width> wrong = widths.entrySet().stream()
                .filter(entry -> entry.getKey() != expected)
                .map(Map.Entry::getValue)
                .toList();
        return new Flaws(
                wrong.stream().mapToLong(width -> width.count).sum(),
                wrong.stream()
                        .flatMap(width -> width.lines.stream())
                        .sorted()
                        .limit(Flaws.NAMED)
                        .toList());
    }
}
