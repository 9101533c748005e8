package dev.mitosis.snapshot;

import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import java.util.List;

/** The members of the APIs' answers that change by themselves: sizes, counters, times of the last use. */
final class MeasuredMembers {
    private static final String ANY = "*";
    private static final String FILE = "measured-members.tsv";

    private final List<Entry> entries;

    /** One line of the table. */
    record Entry(String type, String pointer, JsonPath path, String source) {
        static Entry of(TsvTable.TsvRow row) {
            String pointer = row.get("pointer");
            if (!pointer.startsWith("/")) {
                throw row.error("'" + pointer + "' is no pointer");
            }
            return new Entry(row.get("type"), pointer, JsonPath.of(pointer), row.get("source"));
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
                .filter(entry -> entry.type().equals(ANY) || entry.type().equals(type))
                .anyMatch(entry -> entry.path().matches(pointer));
    }
}
