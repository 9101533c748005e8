package dev.mitosis.scan.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.scan.secrecy.ModelShape;
import dev.mitosis.scan.secrecy.SecretPlaces;
import dev.mitosis.scan.secrecy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Walks through data beside the model of it and redacts the members that may hold secrets. */
final class ShapeRedactor {
    private final SecretPlaces places;
    private final BiFunction<JsonNode, Treatment, JsonNode> redact;

    ShapeRedactor(SecretPlaces places, BiFunction<JsonNode, Treatment, JsonNode> redact) {
        this.places = places;
        this.redact = redact;
    }

    /**
     * Redacts a resource's data.
     *
     * @param item the shape of its own members; null where the model has none
     * @param details the shapes of the members that are answers of operations, or lists of them
     */
    void resource(ObjectNode data, @Nullable ModelShape item, Map<String, ModelShape> details) {
        List<String> dropped = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : data.properties()) {
            ModelShape answer = details.get(member.getKey());
            ModelShape.Member modelled = item == null || answer != null
                    ? null
                    : item.member(member.getKey()).orElse(null);
            JsonNode value = member.getValue();
            Treatment treatment = treatment(member.getKey(), modelled, answer);
            if (treatment.kind() == Treatment.Kind.DROPPED && droppable(value)) {
                dropped.add(member.getKey());
            } else if (treatment.touches() && (modelled != null || !value.isContainerNode())) {
                member.setValue(redact.apply(value, treatment));
            } else {
                below(value, modelled == null ? answer : modelled.below(), modelled == null ? 0 : modelled.maps());
            }
        }
        data.remove(dropped);
    }

    private Treatment treatment(String name, ModelShape.@Nullable Member modelled, @Nullable ModelShape answer) {
        if (modelled != null) {
            return modelled.treatment();
        }
        return answer == null ? places.byName(name) : Treatment.SHOWN;
    }

    private static boolean droppable(JsonNode value) {
        return value.isTextual() || value.isNumber();
    }

    private void below(JsonNode value, @Nullable ModelShape shape, int maps) {
        if (value instanceof ArrayNode array) {
            array.forEach(element -> below(element, shape, maps));
        } else if (maps > 0 && shape != null) {
            value.forEach(entry -> below(entry, shape, maps - 1));
        } else if (value instanceof ObjectNode object) {
            resource(object, shape, Map.of());
        }
    }
}
