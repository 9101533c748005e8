package dev.mitosis.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader of the reports needs to know of a resource, without its data.
 *
 * @param name the name a person would call it by
 * @param tags sorted by key
 */
public record ResourceRow(String arn, String type, String region, String name, Map<String, String> tags) {
    public ResourceRow {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Leaves the data of a resource behind. */
    public static ResourceRow of(Resource resource) {
        return new ResourceRow(resource.arn(), resource.type(), resource.region(), resource.name(), resource.tags());
    }
}
