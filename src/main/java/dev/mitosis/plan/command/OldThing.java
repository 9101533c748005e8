package dev.mitosis.plan.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.model.Resource;
import java.util.Map;

/**
 * A resource of the snapshot, without what nobody asks of it.
 *
 * @param values by JSON pointer below its data, those that commands and sizes ask for
 */
public record OldThing(String arn, String type, String region, String id, String name, Map<String, JsonNode> values) {
    private static final String GLOBAL_REGION = "us-east-1";

    public OldThing {
        values = Map.copyOf(values);
    }

    /** The region in which its API is called. */
    public String callRegion() {
        return region.equals(Resource.GLOBAL) ? GLOBAL_REGION : region;
    }

    /** What its data say at this place; missing where they say nothing. */
    public JsonNode at(String pointer) {
        return values.getOrDefault(pointer, MissingNode.getInstance());
    }
}
