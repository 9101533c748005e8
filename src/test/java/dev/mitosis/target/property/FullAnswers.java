package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Records in which every member of every answer has a value, made of the collectors and the models of the SDK: a list
 * has one element, a text says where it stands, or what its namesake in the schema may be.
 */
final class FullAnswers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 9;
    private static final Pattern FILTER = Pattern.compile("\\[(\\w+)(!?)=([\\w-]+)[|\\]]");
    private static final String REGION = "eu-west-1";
    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"one\",\"Effect\":\"Allow\","
                    + "\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":\"x:Do\",\"Resource\":\"*\"}]}";
    private static final String ACCOUNT = "123456789012";

    private final @Nullable ResourceSchema schema;
    private final Map<String, Shape> namesakes = new HashMap<>();
    private final Map<String, TreeSet<String>> filters = new TreeMap<>();

    private FullAnswers(@Nullable ResourceSchema schema) {
        this.schema = schema;
        if (schema != null) {
            learn(schema.root(), new HashSet<>(), 0);
            TsvTable.loadNamed(Tables.class, "mappings.tsv").stream()
                    .filter(row -> row.get("type").equals(schema.type()))
                    .forEach(row -> learn(row.get("from")));
        }
    }

    /** Elements of one kind only: {@code [IsPrimary=false]}. */
    private void learn(String from) {
        Matcher filter = FILTER.matcher(from);
        while (filter.find()) {
            filters.computeIfAbsent(filter.group(1), key -> new TreeSet<>()).add(filter.group(3));
            if (!filter.group(2).isEmpty()) {
                filters.computeIfAbsent(filter.group(1), key -> new TreeSet<>()).add("true");
            }
        }
    }

    /** A record of each type that a scan reads and CloudFormation knows, by type; made once. */
    static Map<String, Resource> all() {
        return Made.ALL;
    }

    /** Made when it is used. */
    private static final class Made {
        static final Map<String, Resource> ALL = Collections.unmodifiableMap(make());
    }

    private static Map<String, Resource> make() {
        Map<String, Resource> all = new TreeMap<>();
        for (ServiceSpec service : Collectors.all()) {
            for (TypeSpec type : service.types()) {
                ResourceSchema schema = Schemas.load().find(type.type());
                boolean told =
                        Neighbours.rows().stream().anyMatch(row -> row.other().equals(type.type()));
                if ((schema != null || told) && type.instead() == null) {
                    Resource made = new FullAnswers(schema).record(service, type);
                    all.merge(type.type(), made, FullAnswers::joined);
                }
            }
        }
        for (Neighbours.Row row : Neighbours.rows()) {
            Resource own = all.get(row.type());
            Resource other = all.get(row.other());
            if (own != null && other != null && own.data() instanceof ObjectNode data) {
                data.set(row.member(), NODES.arrayNode().add(other.data()));
            }
        }
        all.keySet().removeIf(type -> Schemas.load().find(type) == null);
        return all;
    }

    /** Where a type is read by several calls, it has what they tell together. */
    private static Resource joined(Resource one, Resource other) {
        ObjectNode data = other.data().deepCopy();
        data.setAll((ObjectNode) one.data());
        return new Resource(one.arn(), one.type(), one.region(), one.account(), one.id(), one.name(), one.tags(), data);
    }

    private void learn(Shape shape, Set<Shape> above, int depth) {
        if (depth > DEEPEST || !above.add(shape)) {
            return;
        }
        shape.properties().forEach((name, property) -> {
            namesakes.putIfAbsent(Kinship.plain(name), property);
            learn(property, above, depth + 1);
        });
        if (shape.elements() != null) {
            learn(shape.elements(), above, depth + 1);
        }
        if (shape.values() != null) {
            learn(shape.values(), above, depth + 1);
        }
        above.remove(shape);
    }

    private Resource record(ServiceSpec service, TypeSpec type) {
        ObjectNode data = NODES.objectNode();
        Describe describe = type.describe();
        String operation =
                describe == null ? type.list().operation() : describe.call().operation();
        String items = describe == null ? type.items() : describe.items();
        JsonNode item = at(response(service, operation), items);
        if (item instanceof ObjectNode object) {
            data.setAll(object);
        }
        Set<String> asked = new HashSet<>(type.list().tellable());
        if (describe != null) {
            asked.addAll(describe.call().tellable());
        }
        asked.stream().filter(name -> !data.has(name)).sorted().forEach(name -> data.put(name, text(name, "/" + name)));
        type.details().stream().filter(detail -> !detail.usage()).forEach(detail -> answer(service, detail, data));
        type.drop().forEach(path -> drop(data, path.steps()));
        String kind = type.type().substring(type.type().lastIndexOf(':') + 1);
        String arn = "arn:aws:" + service.prefix() + ":" + REGION + ":" + ACCOUNT + ":" + kind + "/whole/part";
        return new Resource(
                arn, type.type(), REGION, ACCOUNT, "the-id", "the-name", Map.of("team", "shop", "aws:x", "y"), data);
    }

    private void answer(ServiceSpec service, Detail detail, ObjectNode data) {
        ObjectNode answer = response(service, detail.call().operation());
        Detail.As as = detail.as();
        JsonNode placed = answer;
        if (detail instanceof Detail.Single single) {
            if (!single.keep().isEmpty()) {
                answer.retain(single.keep());
            }
            if (single.each() != null) {
                placed = NODES.arrayNode().add(answer);
            }
        } else if (detail instanceof Detail.Batch batch) {
            JsonNode element = at(answer, batch.items());
            if (element instanceof ObjectNode object && !batch.keep().isEmpty()) {
                object.retain(batch.keep());
            }
            ObjectNode wrapped = NODES.objectNode();
            wrapped.set(batch.items(), NODES.arrayNode().add(element));
            placed = wrapped;
        }
        if (as != null && !as.path().isEmpty()) {
            ArrayNode list = NODES.arrayNode();
            JsonNode element = at(placed, as.path());
            placed = element.isMissingNode() ? list : list.add(element);
        }
        if (data.path(detail.member()) instanceof ObjectNode before && placed instanceof ObjectNode more) {
            before.setAll(more);
        } else {
            data.set(detail.member(), placed);
        }
    }

    private static void drop(JsonNode at, List<String> steps) {
        List<String> rest = steps.subList(1, steps.size());
        if (steps.get(0).equals("*")) {
            at.forEach(one -> drop(one, rest));
        } else if (!rest.isEmpty()) {
            drop(at.path(steps.get(0)), rest);
        } else if (at instanceof ObjectNode object) {
            object.remove(steps.get(0));
        }
    }

    private static JsonNode at(JsonNode answer, String path) {
        JsonNode at = answer;
        for (String step : path.isEmpty() ? List.<String>of() : List.of(path.split("/"))) {
            at = at.isArray() ? at.path(0).path(step) : at.path(step);
        }
        return at.isArray() ? at.path(0) : at;
    }

    private ObjectNode response(ServiceSpec service, String operation) {
        SdkPojo pojo = SdkOperation.bind(service.client(), operation).newResponse();
        return object(pojo, "/" + operation, new ArrayList<>());
    }

    private ObjectNode object(SdkPojo pojo, String place, List<Class<?>> above) {
        ObjectNode object = NODES.objectNode();
        above.add(pojo.getClass());
        for (SdkField<?> field : pojo.sdkFields()) {
            JsonNode value = value(field, field.memberName(), place + "/" + field.memberName(), above);
            if (value != null) {
                object.set(field.memberName(), value);
            }
        }
        above.remove(above.size() - 1);
        return object;
    }

    private @Nullable JsonNode value(SdkField<?> field, String name, String place, List<Class<?>> above) {
        MarshallingType<?> kind = field.marshallingType();
        if (kind == MarshallingType.SDK_POJO) {
            SdkPojo pojo = field.constructor().get();
            return above.contains(pojo.getClass()) || above.size() > DEEPEST ? null : object(pojo, place, above);
        }
        if (kind == MarshallingType.LIST) {
            JsonNode element = value(field.getTrait(ListTrait.class).memberFieldInfo(), name, place + "/*", above);
            return element == null ? null : variants(element);
        }
        if (kind == MarshallingType.MAP) {
            return map(field, name, place, above);
        }
        if (kind == MarshallingType.BOOLEAN) {
            return NODES.booleanNode(true);
        }
        if (kind == MarshallingType.STRING) {
            return NODES.textNode(text(name, place));
        }
        if (kind == MarshallingType.INSTANT) {
            return NODES.textNode("2024-01-02T03:04:05Z");
        }
        if (kind == MarshallingType.SDK_BYTES) {
            return NODES.textNode("eA==");
        }
        return kind == MarshallingType.DOCUMENT ? NODES.objectNode().put("k", place) : NODES.numberNode(7);
    }

    /** Where rows of the table are about elements of one kind, there is one of each kind. */
    private ArrayNode variants(JsonNode element) {
        ArrayNode list = NODES.arrayNode();
        filters.forEach((key, values) -> {
            if (element.path(key).isValueNode() && element instanceof ObjectNode object) {
                for (String value : values) {
                    boolean truth = element.path(key).isBoolean();
                    list.add(object.deepCopy()
                            .set(key, truth ? NODES.booleanNode(value.equals("true")) : NODES.textNode(value)));
                }
            }
        });
        return list.isEmpty() ? list.add(element) : list;
    }

    /** The keys of what is only called attributes are names of properties, or of the settings that they are. */
    private @Nullable JsonNode map(SdkField<?> field, String name, String place, List<Class<?>> above) {
        ObjectNode map = NODES.objectNode();
        SdkField<?> held = field.getTrait(MapTrait.class).valueFieldInfo();
        boolean attributes = name.equals("Attributes") && held.marshallingType() == MarshallingType.STRING;
        for (String key : attributes && schema != null ? attributes(schema) : List.of("k/GET")) {
            JsonNode value = value(held, attributes ? key : name, place + "/" + key, above);
            if (value != null) {
                map.set(key, value);
            }
        }
        return map;
    }

    private static List<String> attributes(ResourceSchema schema) {
        List<String> keys = new ArrayList<>(schema.root().properties().keySet());
        keys.add("HTTPSuccessFeedbackRoleArn");
        return keys;
    }

    private String text(String name, String place) {
        String plain = Kinship.plain(name);
        if (plain.equals("resourceid")) {
            return "vpc-0";
        }
        if (plain.equals("policy")) {
            return POLICY;
        }
        Shape shape = namesakes.get(plain);
        if (shape == null) {
            shape = namesakes.get(Kinship.singular(plain));
        }
        while (shape != null && shape.elements() != null) {
            shape = shape.elements();
        }
        if (shape == null) {
            return place;
        }
        if (!shape.allowed().isEmpty()) {
            return shape.allowed().get(0);
        }
        if (shape.may(Shape.TRUTH)) {
            return "true";
        }
        if (shape.may(Shape.INTEGER) || shape.may(Shape.NUMBER)) {
            return "7";
        }
        return shape.may(Shape.JSON) ? "{\"at\":\"" + place + "\"}" : place;
    }
}
