package dev.mitosis.target.dns;

import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What has public addresses: the rows of {@code address-holders.tsv}. */
final class AddressTable {
    private static final String NONE = "-";

    private final Map<String, Row> rows = new HashMap<>();

    /**
     * A type of things.
     *
     * @param place of each address in the record
     * @param address the member with the address; {@code .} for the place itself, {@code -} for none
     * @param allocation the member with the allocation id, written alike
     * @param release what comes before an elastic address can leave; empty where it cannot
     */
    record Row(JsonPath place, String address, String allocation, String uses, String release) {}

    static AddressTable load() {
        AddressTable table = new AddressTable();
        TsvTable.loadNamed(AddressTable.class, "address-holders.tsv")
                .forEach(row -> table.rows.put(
                        row.get("type"),
                        new Row(
                                JsonPath.of(empty(row.get("place"))),
                                row.get("address"),
                                row.get("allocation"),
                                row.get("uses"),
                                empty(row.get("release")))));
        return table;
    }

    private static String empty(String cell) {
        return cell.equals(NONE) ? "" : cell;
    }

    Optional<Row> of(String type) {
        return Optional.ofNullable(rows.get(type));
    }
}
