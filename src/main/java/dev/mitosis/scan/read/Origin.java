package dev.mitosis.scan.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for an item.
 *
 * @param above the resource below which it was listed; null where it was listed by itself
 * @param told what the request says that the answer may leave out, such as the API of a route
 */
record Origin(@Nullable ListedResource above, ObjectNode told) {
    JsonNode aboveItem() {
        return above == null ? MissingNode.getInstance() : above.item();
    }

    /** The origin of a description, which was asked for with more. */
    Origin with(ObjectNode more) {
        ObjectNode all = told.deepCopy();
        all.setAll(more);
        return new Origin(above, all);
    }

    /** The item with what the request says and it does not; pages are shared, so that it is a copy where it grows. */
    ObjectNode within(ObjectNode item) {
        TreeSet<String> members = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        item.fieldNames().forEachRemaining(members::add);
        if (members.containsAll(
                told.properties().stream().map(Map.Entry::getKey).toList())) {
            return item;
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.setAll(item);
        told.properties().stream()
                .filter(parameter -> !members.contains(parameter.getKey()))
                .forEach(parameter -> whole.set(parameter.getKey(), parameter.getValue()));
        return whole;
    }
}
