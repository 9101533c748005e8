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
    private static final SecretPlaces PLACES = SecretPlaces.all();

    private final BiFunction<JsonNode, Treatment, JsonNode> redact;

    ShapeRedactor(BiFunction<JsonNode, Treatment, JsonNode> redact) {
        this.redact = redact;
    }

    /**
     * Redacts a resource's data.
     *
     * @param item the shape of its own members; null where the model has none
     * @param details the shapes of the members that are answers of operations, or lists of them
     */
    void resource(ObjectNode data, @Nullable ModelShape item, Map<String, ModelShape> details) {
        members(data, item, details);
    }

    private void members(ObjectNode object, @Nullable ModelShape shape, Map<String, ModelShape> details) {
        List<String> dropped = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            ModelShape answer = details.get(member.getKey());
            ModelShape.Member modelled = shape == null || answer != null
                    ? null
                    : shape.member(member.getKey()).orElse(null);
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
        object.remove(dropped);
    }

    private static Treatment treatment(String name, ModelShape.@Nullable Member modelled, @Nullable ModelShape answer) {
        if (modelled != null) {
            return modelled.treatment();
        }
        return answer == null ? PLACES.byName(name) : Treatment.SHOWN;
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
            members(object, shape, Map.of());
        }
    }
}
