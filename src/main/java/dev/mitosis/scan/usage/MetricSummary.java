package dev.mitosis.scan.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

/** What a metric's days come to: the last value, the highest, the sum, and the last day on which there was anything. */
final class MetricSummary {
    private MetricSummary() {}

    /**
     * Sums up the values of a result; days without a value had none.
     *
     * @param result as {@code GetMetricData} gives it, the days in any order
     */
    static ObjectNode of(MetricQuestion question, JsonNode result, Instant end) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.setAll(question.words());
        summary.put("Namespace", question.namespace())
                .put("MetricName", question.metric())
                .put("Stat", question.statistic())
                .put("From", question.start(end).toString())
                .put("To", end.toString());
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        String last = "";
        String active = "";
        for (int day = 0; day < result.path("Values").size(); day++) {
            String at = result.path("Timestamps").path(day).asText();
            BigDecimal value = result.path("Values").path(day).decimalValue();
            total = total.add(value);
            most = most.max(value);
            if (at.compareTo(last) > 0) {
                last = at;
                summary.put("LastDay", at).put("LastValue", value);
            }
            if (value.signum() > 0 && at.compareTo(active) > 0) {
                active = at;
                summary.put("LastActive", at);
            }
        }
        if (question.statistic().equals("Sum")) {
            summary.put("Total", total);
        }
        if (!last.isEmpty()) {
            summary.put("MostValue", most);
        }
        return summary;
    }
}
