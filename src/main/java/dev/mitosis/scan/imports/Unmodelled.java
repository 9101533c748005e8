package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Parts what an input has in another form than the API's model from what has the model's form. Config records many
 * types as CloudFormation has them, and a later AWS CLI prints more than the model knows. Where a collector declares a
 * secret, it means the model's form, so that everything in another one may be secret.
 */
final class Unmodelled {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode rest = NODES.objectNode();

    private Unmodelled() {}

    /** The object with the member names of the shape, and without what the shape does not have. */
    static ObjectNode without(SdkPojo shape, ObjectNode object) {
        ObjectNode named = ModelNames.of(shape, object).deepCopy();
        of(named, shape, Map.of(), Set.of());
        return named;
    }

    /**
     * Takes out of the node what the shapes do not have.
     *
     * @param shape of the node's own members
     * @param answers the shapes of further members, which are answers of operations
     * @param added members that stay, whatever they hold
     * @return what was taken out, each where it stood, but for the places in lists
     */
    static ObjectNode of(ObjectNode node, SdkPojo shape, Map<String, SdkPojo> answers, Set<String> added) {
        Unmodelled found = new Unmodelled();
        Map<String, SdkField<?>> fields = fields(shape);
        for (String name : names(node)) {
            JsonNode value = node.get(name);
            SdkPojo answer = answers.get(name);
            if (answer != null && value instanceof ObjectNode object) {
                found.object(object, fields(answer), List.of(name));
            } else if (!added.contains(name)) {
                found.member(node, name, fields, List.of());
            }
        }
        return found.rest;
    }

    private static List<String> names(ObjectNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Map<String, SdkField<?>> fields(SdkPojo shape) {
        return shape.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity()));
    }

    private void object(ObjectNode node, Map<String, SdkField<?>> fields, List<String> path) {
        names(node).forEach(name -> member(node, name, fields, path));
    }

    private void member(ObjectNode node, String name, Map<String, SdkField<?>> fields, List<String> path) {
        SdkField<?> field = fields.get(name);
        List<String> place = below(path, name);
        if (field == null || !fits(field, node.get(name), place)) {
            keep(place, node.remove(name));
        }
    }

    private boolean fits(SdkField<?> field, JsonNode value, List<String> path) {
        MarshallingType<?> type = field.marshallingType();
        if (value.isNull() || type == MarshallingType.DOCUMENT) {
            return true;
        }
        if (type == MarshallingType.LIST) {
            return value instanceof ArrayNode list && elements(field, list, path);
        }
        if (type == MarshallingType.MAP) {
            return value instanceof ObjectNode map && values(field, map, path);
        }
        if (type == MarshallingType.SDK_POJO) {
            if (value instanceof ObjectNode object) {
                object(object, fields(field.constructor().get()), path);
                return true;
            }
            return false;
        }
        return value.isValueNode();
    }

    private boolean elements(SdkField<?> field, ArrayNode list, List<String> path) {
        SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
        for (int i = list.size() - 1; i >= 0; i--) {
            if (!fits(element, list.get(i), path)) {
                keep(path, list.remove(i));
            }
        }
        return true;
    }

    private boolean values(SdkField<?> field, ObjectNode map, List<String> path) {
        SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
        for (String name : names(map)) {
            if (!fits(element, map.get(name), below(path, name))) {
                keep(below(path, name), map.remove(name));
            }
        }
        return true;
    }

    private static List<String> below(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private void keep(List<String> path, JsonNode value) {
        ObjectNode at = rest;
        for (String step : path.subList(0, path.size() - 1)) {
            at = at.get(step) instanceof ObjectNode known ? known : at.putObject(step);
        }
        String last = path.get(path.size() - 1);
        JsonNode before = at.get(last);
        if (before == null) {
            at.set(last, value);
        } else {
            ArrayNode all =
                    before instanceof ArrayNode list ? list : NODES.arrayNode().add(before);
            at.set(last, all.add(value));
        }
    }
}
