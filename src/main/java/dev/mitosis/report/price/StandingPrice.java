package dev.mitosis.report.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of prices: of which things, how much there is, and what one costs.
 *
 * @param when pairs of a pointer and what may stand there, all of which have to hold; {@code -} for nothing there
 * @param amount null where only use costs
 */
record StandingPrice(
        String type,
        Map<String, List<String>> when,
        @Nullable PricedQuantity amount,
        ListPrice each) {
    private static final String NONE = "-";
    private static final String USE = "use";

    /** All rows by type. */
    static Map<String, List<StandingPrice>> load() {
        Map<String, List<StandingPrice>> rows = new HashMap<>();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(StandingPrice.class, "standing-prices.tsv")) {
            row.get("source");
            PricedQuantity amount = row.get("amount").equals(USE) ? null : PricedQuantity.of(row.get("amount"));
            if (amount != null) {
                amount.flaw().ifPresent(flaw -> {
                    throw row.error("nothing is known of '" + flaw + "'");
                });
            }
            rows.computeIfAbsent(row.get("type"), type -> new ArrayList<>())
                    .add(new StandingPrice(
                            row.get("type"),
                            conditions(row),
                            amount,
                            new ListPrice(new BigDecimal(row.get("each")), ListPrice.isConfirmed(row))));
        }
        return rows;
    }

    private static Map<String, List<String>> conditions(TsvTable.TsvRow row) {
        Map<String, List<String>> conditions = new HashMap<>();
        if (!row.get("when").equals(NONE)) {
            for (String condition : row.get("when").split("&", -1)) {
                String[] sides = condition.split("=", 2);
                if (sides.length < 2 || !sides[0].startsWith("/")) {
                    throw row.error("'" + condition + "' is no condition");
                }
                conditions.put(sides[0], Arrays.asList(sides[1].split("[|]", -1)));
            }
        }
        return conditions;
    }

    boolean isFor(Resource resource) {
        return when.entrySet().stream().allMatch(condition -> {
            JsonNode found = resource.data().at(condition.getKey());
            String text = found.isMissingNode() || found.isNull() ? NONE : found.asText();
            return condition.getValue().contains(text);
        });
    }
}
