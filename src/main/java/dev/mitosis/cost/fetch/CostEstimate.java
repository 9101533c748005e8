package dev.mitosis.cost.fetch;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an export will take.
 *
 * @param known whether the account itself has said how much there is; if not, the catalogue's assumptions were used
 * @param requests paid requests, pages counted
 * @param price what they cost
 * @param seconds how long they take at the rate that the export keeps to
 */
public record CostEstimate(
        int formatVersion,
        String tool,
        String account,
        boolean known,
        int requests,
        BigDecimal price,
        String currency,
        long seconds,
        List<Line> lines) {

    /**
     * The requests for one query, or for all documents.
     *
     * @param parts the stretches that are read separately
     */
    public record Line(String name, int parts, int requests) {}
}
