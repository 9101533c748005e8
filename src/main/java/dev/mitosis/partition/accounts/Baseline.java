package dev.mitosis.partition.accounts;

import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.partition.evidence.Table;
import java.util.List;
import java.util.stream.Collectors;

/** What accounts cost a month before a workload runs in them: {@code baseline.tsv}. */
public final class Baseline {
    private static final String ANY = "any";
    private static final String USD = "usd";

    private record Item(String purpose, String item, String unit, double amount, String assumption) {}

    private final List<Item> items = Table.read(
            Baseline.class,
            "baseline.tsv",
            row -> new Item(
                    row.get("purpose"), row.get("item"), row.get("unit"), row.number("amount"), row.get("assumption")));

    /** US dollars a month for one account of a purpose. */
    public double price(String purpose) {
        return sum(purpose, true);
    }

    /** Hours of one person a month for one account of a purpose. */
    public double hours(String purpose) {
        return sum(purpose, false);
    }

    /** US dollars a month for all accounts. */
    double price(List<TargetAccount> accounts) {
        return accounts.stream()
                .mapToDouble(account -> price(account.purpose()))
                .sum();
    }

    /** Hours a month for all accounts. */
    double hours(List<TargetAccount> accounts) {
        return accounts.stream()
                .mapToDouble(account -> hours(account.purpose()))
                .sum();
    }

    /** What the price of an account of a purpose consists of. */
    public String assumptions(String purpose) {
        return items.stream()
                .filter(item -> item.unit().equals(USD) && applies(item, purpose) && item.amount() > 0)
                .map(item -> item.item() + " (" + item.assumption() + ")")
                .collect(Collectors.joining(", "));
    }

    private double sum(String purpose, boolean money) {
        return items.stream()
                .filter(item -> item.unit().equals(USD) == money && applies(item, purpose))
                .mapToDouble(Item::amount)
                .sum();
    }

    private static boolean applies(Item item, String purpose) {
        return item.purpose().equals(ANY) || item.purpose().equals(purpose);
    }
}
