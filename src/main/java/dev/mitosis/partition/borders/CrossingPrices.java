package dev.mitosis.partition.borders;

import dev.mitosis.model.PartitionDocument.Hardness;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.TypePattern;
import java.util.Arrays;
import java.util.List;

/** What one crossing costs: the rows of {@code couplings.tsv}. */
final class CrossingPrices {
    /** A row. */
    record Price(String kind, TypePattern to, Hardness hardness, double price, String why) {}

    private static final String ANY = "*";
    private static final String WRITES = "writes";

    private final List<Price> rows = Table.read(
            CrossingPrices.class,
            "couplings.tsv",
            row -> new Price(
                    row.get("kind"),
                    new TypePattern(row.get("to")),
                    hardness(row.get("hardness")),
                    row.number("price"),
                    row.get("why")));

    static Hardness hardness(String label) {
        return Arrays.stream(Hardness.values())
                .filter(hardness -> hardness.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no hardness is called " + label));
    }

    /** The first row that matches. */
    Price of(String kind, String type) {
        return rows.stream()
                .filter(price -> price.kind().equals(ANY) || price.kind().equals(kind))
                .filter(price -> price.to().matches(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("couplings.tsv has no row for " + kind));
    }

    /** Whether data is kept in things of the type that several can change. */
    boolean isStore(String type) {
        return has(ANY, type) || has(WRITES, type);
    }

    /** Whether being connected to a thing of the type is using its data. */
    boolean isConnected(String type) {
        return has(ANY, type);
    }

    private boolean has(String kind, String type) {
        return rows.stream()
                .anyMatch(price -> price.kind().equals(kind)
                        && price.to().text().equals(type)
                        && price.hardness() == Hardness.SYNCHRONOUS);
    }
}
