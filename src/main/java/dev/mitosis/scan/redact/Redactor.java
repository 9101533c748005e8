package dev.mitosis.scan.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.secrecy.ResourceShapes;
import dev.mitosis.scan.secrecy.Treatment;
import dev.mitosis.scan.spec.Secrecy;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Makes a resource's data fit for the disk. */
public final class Redactor {
    private static final Pattern STRUCTURE = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.$:-]{0,80}");

    // Amazon States Language: a member that ends in .$ holds a path, as do InputPath and its kin and Variable; the
    // paths
    // are JSONPath (RFC 9535) into the input, or into the context object after a second dollar sign.
    private static final Pattern PATHS = Pattern.compile(".*(?:\\.\\$|Path|Variable)");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$?(?:\\.{1,2}(?:[A-Za-z_][A-Za-z0-9_-]*|\\*)|"
            + "\\[(?:\\d+|\\d*:\\d*|\\*|'[A-Za-z_][A-Za-z0-9_ -]*')])*");

    private final ResourceShapes shapes;
    private final TextRedactor texts;
    private final Predicate<String> known;

    /** A redactor that knows these names, and the shapes in which secrets stand. */
    public Redactor(ResourceShapes shapes, Identifiers known) {
        this.shapes = shapes;
        this.texts = new TextRedactor(known);
        this.known = known::contains;
    }

    /** A copy of the data without secrets: declared places first, then whatever has a secret's form anywhere. */
    public ObjectNode clean(TypeSpec spec, ObjectNode data) {
        ObjectNode copy = data.deepCopy();
        hide(spec, copy);
        Credentials.scrub(copy, known);
        return copy;
    }

    /** A copy of the data without what stands in places that may hold secrets, but with whatever stands elsewhere. */
    public ObjectNode withoutPlaces(TypeSpec spec, ObjectNode data) {
        ObjectNode copy = data.deepCopy();
        hide(spec, copy);
        return copy;
    }

    private void hide(TypeSpec spec, ObjectNode copy) {
        spec.drop().forEach(pointer -> drop(copy, pointer));
        spec.decode().forEach(path -> replace(copy, path, 0, Redactor::decoded));
        ResourceShapes.Shapes own = shapes.of(spec);
        new ShapeRedactor(this::redacted).resource(copy, own.item().orElse(null), own.details());
        for (Secrecy place : spec.secrets()) {
            replace(copy, place.path(), 0, node -> redacted(node, Treatment.HIDDEN));
        }
    }

    /** A copy of an element of a type's listing that nothing has described. */
    public ObjectNode cleanListed(String type, ObjectNode element) {
        ObjectNode copy = element.deepCopy();
        ResourceShapes.Shapes listed = shapes.listed(type);
        new ShapeRedactor(this::redacted).resource(copy, listed.item().orElse(null), Map.of());
        Credentials.scrub(copy, known);
        return copy;
    }

    /** Whether the answer of an operation holds something that may be a secret. */
    public boolean suspicious(ServiceSpec service, String operation, ObjectNode answer) {
        ObjectNode copy = answer.deepCopy();
        new ShapeRedactor(this::redacted)
                .resource(copy, shapes.answer(service, operation).orElse(null), Map.of());
        Credentials.scrub(copy, known);
        return !copy.equals(answer);
    }

    /** The resource, whose data is clean, without what has the form of a credential in its names and tags. */
    public static Resource fit(Resource resource) {
        Map<String, String> tags = new TreeMap<>(resource.tags());
        tags.replaceAll((key, value) -> SecretShapes.hide(key, value, Redactor::unknown));
        return new Resource(
                SecretShapes.hide(resource.arn(), Redactor::unknown),
                resource.type(),
                resource.region(),
                resource.account(),
                SecretShapes.hide(resource.id(), Redactor::unknown),
                SecretShapes.hide(resource.name(), Redactor::unknown),
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

    private JsonNode redacted(JsonNode node, Treatment treatment) {
        if (node.isContainerNode()) {
            mask(node, treatment);
            return node;
        }
        return node.isNull() || node.isBoolean() ? node : TextNode.valueOf(redactText(node.asText(), treatment));
    }

    private String redactText(String source, Treatment treatment) {
        String text = treatment.kind() == Treatment.Kind.BASE64 ? Base64Text.decode(source) : source;
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            try {
                JsonNode tree = Json.mapper().readTree(text);
                if (tree != null && tree.isContainerNode()) {
                    mask(tree, new Treatment(Treatment.Kind.HIDDEN, treatment.keep()));
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
    private void mask(JsonNode node, Treatment treatment) {
        if (node instanceof ObjectNode object) {
            List<String> odd = new ArrayList<>();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                if (!STRUCTURE.matcher(name).matches()
                        || !SecretShapes.hide(name, known).equals(name)) {
                    odd.add(name);
                } else if (!(treatment.keep().contains(name)
                        && !member.getValue().isContainerNode())) {
                    member.setValue(masked(name, member.getValue(), treatment));
                }
            }
            object.remove(odd);
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked("", array.get(i), treatment));
            }
        }
    }

    private JsonNode masked(String name, JsonNode value, Treatment treatment) {
        if (value.isContainerNode()) {
            mask(value, treatment);
            return value;
        }
        if (!value.isTextual()) {
            return value.isNull() || value.isBoolean() ? value : TextNode.valueOf(TextRedactor.MASK);
        }
        boolean reference = PATHS.matcher(name).matches()
                && !treatment.keep().isEmpty()
                && REFERENCE.matcher(value.asText()).matches();
        return reference ? value : TextNode.valueOf(redactText(value.asText(), treatment));
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

    private static boolean unknown(String name) {
        return false;
    }
}
