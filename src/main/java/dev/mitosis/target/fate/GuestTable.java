package dev.mitosis.target.fate;

import dev.mitosis.io.TsvTable;
import java.util.HashMap;
import java.util.Map;

/** Which parts belong to others than what they are part of: the rows of {@code guests.tsv}. */
final class GuestTable {
    private static final String FILE = "guests.tsv";
    private static final String ANY = "*";

    private final Map<String, String> guests = new HashMap<>();

    static GuestTable load() {
        GuestTable table = new GuestTable();
        TsvTable.loadNamed(GuestTable.class, FILE).forEach(row -> table.guests.put(row.get("type"), row.get("guests")));
        return table;
    }

    /** Whether a part of the one type is a guest in a whole of the other. */
    boolean isGuest(String part, String whole) {
        String types = guests.get(whole);
        return types != null && (types.equals(ANY) || types.equals(part));
    }
}
