package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostCatalog.Series;
import dev.mitosis.cost.store.SlotRange;
import java.time.LocalDate;

/**
 * The stretch that a series covers.
 *
 * @param start the first day that the service gives, or that is stored from an earlier run
 * @param end the slot behind the current one
 */
record RetentionPeriod(Series series, LocalDate start, LocalDate end) {
    SlotRange slots() {
        return new SlotRange(series.unit(), series.unit().floor(start), end);
    }
}
