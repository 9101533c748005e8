package dev.mitosis.snapshot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The members of the APIs' answers that change by themselves: sizes, counters, times of the last use. */
final class MeasuredMembers {
    private static final String FILE = "measured-members.tsv";

    private final List<Entry> entries;

    /** One line of the table. */
    record Entry(String type, String pointer, Pattern pattern, String source) {
        static Entry of(String line) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 3 || !cells[1].startsWith("/") || cells[2].isBlank()) {
                throw new IllegalStateException(FILE + " needs type, pointer and source, got: " + line);
            }
            String regex = Pattern.quote(cells[1]).replace("**", "\\E.*\\Q").replace("/*/", "/\\E[^/]*\\Q/");
            return new Entry(cells[0], cells[1], Pattern.compile(regex), cells[2]);
        }
    }

    private MeasuredMembers(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    static MeasuredMembers load() {
        List<Entry> entries = new ArrayList<>();
        try (InputStream in = MeasuredMembers.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FILE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> entries.add(Entry.of(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MeasuredMembers(entries);
    }

    List<Entry> entries() {
        return entries;
    }

    /** Whether the member at this pointer of the resource's record is a measurement. */
    boolean contains(String type, String pointer) {
        return entries.stream()
                .filter(entry -> entry.type().equals(type))
                .anyMatch(entry -> entry.pattern().matcher(pointer).matches());
    }
}
