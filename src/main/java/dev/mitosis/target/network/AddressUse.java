package dev.mitosis.target.network;

import dev.mitosis.io.TsvTable;
import java.util.HashMap;
import java.util.Map;

/** How many addresses a thing uses in each of its subnets: the rows of {@code addresses.tsv}, else one. */
final class AddressUse {
    private static final String FILE = "addresses.tsv";

    private final Map<String, Integer> byType = new HashMap<>();

    static AddressUse load() {
        AddressUse table = new AddressUse();
        TsvTable.loadNamed(AddressUse.class, FILE)
                .forEach(row -> table.byType.put(row.get("type"), (int) row.number("addresses")));
        return table;
    }

    int of(String type) {
        return byType.getOrDefault(type, 1);
    }
}
