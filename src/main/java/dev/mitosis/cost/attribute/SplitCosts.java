package dev.mitosis.cost.attribute;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** What a split costs on top, as assumptions: the content of {@code split-costs.yaml}. */
record SplitCosts(List<Item> items, BigDecimal hoursPerMonth) {

    /** What a price is multiplied by. */
    enum Per {
        @JsonProperty("zone-hour")
        ZONE_HOUR,
        @JsonProperty("hour")
        HOUR,
        @JsonProperty("resource")
        RESOURCE,
        @JsonProperty("account")
        ACCOUNT,
        @JsonProperty("month-of-own-cost")
        MONTH_OF_OWN_COST
    }

    /** Which accounts need an item. */
    enum When {
        @JsonProperty("new")
        NEW,
        @JsonProperty("new-network")
        NEW_NETWORK,
        @JsonProperty("new-network-with-crossings")
        NEW_NETWORK_WITH_CROSSINGS,
        @JsonProperty("moving")
        MOVING
    }

    /** One item. */
    record Item(
            String id,
            String title,
            Per per,
            BigDecimal price,
            BigDecimal quantity,
            When when,
            String assumption,
            String source) {}

    static SplitCosts bundled() {
        try (InputStream in = Objects.requireNonNull(SplitCosts.class.getResourceAsStream("split-costs.yaml"))) {
            return Json.yaml()
                    .readerFor(SplitCosts.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
