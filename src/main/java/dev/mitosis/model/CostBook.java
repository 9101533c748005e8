package dev.mitosis.model;

import dev.mitosis.model.table.Table;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the workbook of a cost history shows.
 *
 * @param exportedAt when the export ended, an ISO instant
 * @param verified whether the history was verified; {@code verdict} says it in a sentence
 * @param figures the key figures
 * @param trends the charts over time
 * @param tables the sheets with rows, in order
 */
public record CostBook(
        String account,
        String exportedAt,
        String exportedBy,
        boolean verified,
        String verdict,
        List<Figure> figures,
        List<Trend> trends,
        List<Table<?>> tables) {
    public CostBook {
        figures = List.copyOf(figures);
        trends = List.copyOf(trends);
        tables = List.copyOf(tables);
    }

    /** A number with its name. */
    public record Figure(String label, String value) {}

    /**
     * Amounts over time.
     *
     * @param unit what the amounts are in
     * @param periods the names of the periods, in order
     */
    public record Trend(String title, String unit, List<String> periods, List<Series> series) {}

    /** One line of a trend, with an amount for each period. */
    public record Series(String name, List<BigDecimal> amounts) {
        /** What it comes to over all periods. */
        public BigDecimal total() {
            return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
