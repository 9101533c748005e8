package dev.mitosis.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.cost.CostCatalog.Series;
import dev.mitosis.io.Json;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One query of the history: a series broken down by up to two keys.
 *
 * @param sliceBy null, or the dimension that is asked for value by value
 * @param rows the counts whose product is the expected number of groups in a period
 */
public record HistoryQuery(
        String name,
        Series series,
        List<GroupKey> groupBy,
        @Nullable String sliceBy,
        List<String> rows) {

    /** The parameters of the request, in the API's own member names. */
    public ObjectNode request(LocalDate start, String end, String slice, List<String> metrics) {
        ObjectNode request = Json.mapper().createObjectNode();
        request.putObject("TimePeriod")
                .put("Start", series.granularity().format(start))
                .put("End", end);
        request.put("Granularity", series.granularity().name());
        ArrayNode names = request.putArray("Metrics");
        metrics.forEach(names::add);
        if (!groupBy.isEmpty()) {
            ArrayNode groups = request.putArray("GroupBy");
            groupBy.forEach(key -> groups.addObject().put("Type", key.type()).put("Key", key.key()));
        }
        if (sliceBy != null) {
            request.putObject("Filter")
                    .putObject("Dimensions")
                    .put("Key", sliceBy)
                    .putArray("Values")
                    .add(slice);
        }
        return request;
    }
}
