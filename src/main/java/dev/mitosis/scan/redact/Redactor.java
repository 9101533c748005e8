package dev.mitosis.scan.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.spec.Secrecy;
import dev.mitosis.scan.spec.TypeSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Makes a resource's data fit for the disk. */
public final class Redactor {
    private static final Pattern NEVER =
            Pattern.compile("(?i)(?:master)?(?:user)?password|secretstring|secretbinary|authtoken|"
                    + "privatekey|secretaccesskey|sessiontoken|keymaterial|plaintext|clientsecret|authparametervalue|"
                    + "presharedkey|authkey|searchstring");
    private static final Pattern PRESIGNED = Pattern.compile("(?i)[?&]x-amz-(?:signature|security-token|credential)=");

    /** The members of tags and headers, the one with the name and the one with the value. */
    private static final Map<String, String> PAIRS = Map.of(
            "Key", "Value",
            "key", "value",
            "TagKey", "TagValue",
            "HeaderName", "HeaderValue");

    private static final Set<String> TAGS = Set.of("Tags", "tags");

    private static final Pattern STRUCTURE = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.$:-]{0,80}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\.?[A-Za-z0-9_.\\[\\]'*$-]*");

    private static final Predicate<String> NONE = name -> false;

    private final TextRedactor texts;
    private final Predicate<String> known;

    /** A redactor that knows these names. */
    public Redactor(Identifiers known) {
        this.texts = new TextRedactor(known);
        this.known = known::contains;
    }

    /** A copy of the data without secrets: declared places first, then whatever carries a secret's name anywhere. */
    public ObjectNode clean(TypeSpec spec, ObjectNode data) {
        ObjectNode copy = data.deepCopy();
        spec.drop().forEach(pointer -> drop(copy, pointer));
        spec.decode().forEach(path -> replace(copy, path, 0, Redactor::decoded));
        for (Secrecy place : spec.secrets()) {
            replace(copy, place.path(), 0, node -> redacted(node, place));
        }
        scrub(copy, known);
        return copy;
    }

    /** Whether something in the data is called like a secret or is a presigned address, whatever is declared. */
    public static boolean suspicious(ObjectNode data) {
        return !clean(data).equals(data);
    }

    /** A copy of data of which no place is declared to be secret. */
    public static <T extends JsonNode> T clean(T data) {
        T copy = data.deepCopy();
        scrub(copy, NONE);
        return copy;
    }

    /** The resource, whose data is clean, without what has the form of a credential in its names and tags. */
    public static Resource fit(Resource resource) {
        Map<String, String> tags = new TreeMap<>(resource.tags());
        tags.replaceAll((key, value) -> SecretShapes.hide(key, value, NONE));
        return new Resource(
                SecretShapes.hide(resource.arn(), NONE),
                resource.type(),
                resource.region(),
                resource.account(),
                SecretShapes.hide(resource.id(), NONE),
                SecretShapes.hide(resource.name(), NONE),
                tags,
                resource.data());
    }

    private static void drop(ObjectNode data, String pointer) {
        int slash = pointer.lastIndexOf('/');
        String member = pointer.substring(slash + 1);
        List<String> above =
                slash <= 0 ? List.of() : List.of(pointer.substring(1, slash).split("/"));
        visit(data, above, 0, node -> {
            if (node instanceof ObjectNode object) {
                object.remove(member);
            }
        });
    }

    private static void visit(
            JsonNode node, List<String> path, int depth, java.util.function.Consumer<JsonNode> action) {
        if (depth == path.size()) {
            action.accept(node);
        } else if (path.get(depth).equals("*")) {
            node.forEach(child -> visit(child, path, depth + 1, action));
        } else {
            JsonNode child = node.path(path.get(depth));
            if (child.isContainerNode()) {
                visit(child, path, depth + 1, action);
            }
        }
    }

    /** Replaces the nodes at a path; {@code *} stands for any member or element, a final {@code **} for all below. */
    private static void replace(JsonNode node, List<String> path, int depth, UnaryOperator<JsonNode> change) {
        String step = path.get(depth);
        boolean last = depth == path.size() - 1;
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (step.startsWith("*") || step.equals(member.getKey())) {
                    member.setValue(changed(member.getValue(), path, depth, last, change));
                }
            }
        } else if (node instanceof ArrayNode array && step.startsWith("*")) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, changed(array.get(i), path, depth, last, change));
            }
        }
    }

    private static JsonNode changed(
            JsonNode node, List<String> path, int depth, boolean last, UnaryOperator<JsonNode> change) {
        if (!last) {
            replace(node, path, depth + 1, change);
            return node;
        }
        return change.apply(node);
    }

    private JsonNode redacted(JsonNode node, Secrecy place) {
        if (node.isContainerNode()) {
            mask(node, place.keep());
            return node;
        }
        if (node.isNull()) {
            return node;
        }
        String text = place.form() == Secrecy.Form.BASE64 ? Base64Text.decode(node.asText()) : node.asText();
        return TextNode.valueOf(redactText(text, place.keep()));
    }

    private String redactText(String text, Set<String> structure) {
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            try {
                JsonNode tree = Json.mapper().readTree(text);
                if (tree != null && tree.isContainerNode()) {
                    mask(tree, structure);
                    return Json.line(tree);
                }
            } catch (JsonProcessingException e) {
                // Not JSON after all: plain text then.
                return texts.redact(text);
            }
        }
        return texts.redact(text);
    }

    /** Redacts every value below the node; names of members stay where they look like names. */
    private void mask(JsonNode node, Set<String> structure) {
        if (node instanceof ObjectNode object) {
            List<String> odd = new java.util.ArrayList<>();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (!STRUCTURE.matcher(member.getKey()).matches()) {
                    odd.add(member.getKey());
                } else if (!(structure.contains(member.getKey())
                        && !member.getValue().isContainerNode())) {
                    member.setValue(masked(member.getValue(), structure));
                }
            }
            object.remove(odd);
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i), structure));
            }
        }
    }

    private JsonNode masked(JsonNode value, Set<String> structure) {
        if (value.isContainerNode()) {
            mask(value, structure);
            return value;
        }
        if (!value.isTextual()) {
            return value.isNull() || value.isBoolean() ? value : TextNode.valueOf(TextRedactor.MASK);
        }
        boolean reference =
                !structure.isEmpty() && REFERENCE.matcher(value.asText()).matches();
        return reference ? value : TextNode.valueOf(redactText(value.asText(), structure));
    }

    private static JsonNode decoded(JsonNode node) {
        if (!node.isTextual()) {
            return node;
        }
        String text = node.asText();
        String plain = text.startsWith("%7B") || text.startsWith("%7b")
                ? java.net.URLDecoder.decode(text, StandardCharsets.UTF_8)
                : text;
        try {
            JsonNode tree = Json.mapper().readTree(plain);
            return tree.isContainerNode() ? tree : node;
        } catch (JsonProcessingException e) {
            return node;
        }
    }

    private static void scrub(JsonNode node, Predicate<String> known) {
        if (node instanceof ObjectNode object) {
            object.remove(object.properties().stream()
                    .filter(member -> member.getValue().isTextual())
                    .map(Map.Entry::getKey)
                    .filter(name -> NEVER.matcher(name).matches())
                    .toList());
            PAIRS.forEach((name, value) -> hide(object, object.path(name).asText(""), value, known));
            object.properties().forEach(member -> {
                if (TAGS.contains(member.getKey()) && member.getValue() instanceof ObjectNode tags) {
                    tags.properties().forEach(tag -> hide(tags, tag.getKey(), tag.getKey(), known));
                }
                member.setValue(scrubbed(member.getValue(), known));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, scrubbed(array.get(i), known));
            }
        }
    }

    private static void hide(ObjectNode object, String name, String member, Predicate<String> known) {
        JsonNode value = object.path(member);
        if (value.isTextual()) {
            object.put(member, SecretShapes.hide(name, value.textValue(), known));
        }
    }

    private static JsonNode scrubbed(JsonNode value, Predicate<String> known) {
        if (!value.isTextual()) {
            scrub(value, known);
            return value;
        }
        String text = value.textValue();
        String shown = PRESIGNED.matcher(text).find() ? TextRedactor.MASK : SecretShapes.hide(text, known);
        return shown.equals(text) ? value : TextNode.valueOf(shown);
    }
}
