package dev.mitosis.report.facts;

import dev.mitosis.report.price.ListedCosts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of money beside the documents of a plan: the cost history, and what people assume.
 *
 * @param currency of the amounts of the history; prices are list prices in US dollars
 * @param month the last final month of the history, {@code 2026-10}; empty without a history
 * @param byAccount what each account of the proposal would have cost in that month, by its name; what belongs to none
 *     stands under a name in parentheses
 * @param dayRate what a day of one person costs; null where nobody says
 * @param prices what one of a type costs a month, instead of the list price
 * @param listed what the things of the account cost by list price
 */
public record Spending(
        String currency,
        String month,
        Map<String, BigDecimal> byAccount,
        @Nullable BigDecimal dayRate,
        Map<String, BigDecimal> prices,
        ListedCosts listed) {
    /** The currency of list prices. */
    public static final String DOLLARS = "USD";

    /** Nothing is known. */
    public static final Spending UNKNOWN = new Spending(DOLLARS, "", Map.of(), null, Map.of(), ListedCosts.NONE);

    public Spending {
        byAccount = Map.copyOf(byAccount);
        prices = Map.copyOf(prices);
    }

    /** The same, with what list prices tell. */
    public Spending with(ListedCosts costs) {
        return new Spending(currency, month, byAccount, dayRate, prices, costs);
    }

    /** Whether what was paid is known. */
    public boolean hasHistory() {
        return !month.isEmpty();
    }

    /** What all accounts together cost in the last final month; empty without a history. */
    public Optional<BigDecimal> lastMonth() {
        return month.isEmpty()
                ? Optional.empty()
                : Optional.of(byAccount.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
