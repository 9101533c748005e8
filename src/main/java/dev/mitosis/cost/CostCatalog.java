package dev.mitosis.cost;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the export asks for and within which limits: the content of {@code catalog.yaml}. */
public record CostCatalog(
        Limits limits,
        List<String> metrics,
        List<Series> series,
        List<Grouping> groupings,
        List<DocumentSpec> documents) {

    public CostCatalog {
        documents = documents == null ? List.of() : List.copyOf(documents);
        Set<String> names = new TreeSet<>();
        series.forEach(one -> names.add(one.name()));
        for (Grouping grouping : groupings) {
            if (!names.containsAll(grouping.series())) {
                throw new IllegalArgumentException("grouping " + grouping.name() + " names an unknown series");
            }
        }
    }

    /** Prices, rates and assumptions. */
    public record Limits(
            BigDecimal pricePerRequest,
            String currency,
            double requestsPerSecond,
            int rowsPerPage,
            int attempts,
            long firstBackoffMillis,
            long longestBackoffMillis,
            int tokenRestarts,
            int resumeHours,
            int verificationFreshnessHours,
            int exportFreshnessHours,
            Map<String, Integer> assumed) {}

    /**
     * A granularity with its reach into the past, deepest first.
     *
     * @param resourceLevel whether the operation with resource ids is used
     */
    public record Series(
            String name,
            Granularity granularity,
            List<Integer> depthMonths,
            List<Integer> depthDays,
            boolean resourceLevel) {
        public Series {
            depthMonths = depthMonths == null ? List.of() : List.copyOf(depthMonths);
            depthDays = depthDays == null ? List.of() : List.copyOf(depthDays);
            if (depthMonths.isEmpty() == depthDays.isEmpty()) {
                throw new IllegalArgumentException("series " + name + " needs either depthMonths or depthDays");
            }
        }

        public SlotUnit unit() {
            return depthMonths.isEmpty() ? SlotUnit.DAY : SlotUnit.MONTH;
        }

        public String operation() {
            return resourceLevel ? "ce:GetCostAndUsageWithResources" : "ce:GetCostAndUsage";
        }
    }

    /** What a grouping is repeated for. */
    public enum Repeat {
        @JsonProperty("tag")
        TAG,
        @JsonProperty("category")
        CATEGORY
    }

    /**
     * A way to break the costs down.
     *
     * @param repeat null, or what is put before the dimensions, one query for each
     * @param slice null, or the dimension that is asked for value by value
     * @param rows the counts whose product is the expected number of groups in a period
     */
    public record Grouping(
            String name,
            List<String> by,
            List<String> series,
            List<String> rows,
            @JsonProperty("for") @Nullable Repeat repeat,
            @Nullable String slice) {
        public Grouping {
            by = by == null ? List.of() : List.copyOf(by);
        }
    }

    /**
     * An answer that is kept as it comes.
     *
     * @param parameters with <code>${today}</code> and the like for what is known only at run time
     * @param each null, or {@code document:member:field}: asked once for each value found there, as <code>${value}
     *     </code>
     * @param byHand null, or how a person gets what no operation gives
     */
    public record DocumentSpec(
            String name,
            String operation,
            JsonNode parameters,
            @Nullable String each,
            @Nullable String byHand) {}

    /** The catalogue that is shipped with the tool. */
    public static CostCatalog bundled() {
        try (InputStream in = Objects.requireNonNull(CostCatalog.class.getResourceAsStream("catalog.yaml"))) {
            return Json.yaml()
                    .readerFor(CostCatalog.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Series series(String name) {
        return series.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
