package dev.mitosis.report.price;

import dev.mitosis.io.TsvTable;
import java.math.BigDecimal;

/**
 * A price of a list.
 *
 * @param amount in US dollars
 * @param confirmed whether the number was found in a list of AWS when it was checked
 */
public record ListPrice(BigDecimal amount, boolean confirmed) {
    /** What stands in the column {@code confirmed} of a price that was found nowhere when it was checked. */
    private static final String NOT_CONFIRMED = "not confirmed";

    /** Nothing to pay. */
    static final ListPrice FREE = new ListPrice(BigDecimal.ZERO, true);

    /** Whether the row says where its price was found, or has none. */
    public static boolean isConfirmed(TsvTable.TsvRow row) {
        return !row.get("confirmed").equals(NOT_CONFIRMED);
    }

    ListPrice times(BigDecimal factor) {
        return new ListPrice(amount.multiply(factor), confirmed);
    }

    ListPrice times(ListPrice factor) {
        return new ListPrice(amount.multiply(factor.amount), confirmed && factor.confirmed);
    }

    ListPrice plus(ListPrice other) {
        return new ListPrice(amount.add(other.amount), confirmed && other.confirmed);
    }
}
