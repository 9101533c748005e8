package dev.mitosis.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Places in a document: a JSON pointer (RFC 6901) in which {@code *} stands for any member or element and {@code **}
 * for any number of steps, none included. The empty text is the document itself.
 *
 * <p>All tables that name places in resources' data are written so. What names places in answers of the API, where
 * lists are gone through without a step of their own ({@code Reservations/Instances}), is another grammar.
 */
public record JsonPath(List<String> steps) {
    /** One step, to any member or element. */
    public static final String ANY = "*";

    /** Any number of steps. */
    public static final String DEEP = "**";

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it does not begin with a slash
     */
    public static JsonPath of(String text) {
        if (text.isEmpty()) {
            return new JsonPath(List.of());
        }
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash, got '" + text + "'");
        }
        return new JsonPath(Arrays.stream(text.substring(1).split("/", -1))
                .map(Pointers::unescape)
                .toList());
    }

    /** Hands over each value at the path with its pointer, which begins with the one given for the root. */
    public void each(JsonNode root, String base, BiConsumer<JsonNode, String> found) {
        each(root, 0, base, found);
    }

    private void each(JsonNode at, int depth, String pointer, BiConsumer<JsonNode, String> found) {
        if (depth == steps.size()) {
            found.accept(at, pointer);
            return;
        }
        String step = steps.get(depth);
        if (step.equals(DEEP)) {
            each(at, depth + 1, pointer, found);
            everyChild(at, pointer, (child, below) -> each(child, depth, below, found));
        } else if (step.equals(ANY)) {
            everyChild(at, pointer, (child, below) -> each(child, depth + 1, below, found));
        } else if (at.has(step)) {
            each(at.get(step), depth + 1, Pointers.below(pointer, step), found);
        }
    }

    /** Hands over the members or elements of a node, each with its pointer. */
    public static void everyChild(JsonNode at, String pointer, BiConsumer<JsonNode, String> found) {
        if (at.isArray()) {
            for (int i = 0; i < at.size(); i++) {
                found.accept(at.get(i), pointer + "/" + i);
            }
        } else {
            at.properties()
                    .forEach(member -> found.accept(member.getValue(), Pointers.below(pointer, member.getKey())));
        }
    }

    /**
     * The node with something in the place of each of its members or elements, which are handed over with their
     * pointers; the node itself where each stays the same object, and where it has none.
     */
    public static JsonNode mapped(JsonNode node, String pointer, BiFunction<JsonNode, String, JsonNode> change) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            boolean same = true;
            for (int i = 0; i < node.size(); i++) {
                JsonNode changed = change.apply(node.get(i), pointer + "/" + i);
                same &= isSame(changed, node.get(i));
                array.add(changed);
            }
            return same ? node : array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            boolean same = true;
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                JsonNode changed = change.apply(member.getValue(), Pointers.below(pointer, member.getKey()));
                same &= isSame(changed, member.getValue());
                object.set(member.getKey(), changed);
            }
            return same ? node : object;
        }
        return node;
    }

    /** Whether both are one object; nodes that are equal would have to be compared whole. */
    private static boolean isSame(Object left, Object right) {
        return left == right;
    }

    /** Whether a pointer leads to one of the places. */
    public boolean matches(String pointer) {
        return matches(0, of(pointer).steps, 0);
    }

    private boolean matches(int depth, List<String> segments, int at) {
        if (depth == steps.size()) {
            return at == segments.size();
        }
        String step = steps.get(depth);
        if (step.equals(DEEP)) {
            return matches(depth + 1, segments, at) || (at < segments.size() && matches(depth, segments, at + 1));
        }
        return at < segments.size()
                && (step.equals(ANY) || step.equals(segments.get(at)))
                && matches(depth + 1, segments, at + 1);
    }

    /**
     * Puts something else in the place of each value at the path; a member whose new value is empty is removed, an
     * element stays. The document itself stays what it is: below a final {@code **} the outermost values are changed.
     */
    public void change(JsonNode root, Function<JsonNode, Optional<JsonNode>> change) {
        if (!steps.isEmpty()) {
            change(root, 0, change);
        }
    }

    private void change(JsonNode node, int depth, Function<JsonNode, Optional<JsonNode>> change) {
        String step = steps.get(depth);
        boolean last = depth == steps.size() - 1;
        if (step.equals(DEEP) && !last) {
            change(node, depth + 1, change);
            node.forEach(child -> change(child, depth, change));
        } else if (last) {
            replace(node, step, change);
        } else if (step.equals(ANY)) {
            node.forEach(child -> change(child, depth + 1, change));
        } else if (node.has(step)) {
            change(node.get(step), depth + 1, change);
        }
    }

    private static void replace(JsonNode node, String step, Function<JsonNode, Optional<JsonNode>> change) {
        boolean any = step.equals(ANY) || step.equals(DEEP);
        if (node instanceof ObjectNode object) {
            List<String> gone = new ArrayList<>();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (any || step.equals(member.getKey())) {
                    change.apply(member.getValue()).ifPresentOrElse(member::setValue, () -> gone.add(member.getKey()));
                }
            }
            object.remove(gone);
        } else if (node instanceof ArrayNode array && any) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                change.apply(array.get(i)).ifPresent(value -> array.set(at, value));
            }
        }
    }
}
