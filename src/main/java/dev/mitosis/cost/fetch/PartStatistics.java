package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cost.Granularity;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.store.HistoryPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts what a part holds while its pages pass by. */
final class PartStatistics {
    private final HistoryQuery query;
    private final List<String> metrics;
    private final SortedSet<String> estimated = new TreeSet<>();
    private int rows;
    private int scale;
    private int digits;

    PartStatistics(HistoryQuery query, List<String> metrics) {
        this.query = query;
        this.metrics = metrics;
    }

    void add(JsonNode page) {
        for (JsonNode period : page.path("ResultsByTime")) {
            if (period.path("Estimated").asBoolean()) {
                LocalDate start =
                        Granularity.date(period.path("TimePeriod").path("Start").asText());
                estimated.add(query.series().unit().floor(start).toString());
            }
        }
        HistoryPage.rows(page, query.groupBy(), metrics, row -> {
            rows++;
            row.amounts().forEach(amount -> measure(amount.value()));
        });
    }

    private void measure(@Nullable BigDecimal value) {
        if (value != null) {
            BigDecimal plain = value.stripTrailingZeros();
            scale = Math.max(scale, plain.scale());
            digits = Math.max(digits, plain.precision() - plain.scale());
        }
    }

    SortedSet<String> estimated() {
        return estimated;
    }

    int rows() {
        return rows;
    }

    int scale() {
        return scale;
    }

    int digits() {
        return digits;
    }
}
