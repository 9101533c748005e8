package dev.mitosis.cost.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cost.FetchStatus;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer that is kept as it came: definitions, lists, forecasts.
 *
 * @param request the parameters, as sent
 * @param pages the service's answers, a page an item
 * @param fetchedAt when the pages were read; empty where there are none
 * @param run the run that asked last
 * @param outcome what became of the last attempt; pages of an earlier one are kept where it failed
 */
public record StoredDocument(
        String name,
        String operation,
        JsonNode request,
        FetchStatus outcome,
        String reason,
        String fetchedAt,
        String run,
        int requests,
        List<JsonNode> pages) {

    public StoredDocument {
        pages = List.copyOf(pages);
    }

    /** The items of a list member over all pages. */
    @JsonIgnore
    public Stream<JsonNode> items(String member) {
        return pages.stream().flatMap(page -> {
            Stream.Builder<JsonNode> items = Stream.builder();
            page.path(member).forEach(items::add);
            return items.build();
        });
    }

    /** The number of items in the first list of each page. */
    @JsonIgnore
    public int size() {
        int size = 0;
        for (JsonNode page : pages) {
            for (JsonNode member : page) {
                if (member.isArray()) {
                    size += member.size();
                    break;
                }
            }
        }
        return size;
    }
}
