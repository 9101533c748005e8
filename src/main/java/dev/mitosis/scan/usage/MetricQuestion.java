package dev.mitosis.scan.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.scan.read.ListedResource;
import dev.mitosis.scan.spec.Template;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A metric of one resource.
 *
 * @param dimensions by name, sorted
 * @param words what the answer says of the metric itself
 */
record MetricQuestion(
        ListedResource about,
        String namespace,
        String metric,
        String statistic,
        int days,
        Map<String, String> dimensions,
        ObjectNode words) {
    private static final long DAY_SECONDS = 86_400;

    /** The question about a resource; empty where its data lack a dimension. */
    static Optional<MetricQuestion> of(UsageMetric metric, ListedResource about) {
        Map<String, String> dimensions = new TreeMap<>();
        ObjectNode words = JsonNodeFactory.instance.objectNode().put("Fact", metric.fact());
        for (Map.Entry<String, Template> dimension : metric.dimensions().entrySet()) {
            Optional<String> value = dimension.getValue().fill(about.scope());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            dimensions.put(dimension.getKey(), value.get());
            if (!dimension.getValue().toString().contains("{")) {
                words.put(dimension.getKey(), value.get());
            }
        }
        return Optional.of(new MetricQuestion(
                about, metric.namespace(), metric.metric(), metric.statistic(), metric.days(), dimensions, words));
    }

    /** The first whole day that is asked for. */
    Instant start(Instant end) {
        return end.minusSeconds(days * DAY_SECONDS);
    }

    /** The question as {@code GetMetricData} takes it. */
    ObjectNode query(String id) {
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("Id", id);
        ObjectNode stat =
                query.putObject("MetricStat").put("Period", DAY_SECONDS).put("Stat", statistic);
        ObjectNode what = stat.putObject("Metric").put("Namespace", namespace).put("MetricName", metric);
        var list = what.putArray("Dimensions");
        dimensions.forEach((name, value) -> list.addObject().put("Name", name).put("Value", value));
        return query;
    }
}
