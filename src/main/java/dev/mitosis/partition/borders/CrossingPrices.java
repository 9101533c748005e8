package dev.mitosis.partition.borders;

import dev.mitosis.model.PartitionDocument.Hardness;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.TypePattern;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one crossing costs: the rows of {@code couplings.tsv}. */
final class CrossingPrices {
    /** A row. */
    record Price(String kind, TypePattern to, Hardness hardness, double price, String why) {}

    private record Use(String kind, String type) {}

    private static final String ANY = "*";
    private static final String WRITES = "writes";

    private final Map<Use, Price> known = new HashMap<>();
    private final Set<String> stores = new HashSet<>();
    private final Set<String> connected = new HashSet<>();
    private final List<Price> rows = Table.read(
            CrossingPrices.class,
            "couplings.tsv",
            row -> new Price(
                    row.get("kind"),
                    new TypePattern(row.get("to")),
                    hardness(row.get("hardness")),
                    row.number("price"),
                    row.get("why")));

    CrossingPrices() {
        for (Price price : rows) {
            if (price.hardness() == Hardness.SYNCHRONOUS
                    && (price.kind().equals(ANY) || price.kind().equals(WRITES))) {
                stores.add(price.to().text());
                if (price.kind().equals(ANY)) {
                    connected.add(price.to().text());
                }
            }
        }
    }

    static Hardness hardness(String label) {
        return Arrays.stream(Hardness.values())
                .filter(hardness -> hardness.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no hardness is called " + label));
    }

    /** The first row that matches. */
    Price of(String kind, String type) {
        return known.computeIfAbsent(new Use(kind, type), this::find);
    }

    private Price find(Use use) {
        return rows.stream()
                .filter(price -> price.kind().equals(ANY) || price.kind().equals(use.kind()))
                .filter(price -> price.to().matches(use.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("couplings.tsv has no row for " + use.kind()));
    }

    /** Whether data is kept in things of the type that several can change. */
    boolean isStore(String type) {
        return stores.contains(type);
    }

    /** Whether being connected to a thing of the type is using its data. */
    boolean isConnected(String type) {
        return connected.contains(type);
    }
}
