package dev.mitosis.scan.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.read.ListedResource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metrics by which quotas themselves say how much of them is used. */
final class QuotaUsage {
    /** The type whose records hold the quotas of a region. */
    static final String TYPE = "AWS::ServiceQuotas::AccountSettings";

    private static final String QUOTAS = "ListServiceQuotas/Quotas";
    private static final int DAYS = 14;

    private QuotaUsage() {}

    static List<MetricQuestion> of(ListedResource quotas) {
        return Items.at(quotas.data(), QUOTAS).stream()
                .filter(quota -> quota.path("UsageMetric").hasNonNull("MetricName"))
                .map(quota -> question(quotas, quota))
                .toList();
    }

    private static MetricQuestion question(ListedResource quotas, JsonNode quota) {
        JsonNode metric = quota.path("UsageMetric");
        Map<String, String> dimensions = new TreeMap<>();
        metric.path("MetricDimensions")
                .properties()
                .forEach(one -> dimensions.put(one.getKey(), one.getValue().asText()));
        ObjectNode words = JsonNodeFactory.instance
                .objectNode()
                .put("Fact", "quota")
                .put("ServiceCode", quota.path("ServiceCode").asText())
                .put("QuotaCode", quota.path("QuotaCode").asText());
        return new MetricQuestion(
                quotas,
                metric.path("MetricNamespace").asText(),
                metric.path("MetricName").asText(),
                metric.path("MetricStatisticRecommendation").asText("Maximum"),
                DAYS,
                dimensions,
                words);
    }
}
