package dev.mitosis.report.facts;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.report.price.ListPrice;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What things cost a month while they only stand there. */
public final class MonthlyPrices {
    private static final String NOT_CONFIRMED = "; this price was not confirmed";
    private static final String ENDPOINT = "AWS::EC2::VPCEndpoint";
    private static final Map<String, Price> LISTED = load();

    private final Spending spending;

    /** Prices, some of which people may have corrected. */
    public MonthlyPrices(Spending spending) {
        this.spending = spending;
    }

    /** A price with what it rests on. */
    public record Price(String type, BigDecimal monthly, String assumption, String source, boolean confirmed) {
        /** The same for things of an account. */
        public ListPrice listed() {
            return new ListPrice(monthly, confirmed);
        }
    }

    private static Map<String, Price> load() {
        Map<String, Price> prices = new LinkedHashMap<>();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(MonthlyPrices.class, "monthly-prices.tsv")) {
            prices.put(
                    row.get("type"),
                    new Price(
                            row.get("type"),
                            new BigDecimal(row.get("monthly")),
                            row.get("assumption") + (ListPrice.isConfirmed(row) ? "" : NOT_CONFIRMED),
                            row.get("source"),
                            ListPrice.isConfirmed(row)));
        }
        return prices;
    }

    /** All types with a price. */
    public static Iterable<Price> listed() {
        return LISTED.values();
    }

    /** The price of one of a type; empty where none is known. */
    public Optional<Price> of(String type) {
        Price listed = LISTED.get(type);
        BigDecimal own = spending.prices().get(type);
        return own == null
                ? Optional.ofNullable(listed)
                : Optional.of(new Price(type, own, "as assumptions.yaml says", "assumptions.yaml", true));
    }

    /** The price of a thing; gateway endpoints cost nothing. */
    public Optional<Price> of(PlannedResource resource) {
        return resource.type().equals(ENDPOINT) && !isInterface(resource) ? Optional.empty() : of(resource.type());
    }

    private static boolean isInterface(PlannedResource resource) {
        return resource.properties() != null
                && resource.properties().path("VpcEndpointType").asText("").startsWith("Interface");
    }
}
