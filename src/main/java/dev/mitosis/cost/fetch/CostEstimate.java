package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
    /** The name of the line for all documents. */
    static final String DOCUMENTS = "documents";

    private static final String TOTAL = "-total";

    /** The requests that come first and tell how much there is: the reach of each series, and all documents. */
    @JsonIgnore
    public int discovery() {
        return lines.stream()
                .filter(line -> line.name().equals(DOCUMENTS) || line.name().endsWith(TOTAL))
                .mapToInt(Line::requests)
                .sum();
    }

    /**
     * The requests for one query, or for all documents.
     *
     * @param parts the stretches that are read separately
     */
    public record Line(String name, int parts, int requests) {}
}
