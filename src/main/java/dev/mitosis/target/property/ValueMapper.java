package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.target.property.Mapped.Kind;
import dev.mitosis.target.property.Mapped.Rule;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a value of an answer in the form that the schema wants it; gives null where it cannot be that. */
final class ValueMapper {
    private static final String HIDDEN = "***";
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:.*(?:Policy|Document|Definition|String|Body|Template|Text|Json|Pattern|Content|Dashboard|Schema))");
    private static final List<String> YES = List.of("true", "enabled", "on", "yes", "enable");
    private static final List<String> NO = List.of("false", "disabled", "off", "no", "disable", "none");
    private static final List<String> KEYS = List.of("key", "name");
    private static final List<String> IDENTIFIERS =
            List.of("name", "arn", "identifier", "id", "value", "cidr", "string");

    private final AnswerMapper mapper;
    private final Notes notes;
    private final Rule rule;
    private final int nearness;

    ValueMapper(AnswerMapper mapper, Notes notes, Rule rule, int nearness) {
        this.mapper = mapper;
        this.notes = notes;
        this.rule = rule;
        this.nearness = nearness;
    }

    /** The value of a property at a pointer. */
    @Nullable
    JsonNode value(Shape shape, String pointer, JsonNode value, String place, int depth) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        Shape elements = shape.elements();
        Shape values = shape.values();
        if (elements != null) {
            return list(elements, pointer, value, place, depth);
        }
        if (shape.isObject()) {
            return object(shape, pointer, value, place, depth);
        }
        if (values != null) {
            return map(values, pointer, value, place, depth);
        }
        return shape.may(Shape.JSON) ? free(shape, pointer, value, place) : scalar(shape, pointer, value, place);
    }

    private @Nullable JsonNode object(Shape shape, String pointer, JsonNode value, String place, int depth) {
        JsonNode read = value.isTextual() ? JsonText.read(value.asText()) : value;
        if (!read.isObject()) {
            boolean text = shape.may(Shape.TEXT) && value.isTextual();
            return text ? scalar(shape, pointer, value, place) : null;
        }
        ObjectNode object = mapper.object(shape, pointer, read, place, depth);
        if (object == null || (object.isEmpty() && !read.isEmpty())) {
            return shape.may(Shape.TEXT) ? free(shape, pointer, value, place) : null;
        }
        notes.mapped(pointer, place, rule, value.isTextual() || read.isEmpty());
        return object;
    }

    private @Nullable JsonNode list(Shape elements, String pointer, JsonNode value, String place, int depth) {
        if (value.isTextual()) {
            return texts(elements, pointer, value, place, depth);
        }
        if (value.isObject()) {
            return listOfObject(elements, pointer, value, place, depth);
        }
        if (!value.isArray()) {
            return null;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : value) {
            JsonNode one = element(elements, pointer, element, place + "/*", depth);
            if (one != null && !(one.isContainerNode() && one.isEmpty())) {
                list.add(one);
            }
        }
        if (list.isEmpty() && !value.isEmpty()) {
            return null;
        }
        notes.mapped(pointer, place, rule, value.isEmpty());
        return list;
    }

    private @Nullable JsonNode element(Shape elements, String pointer, JsonNode element, String place, int depth) {
        boolean simple = !elements.isObject()
                && elements.elements() == null
                && elements.values() == null
                && !elements.may(Shape.JSON);
        if (!simple || !element.isObject()) {
            return value(elements, pointer + "/*", element, place, depth + 1);
        }
        String member = identifying(pointer, element);
        return member == null
                ? null
                : value(elements, pointer + "/*", element.path(member), place + "/" + member, depth);
    }

    /** The member of an object that stands for it in a list of texts: the one that the property is called after. */
    private static @Nullable String identifying(String pointer, JsonNode element) {
        String property = Kinship.singular(Kinship.plain(lastName(pointer)));
        String ending =
                IDENTIFIERS.stream().filter(property::endsWith).findFirst().orElse("");
        String only = null;
        List<String> endings = ending.equals("id") ? List.of(ending, "identifier") : List.of(ending);
        for (String wanted : ending.isEmpty() ? IDENTIFIERS : endings) {
            for (String name : (Iterable<String>) element::fieldNames) {
                String plain = Kinship.plain(name);
                if (plain.equals(property)) {
                    return name;
                }
                boolean own = !ending.isEmpty() || plain.startsWith(property) || property.endsWith(base(plain, wanted));
                if (only == null
                        && own
                        && plain.endsWith(wanted)
                        && element.path(name).isValueNode()) {
                    only = name;
                }
            }
        }
        return only == null && element.size() == 1 ? element.fieldNames().next() : only;
    }

    private static String base(String plain, String ending) {
        return plain.endsWith(ending) && plain.length() > ending.length()
                ? plain.substring(0, plain.length() - ending.length())
                : "?";
    }

    private static String lastName(String pointer) {
        String name = pointer.replace("/*", "");
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private @Nullable JsonNode texts(Shape elements, String pointer, JsonNode value, String place, int depth) {
        String text = value.asText();
        JsonNode read = JsonText.read(text);
        if (read.isArray()) {
            JsonNode list = list(elements, pointer, read, place, depth);
            notes.take(place);
            return list;
        }
        if (text.isEmpty() || nearness < Kinship.NEAR || elements.isObject() || elements.elements() != null) {
            return null;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String part : text.split(",", -1)) {
            JsonNode one = scalar(elements, pointer + "/*", TextNode.valueOf(part.strip()), place);
            if (one != null) {
                list.add(one);
            }
        }
        notes.mapped(pointer, place, rule, true);
        return list;
    }

    /** A list with its length beside it, or a map as a list of pairs. */
    private @Nullable JsonNode listOfObject(Shape elements, String pointer, JsonNode value, String place, int depth) {
        if (value.path("Items").isArray() || value.has("Quantity")) {
            notes.take(place + "/Quantity");
            JsonNode items = value.has("Items") ? value.path("Items") : JsonNodeFactory.instance.arrayNode();
            return list(elements, pointer, items, place + "/Items", depth);
        }
        String key = pairMember(elements, KEYS);
        String held = pairMember(elements, List.of("value"));
        if (key == null || held == null || elements.properties().size() > 2) {
            return null;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        value.properties()
                .forEach(field -> list.addObject().put(key, field.getKey()).set(held, field.getValue()));
        notes.mapped(pointer, place, rule, true);
        hidden(pointer, list);
        return list;
    }

    private static @Nullable String pairMember(Shape elements, List<String> endings) {
        return elements.properties().keySet().stream()
                .filter(name -> endings.stream().anyMatch(Kinship.plain(name)::endsWith))
                .findFirst()
                .orElse(null);
    }

    private @Nullable JsonNode map(Shape values, String pointer, JsonNode value, String place, int depth) {
        JsonNode read = value.isTextual() ? JsonText.read(value.asText()) : value;
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        if (read.isArray()) {
            read.forEach(pair -> pair(map, pair));
            if (map.isEmpty() && !read.isEmpty()) {
                return null;
            }
        } else if (read.isObject()) {
            for (var field : read.properties()) {
                JsonNode one = field.getValue().isTextual() && values.may(Shape.TEXT)
                        ? field.getValue()
                        : value(values, pointer + "/*", field.getValue(), place + "/*", depth + 1);
                if (one != null) {
                    map.set(field.getKey(), one);
                }
            }
            if (map.isEmpty() && !read.isEmpty()) {
                return null;
            }
        } else {
            return null;
        }
        notes.mapped(pointer, place, rule, true);
        hidden(pointer, map);
        return map;
    }

    private static void pair(ObjectNode map, JsonNode pair) {
        String key = null;
        String held = null;
        for (String name : (Iterable<String>) pair::fieldNames) {
            String plain = Kinship.plain(name);
            key = key == null && KEYS.stream().anyMatch(plain::endsWith) ? name : key;
            held = held == null && plain.endsWith("value") ? name : held;
        }
        if (key != null && held != null) {
            map.set(pair.path(key).asText(), pair.path(held));
        }
    }

    private @Nullable JsonNode free(Shape shape, String pointer, JsonNode value, String place) {
        JsonNode read = value.isTextual() ? JsonText.read(value.asText()) : value;
        if (!read.isContainerNode()) {
            return scalar(shape, pointer, value, place);
        }
        notes.mapped(pointer, place, rule, true);
        hidden(pointer, read);
        return read;
    }

    private @Nullable JsonNode scalar(Shape shape, String pointer, JsonNode value, String place) {
        if (value.isContainerNode()) {
            return ofContainer(shape, pointer, value, place);
        }
        JsonNode written = written(shape, value);
        if (written == null) {
            return null;
        }
        if (written.isTextual()
                && !written.asText().isEmpty()
                && !shape.allowed().isEmpty()) {
            written = offered(shape, pointer, written);
        }
        if (written != null) {
            notes.mapped(pointer, place, rule, true);
            hidden(pointer, written);
        }
        return written;
    }

    private @Nullable JsonNode ofContainer(Shape shape, String pointer, JsonNode value, String place) {
        if (value.isObject() && value.size() == 1 && value.has("Value")) {
            return scalar(shape, pointer, value.path("Value"), place + "/Value");
        }
        if (value.isObject()) {
            for (String name : (Iterable<String>) value::fieldNames) {
                if (Kinship.plain(name).equals(Kinship.plain(lastName(pointer)))
                        && value.path(name).isValueNode()) {
                    return scalar(shape, pointer, value.path(name), place + "/" + name);
                }
            }
        }
        if (!shape.may(Shape.TEXT)
                || value.isEmpty()
                || !(rule == Rule.TABLE || WRITTEN.matcher(lastName(pointer)).matches())) {
            return null;
        }
        notes.mapped(pointer, place, rule, true);
        hidden(pointer, value);
        return TextNode.valueOf(Json.line(value).strip());
    }

    private static @Nullable JsonNode written(Shape shape, JsonNode value) {
        String text = value.asText();
        boolean whole = WHOLE.matcher(text).matches();
        if (shape.may(Shape.TRUTH)) {
            JsonNode truth = truth(value, text.toLowerCase(Locale.ROOT));
            if (truth != null || !shape.may(Shape.TEXT)) {
                return truth;
            }
        }
        if (shape.may(Shape.INTEGER) && whole) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        if ((shape.may(Shape.NUMBER) || shape.may(Shape.INTEGER)) && value.isNumber()) {
            return value;
        }
        if (shape.may(Shape.NUMBER) && DECIMAL.matcher(text).matches()) {
            return JsonText.number(text);
        }
        return shape.may(Shape.TEXT) || shape.may(Shape.JSON) ? TextNode.valueOf(text) : null;
    }

    private static @Nullable JsonNode truth(JsonNode value, String text) {
        if (value.isBoolean()) {
            return value;
        }
        if (!value.isTextual() || !(YES.contains(text) || NO.contains(text))) {
            return null;
        }
        return BooleanNode.valueOf(YES.contains(text));
    }

    private @Nullable JsonNode offered(Shape shape, String pointer, JsonNode value) {
        if (shape.allowed().contains(value.asText())) {
            return value;
        }
        String plain = Kinship.plain(value.asText());
        for (String allowed : shape.allowed()) {
            if (Kinship.plain(allowed).equals(plain)) {
                return TextNode.valueOf(allowed);
            }
        }
        if (nearness < Kinship.CASE) {
            return null;
        }
        if (!value.asText().contains(HIDDEN)) {
            notes.gap(Kind.NOT_OFFERED, pointer);
        }
        return value;
    }

    private void hidden(String pointer, JsonNode value) {
        if (value.isTextual() ? value.asText().contains(HIDDEN) : value.isContainerNode() && holdsHidden(value)) {
            notes.gap(Kind.HIDDEN, pointer);
        }
    }

    private static boolean holdsHidden(JsonNode value) {
        for (JsonNode one : value) {
            if (one.isTextual() ? one.asText().contains(HIDDEN) : one.isContainerNode() && holdsHidden(one)) {
                return true;
            }
        }
        return false;
    }
}
