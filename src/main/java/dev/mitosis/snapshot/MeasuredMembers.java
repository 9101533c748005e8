package dev.mitosis.snapshot;

import dev.mitosis.io.TsvTable;
import java.util.List;
import java.util.regex.Pattern;

/** The members of the APIs' answers that change by themselves: sizes, counters, times of the last use. */
final class MeasuredMembers {
    private static final String FILE = "measured-members.tsv";

    private final List<Entry> entries;

    /** One line of the table. */
    record Entry(String type, String pointer, Pattern pattern, String source) {
        static Entry of(TsvTable.TsvRow row) {
            String pointer = row.get("pointer");
            if (!pointer.startsWith("/")) {
                throw row.error("'" + pointer + "' is no pointer");
            }
            String regex = Pattern.quote(pointer).replace("**", "\\E.*\\Q").replace("/*/", "/\\E[^/]*\\Q/");
            return new Entry(row.get("type"), pointer, Pattern.compile(regex), row.get("source"));
        }
    }

    private MeasuredMembers(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    static MeasuredMembers load() {
        return new MeasuredMembers(TsvTable.loadNamed(MeasuredMembers.class, FILE).stream()
                .map(Entry::of)
                .toList());
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
