package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.store.DocumentStore;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the documents say about the account: its tags, categories, services, and how many groups to expect.
 *
 * @param tags the keys of activated allocation tags
 * @param categories the names of cost categories
 * @param counts sizes by the names that groupings use; assumed where the account did not say
 * @param tagValues the number of values of each tag, the empty one included
 */
record AccountDimensions(
        SortedSet<String> tags,
        SortedSet<String> categories,
        List<String> services,
        Map<String, Integer> counts,
        Map<String, Integer> tagValues) {
    private static final String ACTIVE = "Active";

    static AccountDimensions of(DocumentStore documents, CostCatalog catalog) {
        SortedSet<String> tags = new TreeSet<>(texts(documents, "tag-keys", "Tags"));
        items(documents, "allocation-tags", "CostAllocationTags")
                .filter(tag -> tag.path("Status").asText().equals(ACTIVE))
                .forEach(tag -> tags.add(tag.path("TagKey").asText()));
        SortedSet<String> categories = new TreeSet<>(texts(documents, "cost-categories", "CostCategoryNames"));
        items(documents, "cost-category-definitions", "CostCategoryReferences")
                .forEach(category -> categories.add(category.path("Name").asText()));
        List<String> services = items(documents, "dimension-service", "DimensionValues")
                .map(value -> value.path("Value").asText())
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return new AccountDimensions(
                tags, categories, services, counts(documents, catalog), tagValues(documents, tags));
    }

    private static Map<String, Integer> counts(DocumentStore documents, CostCatalog catalog) {
        Map<String, Integer> counts = new TreeMap<>(catalog.limits().assumed());
        Map.of(
                        "services", "dimension-service",
                        "usageTypes", "dimension-usage-type",
                        "operations", "dimension-operation",
                        "regions", "dimension-region")
                .forEach((count, document) -> documents
                        .find(document)
                        .filter(found -> found.size() > 0)
                        .ifPresent(found -> counts.put(count, found.size())));
        return counts;
    }

    private static Map<String, Integer> tagValues(DocumentStore documents, SortedSet<String> tags) {
        Map<String, Integer> values = new TreeMap<>();
        for (String tag : tags) {
            documents
                    .find(DocumentFetcher.name("tag-values", tag))
                    .filter(found -> found.outcome() == FetchStatus.COMPLETE)
                    .ifPresent(found -> values.put(tag, found.size() + 1));
        }
        return values;
    }

    private static Stream<JsonNode> items(DocumentStore documents, String name, String member) {
        return documents.find(name).stream().flatMap(document -> document.items(member));
    }

    private static List<String> texts(DocumentStore documents, String name, String member) {
        return items(documents, name, member)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The expected number of groups of a query in one period. */
    long rowsPerPeriod(HistoryQuery query) {
        long rows = 1;
        for (String count : query.rows()) {
            Integer values = count.equals("tagValues")
                    ? tagValues.get(query.groupBy().get(0).key())
                    : counts.get(count);
            rows *= values == null ? counts.getOrDefault(count, 1) : values;
        }
        return rows;
    }
}
